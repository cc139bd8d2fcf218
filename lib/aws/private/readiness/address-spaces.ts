import { AddressSpace } from '../../../platform-readiness';
import { unknown } from '../../../private/checks';
import { INetwork } from '../../network/network';
import { subnetNames } from './made-network';

/** How many addresses a node of each pool takes, by the ids of the pools. */
export type AddressesPerNode = ReadonlyMap<string, number>;

/** The addresses of the private subnets, which nodes and pods share; none where they are not known, or no pool plans for them. */
export function addressSpaces(network: INetwork, perNode: AddressesPerNode): AddressSpace[] {
  const addresses = network.privateAddresses;
  if (addresses === undefined || unknown(addresses) || perNode.size === 0) return [];
  return [
    {
      id: 'private-subnets',
      title: 'Addresses of nodes and pods, in the private subnets',
      addresses,
      perNode: Math.max(...perNode.values()),
      perNodeOf: Object.fromEntries(perNode),
      arithmetic: `${subnets(network)}, of each of which AWS keeps 5 addresses; a node takes ${each(perNode)}`,
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    },
  ];
}

function subnets(network: INetwork): string {
  const names = subnetNames(network);
  return names.length === 0 ? 'the private subnets' : `the private subnets ${names.join(', ')}`;
}

function each(perNode: AddressesPerNode): string {
  return [...perNode].map(([poolId, addresses]) => `${addresses} in ${poolId}`).join(', ');
}
