import { checkText, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { Accelerator, GpuOptions } from '../accelerator';
import { BUILT_IN_GPUS } from './built-in-gpus';
import { familyOf, knownType } from './machine-type';
import { CONFIDENTIAL_TECHNOLOGIES, FAMILIES_WITHOUT_GPUS, GPUS_OF_N1 } from './machine-facts';
import { NodePoolSpec } from './node-pool';

// Series, kind, size: https://cloud.google.com/compute/docs/machine-resource#machine_type_comparison, custom machine types included (read 2026-11)
const MACHINE_TYPE = /^[a-z][a-z0-9]*-[a-z0-9]+(-[a-z0-9]+)*$/;

/** Refuses a machine type that is none, several of them, and what it does not have. */
export function checkMachine(spec: NodePoolSpec): void {
  const { machineTypes } = spec.intent;
  if (unknown(machineTypes)) return;
  if (machineTypes.length > 1) {
    fail('machine-types-several', {
      what: 'A node pool of GKE has one machine type',
      got: machineTypes,
      allowed: 'one machine type in machineTypes',
      fix: 'make one pool for each type, or use node auto-provisioning of the platform',
    });
  }
  checkText(machineTypes[0], { id: 'machine-type-format', option: 'machineTypes', pattern: MACHINE_TYPE, maxLength: 63, allowed: 'a machine type of Compute Engine, such as n4-standard-4' });
  const machineType = knownType({ machineTypes });
  if (machineType === undefined) return;
  checkAccelerator(machineType, spec.accelerator);
  checkConfidential(machineType, spec);
}

function checkAccelerator(machineType: string, accelerator?: Accelerator): void {
  if (accelerator === undefined || unknown(accelerator.type)) return;
  const family = familyOf(machineType);
  const builtIn = BUILT_IN_GPUS[machineType];
  if (builtIn !== undefined) checkBuiltIn(machineType, accelerator, builtIn);
  else if (FAMILIES_WITHOUT_GPUS.includes(family)) mismatch(machineType, accelerator, 'no GPU', 'choose a machine type that has GPUs, such as g2-standard-4, or one of N1');
  else if (family === 'n1') checkAttached(machineType, accelerator);
}

function checkBuiltIn(machineType: string, accelerator: Accelerator, { type, count }: GpuOptions): void {
  if (accelerator.type === type && (unknown(accelerator.count) || accelerator.count === count)) return;
  mismatch(machineType, accelerator, `${count} of ${type}`, 'leave accelerator out, or correct it');
}

function checkAttached(machineType: string, accelerator: Accelerator): void {
  const counts = GPUS_OF_N1[accelerator.type];
  if (counts === undefined) mismatch(machineType, accelerator, `GPUs of N1: ${Object.keys(GPUS_OF_N1).join(', ')}`, 'choose one of these, or a machine type that has this GPU');
  else if (!unknown(accelerator.count) && !counts.includes(accelerator.count)) mismatch(machineType, accelerator, `${counts.join(', ')} of ${accelerator.type}`, 'correct count');
}

function mismatch(machineType: string, { type, count }: Accelerator, allowed: string, fix: string): never {
  return fail('accelerator', { what: `${machineType} does not have what accelerator asks for`, got: { type, count }, allowed, fix });
}

function checkConfidential(machineType: string, { confidentialTechnology: technology }: NodePoolSpec): void {
  if (technology === undefined || unknown(technology)) return;
  const technologies = CONFIDENTIAL_TECHNOLOGIES[familyOf(machineType)];
  if (technologies === undefined || technologies.includes(technology)) return;
  const families = Object.entries(CONFIDENTIAL_TECHNOLOGIES).flatMap(([family, has = []]) => (has.includes(technology) ? [family.toUpperCase()] : []));
  fail('confidential-nodes', {
    what: `${machineType} does not have what confidentialTechnology asks for`,
    got: technology,
    allowed: `machine types of ${families.join(', ')}`,
    fix: 'choose one of these, or another technology',
  });
}
