import { TerraformProvider } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { KubernetesVersion } from './kubernetes-version';
import { IPlatformControlPlane } from './platform';
import { IWorkerPool } from './worker-pool';

/** Something that is told of every pool of a cluster. */
export interface IWorkerPoolListener {
  /** Called once for each pool, whenever it joins. */
  workerPoolJoined(pool: IWorkerPool): void;
}

/** A cluster that pools can join and that in-cluster constructs can configure, whoever made it. */
export interface ICluster extends IConstruct {
  /** The cluster's name. */
  readonly clusterName: string;
  /** The Kubernetes version of the control plane. */
  readonly version: KubernetesVersion;
  /** The control plane on its platform. */
  readonly platformControlPlane: IPlatformControlPlane;
  /** The pools that have joined so far. */
  readonly workerPools: IWorkerPool[];

  /**
   * What scales the autoscaling pools.
   *
   * @default - nothing that has been declared so far
   */
  readonly nodeAutoscaler?: string;

  /** Called by a pool when it joins. */
  registerWorkerPool(pool: IWorkerPool): void;

  /** Tells `listener` of the pools that have joined, and of those that will. */
  addWorkerPoolListener(listener: IWorkerPoolListener): void;

  /**
   * Declares that something scales the autoscaling pools of this cluster.
   *
   * @param name what scales them, such as `cluster-autoscaler`
   */
  registerNodeAutoscaler(name: string): void;

  /** The Kubernetes provider of the stack of `scope`, made once per stack and cluster. */
  kubernetesProvider(scope: Construct): TerraformProvider;
}
