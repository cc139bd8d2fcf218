import { CapacityIntent, CapacityKind, ICapacity } from '../../capacity';
import { refuseForeignCapacity } from '../../private/capacity-checks';
import { NodePoolCapacity } from '../capacity/node-pool-capacity';
import { IGkeCapacity } from './gke-capacity';

const OWN = { platform: 'GKE', namespace: 'google', example: 'google.NodePoolCapacity' };

const PORTABLE: Partial<Record<CapacityKind, (intent: CapacityIntent) => IGkeCapacity>> = {
  [CapacityKind.MANAGED]: (intent) => NodePoolCapacity._of(intent),
  [CapacityKind.FIXED]: (intent) => NodePoolCapacity._of(intent),
};

/** GKE's own capacity as it is, portable capacity as GKE makes it. */
export function toGkeCapacity(capacity: ICapacity): IGkeCapacity {
  if (isGkeCapacity(capacity)) return capacity;
  const portable = PORTABLE[capacity.intent.kind];
  if (capacity.onlyOn === undefined && portable) return portable(capacity.intent);
  return refuseForeignCapacity(capacity, OWN);
}

/** Refuses capacity that is not portable. */
export function checkPortable(capacity: ICapacity): void {
  if (capacity.onlyOn !== undefined) refuseForeignCapacity(capacity, OWN);
}

function isGkeCapacity(capacity: ICapacity): capacity is IGkeCapacity {
  return '_bindToGke' in capacity;
}
