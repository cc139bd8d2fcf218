import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { CapacityIntent, CapacityKind, ICapacity } from '../../capacity';
import { WorkerPoolBinding } from '../../platform';
import { fail } from '../../private/problem';
import { FargateCapacity } from '../capacity/fargate-capacity';
import { NodeGroupCapacity } from '../capacity/node-group-capacity';
import { AwsEnvironment } from './aws-environment';

/** What a capacity needs to know of the cluster that it joins. */
export interface EksPoolContext {
  readonly clusterName: string;
  readonly securityGroupId: string;
  readonly subnetIds: string[];
  readonly environment: AwsEnvironment;
  readonly tags?: Record<string, string>;
  /** What must exist before a node can become ready. */
  readonly ready: string[];
  /** The role of the cluster's nodes, made when the first pool asks for it. */
  readonly nodeRole: () => { roleArn: string; attachments: ITerraformDependable[] };
}

/**
 * A capacity that EKS can make.
 *
 * @internal
 */
export interface IEksCapacity extends ICapacity {
  /** How many addresses the pool takes at its largest. */
  readonly _addresses: number;

  /** Makes the resources of a pool as children of `scope`. */
  _bindToEks(scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): ITerraformDependable;
}

const PORTABLE: Record<CapacityKind, (intent: CapacityIntent) => IEksCapacity> = {
  [CapacityKind.MANAGED]: (intent) => NodeGroupCapacity._of(intent),
  [CapacityKind.FIXED]: (intent) => NodeGroupCapacity._of(intent),
  [CapacityKind.SERVERLESS]: (intent) => FargateCapacity._of(intent),
};

/** EKS's own capacity as it is, portable capacity as EKS makes it. */
export function toEksCapacity(capacity: ICapacity): IEksCapacity {
  if (isEksCapacity(capacity)) return capacity;
  if (capacity.onlyOn === undefined) return PORTABLE[capacity.intent.kind](capacity.intent);
  return fail('capacity-of-another-platform', {
    what: `The capacity of this pool exists on ${capacity.onlyOn.join(' and ')} only`,
    got: capacity.onlyOn,
    allowed: 'on EKS: Capacity.… and the capacities of the namespace aws',
    fix: 'use Capacity.managed, or aws.NodeGroupCapacity for more options',
  });
}

function isEksCapacity(capacity: ICapacity): capacity is IEksCapacity {
  return '_bindToEks' in capacity;
}
