import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster, IWorkerPoolListener } from './cluster';
import { HAControlPlane, HAControlPlaneProps } from './ha-control-plane';
import { KubernetesVersion } from './kubernetes-version';
import { IPlatformControlPlane } from './platform';
import { nameFromPath } from './private/names';
import { IWorkerPool, WorkerPool, WorkerPoolOptions } from './worker-pool';

/** Properties of `ProductionCluster`. */
export interface ProductionClusterProps extends HAControlPlaneProps {}

/**
 * A Kubernetes cluster for production: a replicated control plane and the pools that join it.
 *
 * With nothing but a version, a platform and one pool it is private, encrypted, audited and spread over three zones.
 * What lives inside the cluster, such as `RbacBaseline`, belongs to another stack.
 */
export class ProductionCluster extends Construct implements ICluster {
  /** The control plane. */
  public readonly controlPlane: HAControlPlane;

  constructor(scope: Construct, id: string, props: ProductionClusterProps) {
    super(scope, id);
    this.controlPlane = new HAControlPlane(this, 'ControlPlane', { ...props, clusterName: props.clusterName ?? nameFromPath(this) });
  }

  /** The cluster's name. */
  public get clusterName(): string {
    return this.controlPlane.clusterName;
  }

  /** The Kubernetes version of the control plane. */
  public get version(): KubernetesVersion {
    return this.controlPlane.version;
  }

  /** The URL of the API server. */
  public get endpoint(): string {
    return this.controlPlane.endpoint;
  }

  /** The certificate authority of the API server, as base64 of PEM; undefined where every machine trusts it. */
  public get certificateAuthority(): string | undefined {
    return this.controlPlane.certificateAuthority;
  }

  /** The command that writes a kubeconfig for people. */
  public get kubeconfigCommand(): string {
    return this.platformControlPlane.kubeconfigCommand;
  }

  /** The control plane on its platform. */
  public get platformControlPlane(): IPlatformControlPlane {
    return this.controlPlane.platformControlPlane;
  }

  /** The pools that have joined so far. */
  public get workerPools(): IWorkerPool[] {
    return this.controlPlane.workerPools;
  }

  /** What scales the autoscaling pools, if anything has been declared so far. */
  public get nodeAutoscaler(): string | undefined {
    return this.controlPlane.nodeAutoscaler;
  }

  /** Adds a pool. Its id is part of its Terraform addresses; the order of pools is not. */
  public addWorkerPool(id: string, options: WorkerPoolOptions): WorkerPool {
    return new WorkerPool(this, id, { cluster: this, ...options });
  }

  /** Called by a pool when it joins. */
  public registerWorkerPool(pool: IWorkerPool): void {
    this.controlPlane.registerWorkerPool(pool);
  }

  /** Tells `listener` of the pools that have joined, and of those that will. */
  public addWorkerPoolListener(listener: IWorkerPoolListener): void {
    this.controlPlane.addWorkerPoolListener(listener);
  }

  /**
   * Declares that something scales the autoscaling pools of this cluster, such as an autoscaler that another tool installs.
   *
   * @param name what scales them, such as `cluster-autoscaler`
   */
  public registerNodeAutoscaler(name: string): void {
    this.controlPlane.registerNodeAutoscaler(name);
  }

  /** The Kubernetes provider of the stack of `scope`, made once per stack and cluster. */
  public kubernetesProvider(scope: Construct): TerraformProvider {
    return this.controlPlane.kubernetesProvider(scope);
  }
}
