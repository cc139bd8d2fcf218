import { unknown } from '../private/checks';
import { fail } from '../private/problem';

/** What a machine has that pods can use: its `allocatable`, as `kubectl describe node` shows it. */
export interface MachineCapacity {
  /** Processors, such as 3.92. */
  readonly cpu: number;
  /** Memory in GiB, such as 14.5. */
  readonly memoryGiB: number;
}

/**
 * Refuses what is no size of a machine.
 *
 * @internal
 */
export function checkMachineSizes(sizes: Readonly<Record<string, MachineCapacity>>): void {
  for (const [type, { cpu, memoryGiB }] of Object.entries(sizes)) {
    if ([cpu, memoryGiB].every((value) => !unknown(value) && Number.isFinite(value) && value > 0)) continue;
    fail('readiness-machine-size', { what: `Readiness machineSizes["${type}"] is no size of a machine`, got: { cpu, memoryGiB }, allowed: 'numbers above 0 that are known when the app is synthesized', fix: 'write what kubectl describe node shows as Allocatable' });
  }
}
