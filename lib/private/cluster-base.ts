import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster, IWorkerPoolListener } from '../cluster';
import { connectKubernetesProvider } from '../kubernetes/provider';
import { KubernetesVersion } from '../kubernetes-version';
import { IPlatformControlPlane } from '../platform';
import { IWorkerPool } from '../worker-pool';
import { checkText } from './checks';
import { judge } from './judges';
import { warn } from './problem';

/**
 * What every cluster does with its pools, whoever made its control plane.
 *
 * @internal
 */
export abstract class ClusterBase extends Construct implements ICluster {
  public abstract readonly clusterName: string;
  public abstract readonly version: KubernetesVersion;
  public abstract readonly platformControlPlane: IPlatformControlPlane;
  private readonly pools: IWorkerPool[] = [];
  private readonly listeners: IWorkerPoolListener[] = [];
  private declaredAutoscaler?: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => [...this.warnWhereNothingScales(), ...judge(this)] });
  }

  /** The pools that have joined so far. */
  public get workerPools(): IWorkerPool[] {
    return [...this.pools];
  }

  /** What scales the autoscaling pools, if anything has been declared so far. */
  public get nodeAutoscaler(): string | undefined {
    return this.declaredAutoscaler;
  }

  /** Called by a pool when it joins. */
  public registerWorkerPool(pool: IWorkerPool): void {
    this.pools.push(pool);
    for (const listener of this.listeners) listener.workerPoolJoined(pool);
  }

  /** Tells `listener` of the pools that have joined, and of those that will. */
  public addWorkerPoolListener(listener: IWorkerPoolListener): void {
    this.listeners.push(listener);
    for (const pool of this.workerPools) listener.workerPoolJoined(pool);
  }

  /**
   * Declares that something scales the autoscaling pools of this cluster, such as an autoscaler that another tool installs.
   *
   * @param name what scales them, such as `cluster-autoscaler`
   */
  public registerNodeAutoscaler(name: string): void {
    checkText(name, { id: 'node-autoscaler-name', option: 'registerNodeAutoscaler name', pattern: /\S/, maxLength: 100, allowed: 'text of 1 to 100 characters' });
    this.declaredAutoscaler = name;
  }

  /** The Kubernetes provider of the stack of `scope`, made once per stack and cluster. */
  public kubernetesProvider(scope: Construct): TerraformProvider {
    return connectKubernetesProvider(scope, this, this.platformControlPlane);
  }

  private warnWhereNothingScales(): string[] {
    if (this.nodeAutoscaler !== undefined) return [];
    const { capabilities } = this.platformControlPlane;
    const stuck = this.pools.filter((pool) => pool.needsNodeAutoscaler).map((pool) => pool.node.id);
    if (stuck.length === 0) return [];
    warn(this, 'node-autoscaler-missing', {
      what: `Nothing changes the number of nodes of autoscaling pools on ${capabilities.platformName}: they stay at minSize`,
      got: stuck,
      allowed: 'a program in the cluster that scales them, or Capacity.fixed',
      fix: "install an autoscaler and declare it with registerNodeAutoscaler('cluster-autoscaler'), or use Capacity.fixed",
    });
    return [];
  }
}
