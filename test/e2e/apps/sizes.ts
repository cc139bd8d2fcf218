import { TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { OtherTeamsNetwork } from './network';

/** The bounds of the pool that an autoscaler sizes. */
export interface Bounds {
  readonly minSize: number;
  readonly maxSize: number;
}

/** A cluster with a pool that an autoscaler sizes and one of three nodes that Terraform keeps. */
export function sizedPools(stack: TerraformStack, bounds: Bounds): void {
  const network = new OtherTeamsNetwork(stack, 'OtherTeam').for(stack);
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({ administrators: ['arn:aws:iam::111122223333:role/platform-oncall'], network }),
  });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
  cluster.addWorkerPool('Elastic', { capacity: Capacity.managed({ machineTypes: ['m7i.large'], ...bounds }) });
  cluster.addWorkerPool('Steady', { capacity: Capacity.fixed({ machineTypes: ['m7i.large'], size: 3 }) });
}
