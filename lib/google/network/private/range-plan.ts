import { Fn } from 'cdktf';
import { checkInteger, unknown } from '../../../private/checks';
import { Cidr } from '../../../private/cidr';
import { fail } from '../../../private/problem';
import { DEFAULT_PODS, FEWEST_PODS, MOST_PODS, podRangePrefix, prefixFor } from '../../private/pod-ranges';
import { LargestCluster } from '../network';
import { checkDisjoint, parseRange } from './ranges';

// Of a primary range Google keeps the first two addresses and the last two, of a secondary range none:
// https://cloud.google.com/vpc/docs/subnets#unusable-ip-addresses-in-every-subnet (read 2026-11)
const RESERVED_ADDRESSES = 4;
// https://cloud.google.com/kubernetes-engine/docs/concepts/planning-large-clusters (read 2026-11)
const MOST_NODES = 65_000;
// A service range of Kubernetes has at most 20 bits: https://github.com/kubernetes/kubernetes/blob/master/cmd/kube-apiserver/app/options/validation.go (read 2026-11)
const MOST_SERVICES = 2 ** 20;

// The smallest block with room for the ranges of 1,000 nodes with 110 pods and 4,096 services, which take /14, /20 and /22; what is left has room
// for more. It lies beside the networks that this one is most likely to be connected with: 10.0.0.0/16, where the network of an EKS cluster is by
// default, and 10.128.0.0/9, where auto mode VPCs are.
const DEFAULT_BLOCK = '10.16.0.0/13';
const DEFAULT_NODES = 1_000;
const DEFAULT_SERVICES = 4_096;

/** What the ranges of a network are planned from. */
export interface RangeOptions {
  readonly cidrBlock?: string;
  readonly largestCluster?: LargestCluster;
  readonly services?: number;
  readonly nodeCidrBlock?: string;
  readonly podCidrBlock?: string;
  readonly serviceCidrBlock?: string;
}

/** Where the ranges of a subnetwork lie. */
export interface RangePlan {
  readonly nodes: string;
  readonly pods: string;
  readonly services: string;
}

interface Wanted {
  readonly key: string;
  /** What the range is for, in words. */
  readonly holds: string;
  readonly prefixLength: number;
  readonly option: string;
  /** The range, where it is given. */
  readonly given?: string;
  /** Whether the user said how large it must be. */
  readonly sized: boolean;
}

/** Plans the ranges of a network: those that are not given are cut from its block, the largest first. */
export function planRanges(options: RangeOptions): RangePlan {
  const wanted = wantedRanges(options);
  const given = wanted.filter((range) => range.given !== undefined);
  checkDisjoint(given.map(({ option, given: cidrBlock }) => ({ option, cidrBlock })));
  given.forEach(checkSize);
  // Larger ranges first, so that each begins where it may. The sort is stable: of two that are equal, the first of the list stays first.
  const cut = wanted.filter((range) => range.given === undefined).sort((one, other) => one.prefixLength - other.prefixLength);
  const blocks = cutBlock(options.cidrBlock, cut, given);
  const blockOf = (key: string): string => blocks[cut.findIndex((range) => range.key === key)];
  return {
    nodes: options.nodeCidrBlock ?? blockOf('nodes'),
    pods: options.podCidrBlock ?? blockOf('pods'),
    services: options.serviceCidrBlock ?? blockOf('services'),
  };
}

function wantedRanges(options: RangeOptions): Wanted[] {
  const { nodes = DEFAULT_NODES, podsPerNode = DEFAULT_PODS } = options.largestCluster ?? {};
  const services = options.services ?? DEFAULT_SERVICES;
  checkCount(nodes, 'largestCluster.nodes', 1, MOST_NODES);
  checkCount(podsPerNode, 'largestCluster.podsPerNode', FEWEST_PODS, MOST_PODS);
  checkCount(services, 'services', 1, MOST_SERVICES);
  const sized = options.largestCluster !== undefined;
  return [
    { key: 'pods', holds: `${nodes} nodes with ${podsPerNode} pods`, prefixLength: podRangePrefix(nodes, podsPerNode), option: 'Network podCidrBlock', given: options.podCidrBlock, sized },
    { key: 'services', holds: `${services} services`, prefixLength: prefixFor(services), option: 'Network serviceCidrBlock', given: options.serviceCidrBlock, sized: options.services !== undefined },
    { key: 'nodes', holds: `${nodes} nodes`, prefixLength: prefixFor(nodes + RESERVED_ADDRESSES), option: 'Network nodeCidrBlock', given: options.nodeCidrBlock, sized },
  ];
}

