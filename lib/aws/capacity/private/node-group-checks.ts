import { PurchaseOption } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { checkInteger, checkKnown, checkNotEmpty, checkOneOf, checkText, checkUnique } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { CapacityReservation } from '../capacity-reservation';
import { NodeGroupOptions } from '../node-group-capacity';
import { BlockedDrain, NodeRepair } from '../node-group-upkeep';
import { NodeImage } from '../node-image';
import { ZonePlacement } from '../zone-placement';
import { IMAGE_FAMILIES } from './image-families';
import { severalMachineTypes } from '../../private/machine-type';

// https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html (read 2026-11)
const MAX_TAINTS = 50;
const MAX_LABEL_KEY = 63;
const MAX_DISK_GIB = 16384;
// The provider attaches at most this many to a network interface, of which the cluster's is one: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (read 2026-11)
const MAX_SECURITY_GROUPS = 15;

/** Refuses options of a node group that do not fit together. */
export function checkNodeGroup(options: NodeGroupOptions, image: NodeImage): void {
  checkMachineOptions(options, image);
  const { releaseVersion, podDensity, reservation } = options;
  checkChoice('purchase', options.purchase, PurchaseOption);
  checkChoice('nodeRepair', options.nodeRepair, NodeRepair);
  checkChoice('blockedDrain', options.blockedDrain, BlockedDrain);
  if (releaseVersion !== undefined) {
    checkText(releaseVersion, { id: 'release-version', option: 'releaseVersion', pattern: /^\d[\w.-]*$/, maxLength: 63, allowed: 'an AMI release, such as 1.34.1-20251112' });
    if (image.amiId !== undefined) unsupported('releaseVersion', 'releaseVersion names a release of AWS, and NodeImage.custom an image of yours', 'remove one of them');
  }
  if (IMAGE_FAMILIES[image.family].userData === undefined && (podDensity !== undefined || image.amiId !== undefined)) {
    unsupported(podDensity === undefined ? 'NodeImage.custom' : 'podDensity', `A node of ${image.name} is configured by EKS alone`, 'leave the option out');
  }
  if (reservation) checkReservation(reservation, options);
}

/** Refuses a choice that there is not: it would silently be another one. */
export function checkChoice(option: string, value: string | undefined, choices: Record<string, string>): void {
  if (value !== undefined) checkOneOf(value, { id: 'pool-option-unsupported', option }, Object.values(choices));
}

/** Refuses options of machines that do not fit together. */
export function checkMachineOptions(options: Pick<NodeGroupOptions, 'diskSizeGiB' | 'securityGroupIds' | 'subnetIds' | 'zonePlacement'>, image: NodeImage): void {
  const { diskSizeGiB, securityGroupIds = [], subnetIds } = options;
  checkChoice('zonePlacement', options.zonePlacement, ZonePlacement);
  if (subnetIds !== undefined) {
    checkKnown(subnetIds, 'subnetIds');
    checkNotEmpty(subnetIds, { id: 'list-empty', option: 'subnetIds' });
    checkUnique(subnetIds, { id: 'network-subnets', option: 'subnetIds' });
  }
  if (diskSizeGiB !== undefined) checkInteger(diskSizeGiB, { id: 'disk-size', option: 'diskSizeGiB' }, IMAGE_FAMILIES[image.family].minDiskGiB, MAX_DISK_GIB);
  const option = 'securityGroupIds';
  checkKnown(securityGroupIds, option);
  checkUnique(securityGroupIds, { id: 'security-group-id', option });
  securityGroupIds.forEach((id) => checkText(id, { id: 'security-group-id', option, pattern: /^sg-[0-9a-f]{8,17}$/, maxLength: 20, allowed: 'an id that starts with sg-' }));
  if (securityGroupIds.length <= MAX_SECURITY_GROUPS) return;
  fail('security-group-id', { what: `${option} has too many`, got: securityGroupIds.length, allowed: `at most ${MAX_SECURITY_GROUPS}, besides the cluster's`, fix: 'put their rules together' });
}

// https://docs.aws.amazon.com/eks/latest/userguide/capacity-blocks-mng.html (read 2026-11)
function checkReservation({ isBlock }: CapacityReservation, { machineTypes, purchase, subnetIds }: NodeGroupOptions): void {
  if (purchase === PurchaseOption.SPOT) unsupported('reservation', 'A reservation is not for spot machines', 'remove reservation, or use PurchaseOption.ON_DEMAND');
  if (isBlock) checkBlock(!severalMachineTypes(machineTypes), subnetIds);
}

/** Refuses a Capacity Block where its zone or its one machine type is not named. */
export function checkBlock(oneType: boolean, subnetIds?: string[]): void {
  if (!oneType) unsupported('machine types', 'A Capacity Block has machines of one type', 'name that type alone');
  if (subnetIds === undefined) unsupported('reservation', 'A Capacity Block is in one zone', 'name the subnet of that zone in subnetIds');
}

/** Refuses options that do not fit together. */
export function unsupported(got: string, what: string, fix: string): never {
  return fail('pool-option-unsupported', { what, got, allowed: 'options that fit together', fix });
}

/** Refuses labels and taints that EKS does not take. */
export function checkForEks({ labels, taints }: WorkerPoolBinding): void {
  for (const [key, value] of Object.entries(labels)) {
    checkText(key, { id: 'label-key', option: 'WorkerPool labels key', pattern: /^(?!eks\.amazonaws\.com\/)/, maxLength: MAX_LABEL_KEY, allowed: `on EKS at most ${MAX_LABEL_KEY} characters, prefix included, and not below eks.amazonaws.com/` });
    checkText(value, { id: 'label-value', option: `WorkerPool labels["${key}"]`, pattern: /./, maxLength: 63, allowed: 'on EKS 1 to 63 characters' });
  }
  for (const { key } of taints) {
    checkText(key, { id: 'taint-key', option: 'Taint key', pattern: /./, maxLength: MAX_LABEL_KEY, allowed: `on EKS at most ${MAX_LABEL_KEY} characters, prefix included` });
  }
  if (taints.length <= MAX_TAINTS) return;
  fail('taint-duplicate', { what: 'WorkerPool taints has too many for EKS', got: taints.length, allowed: `at most ${MAX_TAINTS}`, fix: 'remove some' });
}

