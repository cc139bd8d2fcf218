import { fail } from '../../../private/problem';
import { INetwork } from '../../network/network';

/** A zone with the subnet in which its members are. */
export interface Zone {
  readonly name: string;
  readonly subnetId: string;
}

/** The zones of a network, each once; a network that does not tell them is refused. */
export function zonesOf({ availabilityZones, privateSubnetIds }: INetwork): Zone[] {
  if (availabilityZones === undefined) {
    fail('network-zones', {
      what: 'Ec2Infrastructure must know in which zone each private subnet is, because a machine and its disk stay in one',
      allowed: 'an aws.Network, or one with availabilityZones',
      fix: 'name availabilityZones in aws.Network.fromNetworkAttributes, in the order of privateSubnetIds',
    });
  }
  const first = availabilityZones.map((name, index) => ({ name, index })).filter(({ name, index }) => availabilityZones.indexOf(name) === index);
  return first.map(({ name, index }) => ({ name, subnetId: privateSubnetIds[index] }));
}
