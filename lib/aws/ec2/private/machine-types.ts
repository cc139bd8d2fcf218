import { MachineSize } from '../../../kubeadm/infrastructure';
import { checkText } from '../../../private/checks';
import { fail } from '../../../private/problem';

// Name, virtual processors, memory in GiB: https://aws.amazon.com/ec2/instance-types/m7i/ (read 2026-11)
const M7I: readonly (readonly [string, number, number])[] = [
  ['m7i.large', 2, 8],
  ['m7i.xlarge', 4, 16],
  ['m7i.2xlarge', 8, 32],
  ['m7i.4xlarge', 16, 64],
  ['m7i.8xlarge', 32, 128],
  ['m7i.12xlarge', 48, 192],
  ['m7i.16xlarge', 64, 256],
  ['m7i.24xlarge', 96, 384],
  ['m7i.48xlarge', 192, 768],
];

/** The smallest general purpose type that has what is asked for. */
export function generalPurposeType({ vCpus, memoryGiB }: MachineSize): string {
  const fitting = M7I.find(([, cpus, memory]) => cpus >= vCpus && memory >= memoryGiB);
  if (fitting !== undefined) return fitting[0];
  return fail('machine-requirements', {
    what: 'No general purpose machine is as large', got: { vCpus, memoryGiB }, allowed: 'at most 192 virtual processors and 768 GiB', fix: 'name a machine type',
  });
}

/** Refuses what is no machine type. */
export function checkMachineType(machineType: string): void {
  checkText(machineType, { id: 'machine-type-format', option: 'machineType', pattern: /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, maxLength: 40, allowed: 'an EC2 instance type, such as m7i.large' });
}
