import { TerraformStack } from 'cdktf';
import { aws, DeletionProtection, KubernetesVersion, ProductionCluster, ProductionClusterProps, WorkerPoolOptions } from 'cdktf-production-cluster';
import { OtherTeamsNetwork } from './network';

/** Pools by their ids. */
export type Pools = Record<string, WorkerPoolOptions>;

/** What of a cluster is not the same in all stories. */
export interface ClusterOptions {
  readonly platform?: Partial<aws.EksPlatformProps>;
  readonly cluster?: Partial<ProductionClusterProps>;
  /** @default Cluster */
  readonly id?: string;
}

export const ADMINISTRATOR = 'arn:aws:iam::111122223333:role/platform-oncall';

/** A cluster without pools that may be destroyed, in a network that exists. */
export function clusterIn(stack: TerraformStack, network: aws.INetwork, { platform, cluster: props, id = 'Cluster' }: ClusterOptions = {}): ProductionCluster {
  const cluster = new ProductionCluster(stack, id, {
    version: KubernetesVersion.V1_34,
    deletionProtection: DeletionProtection.DISABLED,
    platform: new aws.EksPlatform({ administrators: [ADMINISTRATOR], network, ...platform }),
    ...props,
  });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
  return cluster;
}

/** The same, with a network of another team in the same stack. */
export function newCluster(stack: TerraformStack, options: ClusterOptions = {}): ProductionCluster {
  return clusterIn(stack, new OtherTeamsNetwork(stack, 'OtherTeam').for(stack), options);
}

export function addPools(cluster: ProductionCluster, pools: Pools): void {
  for (const [id, options] of Object.entries(pools)) cluster.addWorkerPool(id, options);
}
