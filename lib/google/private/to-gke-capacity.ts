import { CapacityIntent, CapacityKind, ICapacity } from '../../capacity';
import { fail } from '../../private/problem';
import { NodePoolCapacity } from '../capacity/node-pool-capacity';
import { IGkeCapacity } from './gke-capacity';

const PORTABLE: Partial<Record<CapacityKind, (intent: CapacityIntent) => IGkeCapacity>> = {
  [CapacityKind.MANAGED]: (intent) => NodePoolCapacity._of(intent),
  [CapacityKind.FIXED]: (intent) => NodePoolCapacity._of(intent),
};

/** GKE's own capacity as it is, portable capacity as GKE makes it. */
export function toGkeCapacity(capacity: ICapacity): IGkeCapacity {
  if (isGkeCapacity(capacity)) return capacity;
  const portable = PORTABLE[capacity.intent.kind];
  if (capacity.onlyOn === undefined && portable) return portable(capacity.intent);
  return refuse(capacity);
}

/** Refuses what exists on another platform only. */
export function refuseForeignCapacity(capacity: ICapacity): void {
  if (capacity.onlyOn !== undefined) refuse(capacity);
}

function refuse({ onlyOn = [] }: ICapacity): never {
  return fail('capacity-of-another-platform', {
    what: `The capacity of this pool exists on ${onlyOn.join(' and ')} only`,
    got: onlyOn,
    allowed: 'on GKE: Capacity.… and the capacities of the namespace google',
    fix: 'use Capacity.managed, or google.NodePoolCapacity for more options',
  });
}

function isGkeCapacity(capacity: ICapacity): capacity is IGkeCapacity {
  return '_bindToGke' in capacity;
}
