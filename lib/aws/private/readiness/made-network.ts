import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { unknown } from '../../../private/checks';
import { INetwork } from '../../network/network';

/** The private subnets of a network: by CIDR block where they were made here, else by id. What only Terraform knows is left out. */
export function subnetNames(network: INetwork): string[] {
  if (unknown(network.privateSubnetIds)) return [];
  return network.privateSubnetIds.map((id, index) => cidrBlock(network, index) ?? id).filter((name) => !unknown(name));
}

/** How many NAT gateways a network made; undefined where something else made it. */
export function natGateways(network: INetwork): number | undefined {
  const count = network.egress.filter((_, index) => member(network, `Public${index + 1}`, 'NatGateway') instanceof NatGateway).length;
  return count === 0 ? undefined : count;
}

function cidrBlock(network: INetwork, index: number): string | undefined {
  const subnet = member(network, `Private${index + 1}`, 'Subnet');
  return subnet instanceof Subnet ? subnet.cidrBlockInput : undefined;
}

function member(network: INetwork, tier: string, id: string) {
  return network.node.tryFindChild(tier)?.node.tryFindChild(id);
}
