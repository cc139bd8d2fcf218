import { InfrastructureOptions, MachineRole } from '../../../kubeadm/infrastructure';
import { AwsEnvironment } from '../../private/aws-environment';
import { INetwork } from '../../network/network';

/** The tag by which the rights of machines are held to one cluster. Programs read it in the metadata, where no key has a `/`. */
export const CLUSTER_TAG = 'ProductionCluster';
/** The tag that tells a machine of which generation it is. */
export const GENERATION_TAG = 'ProductionClusterGeneration';

/** What all parts of a cluster on EC2 need to know. */
export interface ClusterContext {
  readonly clusterName: string;
  readonly environment: AwsEnvironment;
  readonly network: INetwork;
  /** Tags of everything, with that of the cluster. */
  readonly tags: Record<string, string>;
  readonly preventDestroy: boolean;
  /** The key of secrets, objects and the data of etcd. */
  readonly keyArn: string;
}

/** Whether etcd has machines of its own. */
export function hasOwnEtcd({ members }: InfrastructureOptions): boolean {
  return members.some(({ role }) => role === MachineRole.ETCD);
}
