import { unknown } from '../../private/checks';
import { Cidr } from '../../private/cidr';
import { fail } from '../../private/problem';
import { INetwork } from '../network/network';

// https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html (read 2026-11)
const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
const DEFAULT = '172.20.0.0/16';
const option = 'EksPlatform serviceCidr';
const privateNetworks = PRIVATE_NETWORKS.map((block) => Cidr.parse(block, { id: 'cidr-format', option }));

/** Checks the addresses of services against what EKS allows and against the network. */
export function checkServiceCidr(value: string = DEFAULT, network: INetwork): string {
  if (unknown(value)) return value;
  const services = Cidr.parse(value, { id: 'cidr-format', option });
  const isPrivate = privateNetworks.some((block) => block.contains(services));
  if (!isPrivate || services.prefixLength < 12 || services.prefixLength > 24) {
    fail('network-service-cidr', {
      what: `${option} is not one that EKS takes`,
      got: value,
      allowed: `a network from /12 to /24 within ${PRIVATE_NETWORKS.join(', ')}`,
      fix: `choose such a network, or leave it out for ${DEFAULT}`,
    });
  }
  checkOverlap(services, network);
  return value;
}

function checkOverlap(services: Cidr, network: INetwork): void {
  if (network.cidrBlock === undefined || unknown(network.cidrBlock)) return;
  if (!services.overlaps(Cidr.parse(network.cidrBlock, { id: 'cidr-format', option: 'network cidrBlock' }))) return;
  fail('network-service-cidr-overlap', {
    what: `${option} overlaps the addresses of the VPC ${network.cidrBlock}`,
    got: services.toString(),
    allowed: 'a network of its own',
    fix: 'set EksPlatform serviceCidr, or the cidrBlock of the network, to another network',
  });
}
