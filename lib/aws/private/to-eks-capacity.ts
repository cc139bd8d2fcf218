import { CapacityIntent, CapacityKind, ICapacity } from '../../capacity';
import { fail } from '../../private/problem';
import { AutoScalingGroupCapacity } from '../capacity/auto-scaling-group-capacity';
import { FargateCapacity } from '../capacity/fargate-capacity';
import { NodeGroupCapacity } from '../capacity/node-group-capacity';
import { IEksCapacity } from './eks-capacity';

const PORTABLE: Record<CapacityKind, (intent: CapacityIntent) => IEksCapacity> = {
  [CapacityKind.MANAGED]: (intent) => NodeGroupCapacity._of(intent),
  [CapacityKind.SELF_MANAGED]: (intent) => AutoScalingGroupCapacity._of(intent),
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
