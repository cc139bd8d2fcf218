import { LaunchTemplateBlockDeviceMappings } from '@cdktf/provider-aws/lib/launch-template';
import { Construct } from 'constructs';
import { ICapacity } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { Architecture } from '../capacity/architecture';

/** What a capacity needs to know of the self-managed cluster that its machines join. */
export interface Ec2PoolContext {
  readonly clusterName: string;
  /** What a machine runs at its first boot, as text. */
  readonly userData: string;
  /** The image of machines of an architecture, which is asked for only where the image depends on it. */
  readonly imageId: (architecture: () => Architecture) => string;
  /** The disks of a machine, of a given size or of the cluster's. */
  readonly disks: (sizeGiB?: number) => LaunchTemplateBlockDeviceMappings[];
  readonly securityGroupId: string;
  readonly instanceProfileArn: string;
  readonly subnetIds: string[];
  /** Tags of machines and groups. */
  readonly tags: Record<string, string>;
  /** The name of the hook that a machine completes when it has been drained. */
  readonly drainHook: string;
  /** What must exist before a machine can become a node. */
  readonly ready: string[];
}

/**
 * A capacity that a self-managed cluster on EC2 can make.
 *
 * @internal
 */
export interface IEc2Capacity extends ICapacity {
  /** Makes the resources of a pool as children of `scope`. */
  _bindToEc2(scope: Construct, binding: WorkerPoolBinding, context: Ec2PoolContext): BoundWorkerPool;
}
