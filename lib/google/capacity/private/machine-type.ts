import { unknown } from '../../../private/checks';
import { Accelerator } from '../accelerator';
import { BUILT_IN_GPUS } from './built-in-gpus';
import { FAMILIES_WITHOUT_OWN_SSDS } from './machine-facts';

// The Arm series: https://cloud.google.com/compute/docs/instances/arm-on-compute (read 2026-11)
const ARM_FAMILIES = ['t2a', 'c4a', 'n4a', 'a4x'];

/** The series of a machine type, such as `n4` of `n4-standard-4`. */
export function familyOf(machineType: string): string {
  return machineType.split('-')[0];
}

/** The machine type of a pool, where it is known. */
export function knownType({ machineTypes }: { readonly machineTypes: string[] }): string | undefined {
  return unknown(machineTypes) || unknown(machineTypes[0]) ? undefined : machineTypes[0];
}

/** Whether machines are of Arm; false where only Terraform knows. */
export function isArm(machineType: string | undefined): boolean {
  return machineType !== undefined && ARM_FAMILIES.includes(familyOf(machineType));
}

/** Whether machines may have local SSDs that nobody asked for; where only Terraform knows, they may. */
export function mayHaveLocalSsds(machineType: string | undefined): boolean {
  return machineType === undefined || !FAMILIES_WITHOUT_OWN_SSDS.includes(familyOf(machineType));
}

/** The GPUs of nodes: those that are asked for, or those that the machine type has. */
export function acceleratorOf({ machineTypes, accelerator }: { readonly machineTypes: string[]; readonly accelerator?: Accelerator }): Accelerator | undefined {
  const builtIn = BUILT_IN_GPUS[knownType({ machineTypes }) ?? ''];
  return accelerator ?? (builtIn && Accelerator.gpu(builtIn));
}

/**
 * Whether GKE taints the nodes, so that pods of the system stay away.
 * Sources: https://cloud.google.com/kubernetes-engine/docs/how-to/gpus (nvidia.com/gpu=present:NoSchedule),
 * https://cloud.google.com/kubernetes-engine/docs/how-to/prepare-arm-workloads-for-deployment (kubernetes.io/arch=arm64:NoSchedule; read 2026-11)
 */
export function repelsSystemPods(options: { readonly machineTypes: string[]; readonly accelerator?: Accelerator }): boolean {
  return acceleratorOf(options) !== undefined || isArm(knownType(options));
}
