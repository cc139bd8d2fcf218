import { ICapacity } from '../../capacity';
import { refuseForeignCapacity } from '../../private/capacity-checks';
import { AutoScalingGroupCapacity } from '../capacity/auto-scaling-group-capacity';
import { IEc2Capacity } from './ec2-capacity';

/** EC2's own capacity as it is; portable capacity, managed or not, as an Auto Scaling group, because no service makes nodes of a cluster that is not its own. */
export function toEc2Capacity(capacity: ICapacity): IEc2Capacity {
  if (isEc2Capacity(capacity)) return capacity;
  if (capacity.onlyOn === undefined) return AutoScalingGroupCapacity._of(capacity.intent);
  return refuseForeignCapacity(capacity, { platform: 'EC2', namespace: 'aws', example: 'aws.AutoScalingGroupCapacity' });
}

function isEc2Capacity(capacity: ICapacity): capacity is IEc2Capacity {
  return '_bindToEc2' in capacity;
}
