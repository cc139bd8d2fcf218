import { PurchaseOption } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { checkInteger, checkKnown, checkOneOf, checkText, checkUnique, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { checkPodsPerNode } from '../../private/pod-ranges';
import { checkNetworkTag, KEY_ID } from '../../private/resource-ids';
import { NodeDiskType } from '../node-disk-type';
import { NodeImage } from '../node-image';
import { LocationPolicy, NodePlacement, SizeScope } from '../node-placement';
import { AutoscalingNodePoolOptions } from '../node-pool-capacity';
import { ConfidentialTechnology, SecureBoot } from '../node-security';
import { checkMachine } from './machine-checks';
import { NodePoolSpec } from './node-pool';
import { MAX_AT_ONCE } from './numbers';
import { checkProvisioning, refuseUpgrade } from './provisioning-checks';
import { checkZones } from './zones';

// https://cloud.google.com/compute/docs/disks (the provider's schema has the least; read 2026-11)
const DISK_GIB = [10, 65_536] as const;
const EMAIL = /^[a-z0-9][a-z0-9.-]*@[a-z0-9][a-z0-9.-]*\.gserviceaccount\.com$/;
// https://cloud.google.com/vpc/docs/add-remove-network-tags (at most 64 of an instance, of which one is the cluster's and GKE adds one; read 2026-11)
const MAX_TAGS = 62;

/** Refuses options of a node pool that do not fit together. */
export function checkNodePool(spec: NodePoolSpec & Pick<Partial<AutoscalingNodePoolOptions>, 'sizeScope'>): void {
  checkMachine(spec);
  checkZones(spec.nodeLocations);
  checkChoices(spec);
  checkNumbers(spec);
  checkNames(spec);
  checkProvisioning(spec);
}

function checkChoices(spec: NodePoolSpec & { readonly sizeScope?: SizeScope }): void {
  checkChoice('purchase', spec.intent.purchase, PurchaseOption);
  checkChoice('image', spec.image, NodeImage);
  checkChoice('diskType', spec.diskType, NodeDiskType);
  checkChoice('secureBoot', spec.secureBoot, SecureBoot);
  checkChoice('confidentialTechnology', spec.confidentialTechnology, ConfidentialTechnology);
  checkChoice('placement', spec.placement, NodePlacement);
  checkChoice('sizeScope', spec.sizeScope, SizeScope);
  checkChoice('locationPolicy', spec.locationPolicy, LocationPolicy);
}

/** Refuses a choice that there is not: it would silently be another one. */
function checkChoice(option: string, value: string | undefined, choices: Record<string, string>): void {
  if (value !== undefined) checkOneOf(value, { id: 'pool-option-unsupported', option }, Object.values(choices));
}

function checkNumbers({ diskSizeGiB, podsPerNode, localSsdCount }: NodePoolSpec): void {
  if (diskSizeGiB !== undefined) checkInteger(diskSizeGiB, { id: 'disk-size', option: 'diskSizeGiB' }, ...DISK_GIB);
  if (podsPerNode !== undefined) checkPodsPerNode(podsPerNode, 'podsPerNode');
  if (localSsdCount !== undefined) checkInteger(localSsdCount, { id: 'disk-size', option: 'localSsdCount' }, 1, 32);
}

function checkNames({ diskKeyId, serviceAccountEmail, networkTags = [] }: NodePoolSpec): void {
  if (diskKeyId !== undefined) {
    checkText(diskKeyId, { id: 'key-name', option: 'diskKeyId', pattern: KEY_ID, maxLength: 500, allowed: 'projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>' });
  }
  if (serviceAccountEmail !== undefined) {
    checkText(serviceAccountEmail, { id: 'service-account-email', option: 'serviceAccountEmail', pattern: EMAIL, maxLength: 255, allowed: 'an email of a service account, such as nodes@acme.iam.gserviceaccount.com' });
  }
  const rule = { id: 'network-tag', option: 'networkTags' } as const;
  checkKnown(networkTags, rule.option);
  checkUnique(networkTags, rule);
  networkTags.forEach((tag) => checkNetworkTag(tag, rule.option));
  if (networkTags.length <= MAX_TAGS) return;
  fail('network-tag', { what: 'networkTags has too many', got: networkTags.length, allowed: `at most ${MAX_TAGS}, besides the cluster's`, fix: 'remove some' });
}

/** Refuses what a pool asks for and GKE does not have. */
export function checkForGke({ upgrade, provisioning }: NodePoolSpec, { updateStrategy }: WorkerPoolBinding): void {
  if (updateStrategy === undefined) return;
  if (provisioning !== undefined) refuseUpgrade('updateStrategy');
  if (upgrade !== undefined) {
    fail('pool-option-unsupported', { what: 'updateStrategy and upgrade of NodePoolCapacity say the same in two ways', got: 'updateStrategy', allowed: 'one of them', fix: 'leave updateStrategy out' });
  }
  const { nodes, percent } = updateStrategy;
  if (percent !== undefined) {
    fail('update-strategy', { what: 'GKE updates a number of nodes at once, not a share', got: `${percent} %`, allowed: 'UpdateStrategy.maxUnavailable', fix: 'write the number of nodes' });
  }
  if (nodes !== undefined) checkInteger(nodes, { id: 'update-strategy', option: 'UpdateStrategy.maxUnavailable nodes of a pool on GKE' }, 1, MAX_AT_ONCE);
}

/** Refuses a number of nodes that zones cannot share. */
export function checkEvenSize(size: number, zones: number): void {
  if (unknown(size) || size % zones === 0) return;
  const below = Math.floor(size / zones) * zones;
  fail('node-pool-size-uneven', {
    what: `A fixed pool has as many nodes in each of its ${zones} zones, which size is no multiple of`,
    got: size,
    allowed: below === 0 ? `${zones}` : `${below} or ${below + zones}`,
    fix: 'set size to one of these, name fewer zones in nodeLocations, or use autoscaling',
  });
}
