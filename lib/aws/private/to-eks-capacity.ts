import { CapacityIntent, CapacityKind, ICapacity } from '../../capacity';
import { refuseForeignCapacity } from '../../private/capacity-checks';
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
  return refuseForeignCapacity(capacity, { platform: 'EKS', namespace: 'aws', example: 'aws.NodeGroupCapacity' });
}

function isEksCapacity(capacity: ICapacity): capacity is IEksCapacity {
  return '_bindToEks' in capacity;
}
