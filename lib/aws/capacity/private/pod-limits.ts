import { CapacityIntent } from '../../../capacity';
import { unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { remembered } from '../../../private/remembered';
import { PodDensity } from '../pod-density';
import { MACHINE_LIMITS } from './machine-limits.generated';
import { knownTypes } from '../../private/machine-type';

/** The network interfaces of a machine type. */
interface Interfaces {
  readonly count: number;
  readonly addressesEach: number;
  readonly nitro: boolean;
}

const BLOCK = 16;
// What is planned for where neither the density nor the machine type tells: https://kubernetes.io/docs/setup/best-practices/cluster-large/ (PE-25)
const PLANNED_PODS = 110;

/** Refuses more pods than the network interfaces of a machine type have addresses for. Machine types that are not in the table pass. */
export function checkPodDensity(machineTypes: string[], { maxPods, delegatesPrefixes }: PodDensity): void {
  for (const type of knownTypes(machineTypes)) {
    const interfaces = interfacesOf(type);
    if (interfaces === undefined) continue;
    if (delegatesPrefixes && !interfaces.nitro) {
      fail('pod-density-above-machine-type', {
        what: `PodDensity.prefixDelegation needs a Nitro machine, which ${type} is not`, got: type, allowed: 'machine types of the Nitro system', fix: 'choose a newer machine type, or use PodDensity.secondaryAddresses',
      });
    }
    const most = podsOn(interfaces, delegatesPrefixes);
    if (maxPods === undefined || unknown(maxPods) || maxPods <= most) continue;
    fail('pod-density-above-machine-type', {
      what: `The network interfaces of ${type} have too few addresses for PodDensity maxPods`,
      got: maxPods,
      allowed: `at most ${most} on ${type}`,
      fix: delegatesPrefixes ? `lower maxPods to ${most}, or choose a larger machine type` : `lower maxPods to ${most}, or use PodDensity.prefixDelegation`,
    });
  }
}

/** The addresses that groups take at their largest. Sizes that only Terraform knows cannot be planned for. */
export function plannedAddresses({ machineTypes, maxSize }: CapacityIntent, density: PodDensity | undefined, inBlocks: boolean, groups: number): number {
  if (typeof maxSize !== 'number' || maxSize < 0) return 0;
  return groups * maxSize * addressesPerNode(machineTypes, density, inBlocks);
}

/** How many pods a node takes at most, on the machine type that takes most; undefined where nothing of the app tells. */
export function podsPerNode(machineTypes: string[], density: PodDensity | undefined, inBlocks: boolean): number | undefined {
  if (density?.maxPods !== undefined) return unknown(density.maxPods) ? undefined : density.maxPods;
  const known = knownTypes(machineTypes).map(interfacesOf);
  const most = known.flatMap((interfaces) => (interfaces === undefined ? [] : [podsOn(interfaces, inBlocks)]));
  if (most.length === 0 || most.length < machineTypes.length) return undefined;
  return inBlocks ? Math.min(PLANNED_PODS, Math.max(...most)) : Math.max(...most);
}

/**
 * How many addresses a node takes of its subnet at most; on the machine type that takes most.
 * Source: https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html (one free block is kept ready; read 2026-11)
 */
export function addressesPerNode(machineTypes: string[], density: PodDensity | undefined, inBlocks: boolean): number {
  const perType = knownTypes(machineTypes).map((type) => addresses(interfacesOf(type), density, inBlocks));
  return perType.length === 0 ? addresses(undefined, density, inBlocks) : Math.max(...perType);
}

function addresses(interfaces: Interfaces | undefined, density: PodDensity | undefined, inBlocks: boolean): number {
  const most = interfaces === undefined ? PLANNED_PODS : podsOn(interfaces, inBlocks);
  const wanted = density?.maxPods ?? (inBlocks ? PLANNED_PODS : most);
  const pods = Math.min(unknown(wanted) ? PLANNED_PODS : wanted, most);
  if (inBlocks) return BLOCK * (Math.ceil(pods / BLOCK) + 1) + 1;
  // Each interface has an address of its own besides those of pods.
  return pods + (interfaces === undefined ? 1 : Math.ceil(pods / (interfaces.addressesEach - 1)));
}

// https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md (ENI allocation; two pods share the node's own address; read 2026-11)
function podsOn({ count, addressesEach }: Interfaces, inBlocks: boolean): number {
  return count * (addressesEach - 1) * (inBlocks ? BLOCK : 1) + 2;
}

const interfacesOf = remembered((machineType: string): Interfaces | undefined => {
  const found = Object.entries(MACHINE_LIMITS).find(([, types]) => ` ${types} `.includes(` ${machineType} `));
  if (found === undefined) return undefined;
  const [count, addressesEach, hypervisor] = found[0].split(' ');
  return { count: Number(count), addressesEach: Number(addressesEach), nitro: hypervisor === 'nitro' };
});
