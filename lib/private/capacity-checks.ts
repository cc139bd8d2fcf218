import { ICapacity } from '../capacity';
import { WorkerPoolBinding } from '../platform';
import { checkInteger, checkNotEmpty, checkUnique, unknown } from './checks';
import { fail } from './problem';
import { MOST_NODES } from './scale';

/** Refuses an empty list of machine types, and one that names a type twice. */
export function checkMachineTypeList(machineTypes: string[]): void {
  checkNotEmpty(machineTypes, { id: 'list-empty', option: 'machineTypes' });
  checkUnique(machineTypes, { id: 'machine-type-duplicate', option: 'machineTypes' });
}

/** Refuses what is no number of nodes that a pool can keep. */
export function checkSize(size: number): void {
  checkInteger(size, { id: 'capacity-size', option: 'size' }, 1, MOST_NODES);
}

/** Refuses bounds that no number of nodes keeps. */
export function checkSizes({ minSize, maxSize }: { readonly minSize: number; readonly maxSize: number }): void {
  checkInteger(minSize, { id: 'capacity-size', option: 'minSize' }, 0, MOST_NODES);
  checkInteger(maxSize, { id: 'capacity-size', option: 'maxSize' }, 1, MOST_NODES);
  if (unknown(minSize) || unknown(maxSize) || minSize <= maxSize) return;
  fail('capacity-min-above-max', {
    what: 'minSize is above maxSize',
    got: { minSize, maxSize },
    allowed: 'minSize at most maxSize',
    fix: `lower minSize to ${maxSize} or raise maxSize to ${minSize}`,
  });
}

/** The capacities that a platform has of its own, in the words of its users. */
export interface OwnCapacities {
  readonly platform: string;
  readonly namespace: string;
  /** The one to use in the place of `Capacity.managed`. */
  readonly example: string;
}

/** Refuses capacity that exists on another platform only. */
export function refuseForeignCapacity({ onlyOn = [] }: ICapacity, { platform, namespace, example }: OwnCapacities): never {
  return fail('capacity-of-another-platform', {
    what: `The capacity of this pool exists on ${onlyOn.join(' and ')} only`,
    got: onlyOn,
    allowed: `on ${platform}: Capacity.… and the capacities of the namespace ${namespace}`,
    fix: `use Capacity.managed, or ${example} for more options`,
  });
}

/** Refuses options of nodes where there are none of the user's: they would be ignored. */
export function refuseNodeOptions({ nodeOptions }: WorkerPoolBinding, what: string): void {
  if (nodeOptions.length === 0) return;
  fail('pool-option-unsupported', { what, got: nodeOptions, allowed: 'capacity alone', fix: 'remove the options, or use Capacity.managed' });
}
