import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { TerraformStack } from 'cdktf';
import { Capacity, KubernetesVersion, ProductionClusterProps } from 'cdktf-production-cluster';
import { newCluster } from './pools';

/** What of a guarded cluster is not the same in all steps. */
export interface GuardedCluster {
  readonly minSize?: number;
  readonly maxSize?: number;
  /** @default production-cluster */
  readonly clusterName?: string;
  readonly version?: KubernetesVersion;
  /** Whether its only pool is there. @default true */
  readonly pool?: boolean;
  /** Whether the pool looks out for the number of nodes by itself; what another tool made does not. @default true */
  readonly postconditions?: boolean;
}

/** A cluster with one pool that an autoscaler sizes. */
export function guardedCluster(stack: TerraformStack, options: GuardedCluster = {}): void {
  const { clusterName, version, minSize = 3, maxSize = 6, pool = true, postconditions = true } = options;
  const props: Partial<ProductionClusterProps> = { ...(clusterName && { clusterName }), ...(version && { version }) };
  const cluster = newCluster(stack, { cluster: props });
  if (!pool) return;
  const general = cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize, maxSize }) });
  if (!postconditions) (general.node.defaultChild as EksNodeGroup).addOverride('lifecycle.postcondition', undefined);
}
