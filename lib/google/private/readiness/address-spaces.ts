import { AddressSpace } from '../../../platform-readiness';
import { unknown } from '../../../private/checks';
import { Cidr } from '../../../private/cidr';
import { INetwork } from '../../network/network';
import { nodeBlockSize } from '../pod-ranges';
import { JoinedPool } from './joined-pools';
import { PAGES } from './pages';

// Of a primary range: https://cloud.google.com/vpc/docs/subnets#unusable-ip-addresses-in-every-subnet (read 2026-11)
const RESERVED = 4;

/** The addresses of nodes and pods, where the network tells them; none where Google chooses how many pods a node runs. */
export function addressSpaces({ nodeCidrBlock, podCidrBlock }: INetwork, podsPerNode: number | undefined, pools: readonly JoinedPool[]): AddressSpace[] {
  if (podsPerNode === undefined || unknown(podsPerNode)) return [];
  return [...podAddresses(podCidrBlock, podsPerNode, pools), ...nodeAddresses(nodeCidrBlock)];
}

function podAddresses(podCidrBlock: string | undefined, podsPerNode: number, pools: readonly JoinedPool[]): AddressSpace[] {
  const addresses = sizeOf(podCidrBlock, 'podCidrBlock');
  if (addresses === undefined) return [];
  const blocks = pools.flatMap(({ poolId, nodes }) => (nodes === undefined || unknown(nodes.podsPerNode) ? [] : [[poolId, nodeBlockSize(nodes.podsPerNode)] as const]));
  return [{
    id: 'pods',
    title: 'Addresses of pods',
    addresses,
    perNode: nodeBlockSize(podsPerNode),
    perNodeOf: Object.fromEntries(blocks),
    arithmetic: `podCidrBlock ${podCidrBlock} has ${addresses}; each node takes a block of at least twice as many as it runs pods, ${nodeBlockSize(podsPerNode)} for ${podsPerNode}`,
    source: PAGES.FLEXIBLE_PODS,
  }];
}

function nodeAddresses(nodeCidrBlock: string | undefined): AddressSpace[] {
  const size = sizeOf(nodeCidrBlock, 'nodeCidrBlock');
  if (size === undefined) return [];
  return [{
    id: 'nodes',
    title: 'Addresses of nodes',
    addresses: size - RESERVED,
    perNode: 1,
    arithmetic: `nodeCidrBlock ${nodeCidrBlock} has ${size}, of which Google keeps ${RESERVED}; each node takes one`,
    source: PAGES.SUBNETS,
  }];
}

function sizeOf(cidrBlock: string | undefined, option: string): number | undefined {
  return cidrBlock === undefined || unknown(cidrBlock) ? undefined : Cidr.parse(cidrBlock, { id: 'cidr-format', option }).size;
}
