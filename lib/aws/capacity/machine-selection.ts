import { checkInteger, checkKnown, checkNotEmpty, checkText, checkUnique, unknown } from '../../private/checks';
import { checkMachineTypeList } from '../../private/capacity-checks';
import { fail } from '../../private/problem';
import { Architecture } from './architecture';

/** Who makes a processor. */
export enum CpuManufacturer {
  /** AMD. */
  AMD = 'amd',
  /** AWS, such as Graviton. */
  AWS = 'amazon-web-services',
  /** Intel. */
  INTEL = 'intel',
}

/** What machines must have, for EC2 to choose their types. Machines with accelerators, bare metal and burstable ones are left out. */
export interface MachineRequirements {
  /** Fewest virtual processors, from 1. */
  readonly minVcpus: number;
  /**
   * Most virtual processors.
   *
   * @default - no limit
   */
  readonly maxVcpus?: number;
  /** Least memory in GiB, from 1. */
  readonly minMemoryGiB: number;
  /**
   * Most memory in GiB.
   *
   * @default - no limit
   */
  readonly maxMemoryGiB?: number;
  /**
   * The architecture, which the image decides.
   *
   * @default Architecture.AMD64
   */
  readonly architecture?: Architecture;
  /**
   * Who makes the processors.
   *
   * @default - anybody
   */
  readonly cpuManufacturers?: CpuManufacturer[];
  /**
   * Machine types that are not taken; `*` is a wildcard.
   *
   * @default - none
   */
  readonly excludedMachineTypes?: string[];
}

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_MixedInstancesPolicy.html and …/API_InstanceRequirements.html (read 2026-11)
const MAX_TYPES = 40;
const MAX_EXCLUDED = 400;
const MAX_NUMBER = 1_000_000;

/**
 * How the machine types of an Auto Scaling group are chosen.
 *
 * Errors: `list-empty`, `machine-type-duplicate`, `machine-requirements`.
 */
export class MachineSelection {
  /** Machine types in order of preference, at most 40. */
  public static ofTypes(machineTypes: string[]): MachineSelection {
    checkKnown(machineTypes, 'MachineSelection machineTypes');
    checkMachineTypeList(machineTypes);
    if (machineTypes.length > MAX_TYPES) tooMany('machineTypes', machineTypes.length, MAX_TYPES);
    return new MachineSelection([...machineTypes]);
  }

  /** Machine types that EC2 chooses by what machines must have, also types that come later. */
  public static matching(requirements: MachineRequirements): MachineSelection {
    checkRequirements(requirements);
    return new MachineSelection([], { ...requirements });
  }

  private constructor(
    /** Machine types in order of preference; empty where EC2 chooses them. */
    public readonly machineTypes: string[],
    /** What machines must have; undefined where their types are named. */
    public readonly requirements?: MachineRequirements,
  ) {}
}

function checkRequirements({ minVcpus, maxVcpus, minMemoryGiB, maxMemoryGiB, cpuManufacturers, excludedMachineTypes = [] }: MachineRequirements): void {
  checkRange('Vcpus', minVcpus, maxVcpus);
  checkRange('MemoryGiB', minMemoryGiB, maxMemoryGiB);
  if (cpuManufacturers !== undefined) {
    checkKnown(cpuManufacturers, 'MachineRequirements cpuManufacturers');
    checkNotEmpty(cpuManufacturers, { id: 'list-empty', option: 'MachineRequirements cpuManufacturers' });
  }
  const rule = { id: 'machine-requirements' as const, option: 'MachineRequirements excludedMachineTypes' };
  checkKnown(excludedMachineTypes, rule.option);
  checkUnique(excludedMachineTypes, rule);
  excludedMachineTypes.forEach((type) => checkText(type, { ...rule, pattern: /^[a-z0-9.*-]+$/, maxLength: 30, allowed: 'a machine type, with * as wildcard' }));
  if (excludedMachineTypes.length > MAX_EXCLUDED) tooMany('excludedMachineTypes', excludedMachineTypes.length, MAX_EXCLUDED);
}

function checkRange(what: string, min: number, max: number | undefined): void {
  const rule = (option: string) => ({ id: 'machine-requirements' as const, option: `MachineRequirements ${option}${what}` });
  checkInteger(min, rule('min'), 1, MAX_NUMBER);
  if (max !== undefined) checkInteger(max, rule('max'), unknown(min) ? 1 : min, MAX_NUMBER);
}

function tooMany(option: string, got: number, most: number): never {
  return fail('machine-requirements', { what: `${option} has too many`, got, allowed: `at most ${most}`, fix: 'name fewer' });
}