function checkCount(value: number, name: string, min: number, max: number): void {
  if (unknown(value)) {
    fail('value-unknown', { what: `Network ${name} is only known to Terraform, but decides how large the ranges are`, allowed: 'a number that is known when the app is synthesized', fix: `write ${name} out` });
  }
  checkInteger(value, { id: 'largest-cluster', option: `Network ${name}` }, min, max);
}

function rangeOf({ option, given }: Wanted): Cidr | undefined {
  return parseRange({ option, cidrBlock: given });
}

function checkSize(wanted: Wanted): void {
  const range = rangeOf(wanted);
  const { option, prefixLength, holds, sized } = wanted;
  if (!sized || range === undefined || range.prefixLength <= prefixLength) return;
  fail('network-range-size', { what: `${option} is too small`, got: range.toString(), allowed: `/${prefixLength} or larger for ${holds}`, fix: 'choose a larger range, or a smaller cluster' });
}

function cutBlock(cidrBlock: string | undefined, cut: Wanted[], given: Wanted[]): string[] {
  if (cidrBlock !== undefined && cut.length === 0) {
    fail('network-cidr-unused', { what: 'Network cidrBlock has no use, since every range is given', got: cidrBlock, allowed: 'a block that ranges are cut from', fix: 'leave out cidrBlock, or one of nodeCidrBlock, podCidrBlock and serviceCidrBlock' });
  }
  const text = cidrBlock ?? DEFAULT_BLOCK;
  if (unknown(text)) return cutByTerraform(text, cut);
  const block = Cidr.parse(text, { id: 'cidr-format', option: 'Network cidrBlock' });
  const fixed = given.map(rangeOf).filter((range) => range !== undefined);
  const taken = [...fixed];
  return cut.map(({ prefixLength }) => {
    const free = firstFree(block, prefixLength, taken) ?? refuseBlock(block, cut, fixed);
    taken.push(free);
    return free.toString();
  });
}

// Terraform counts the addresses from the start of the block; it refuses a range that would begin after the end.
function cutByTerraform(block: string, cut: Wanted[]): string[] {
  let offset = 0;
  return cut.map(({ prefixLength }) => {
    const start = Fn.cidrhost(block, offset);
    offset += 2 ** (32 - prefixLength);
    return `${start}/${prefixLength}`;
  });
}

// Halves the block until a half is free as a whole, the lower half first.
function firstFree(block: Cidr, prefixLength: number, taken: Cidr[]): Cidr | undefined {
  if (block.prefixLength > prefixLength || taken.some((range) => range.contains(block))) return undefined;
  if (!taken.some((range) => range.overlaps(block))) return block.subnet(prefixLength - block.prefixLength, 0);
  if (block.prefixLength === prefixLength) return undefined;
  return firstFree(block.subnet(1, 0), prefixLength, taken) ?? firstFree(block.subnet(1, 1), prefixLength, taken);
}

function refuseBlock(block: Cidr, cut: Wanted[], fixed: Cidr[]): never {
  const inside = fixed.filter((range) => block.contains(range)).map(({ size }) => size);
  const wanted = cut.map(({ prefixLength }) => 2 ** (32 - prefixLength));
  const needed = prefixFor([...wanted, ...inside].reduce((sum, size) => sum + size, 0));
  return fail('network-cidr-size', {
    what: 'Network cidrBlock has no room for the ranges of the largest cluster',
    got: block.toString(),
    allowed: `/${Math.min(needed, block.prefixLength - 1)} or larger: ${cut.map(({ holds, prefixLength }) => `/${prefixLength} for ${holds}`).join(', ')}`,
    fix: 'choose a larger block, or a smaller largestCluster',
  });
}
