import { checkKnown } from '../../private/checks';
import { Cidr } from '../../private/cidr';
import { fail } from '../../private/problem';
import { ClusterRanges } from './cluster-plan';

const POD_CIDR = '10.64.0.0/12';
const SERVICE_CIDR = '172.20.0.0/16';
// kubeadm gives the DNS the tenth address: https://kubernetes.io/docs/reference/setup-tools/kubeadm/implementation-details/ (read 2026-11)
const DNS_INDEX = 10;

/** The ranges of pods and Services, which share no address. A node has 256 addresses of pods, and the API server takes at most a /12 for Services. */
export function clusterRanges(podCidr: string = POD_CIDR, serviceCidr: string = SERVICE_CIDR): ClusterRanges {
  const pods = parse(podCidr, 'KubeadmPlatform podCidr', 8, 22);
  const services = parse(serviceCidr, 'KubeadmPlatform serviceCidr', 12, 24);
  if (pods.overlaps(services)) {
    fail('network-range-overlap', {
      what: 'KubeadmPlatform podCidr and serviceCidr share addresses', got: { podCidr, serviceCidr }, allowed: 'two networks that share no address, nor any with the network of the machines', fix: 'change one of them, or leave both out',
    });
  }
  const dnsAddress = services.subnet(32 - services.prefixLength, DNS_INDEX).toString().split('/')[0];
  return { podCidr, serviceCidr, dnsAddress };
}

function parse(text: string, option: string, largest: number, smallest: number): Cidr {
  checkKnown(text, option);
  const cidr = Cidr.parse(text, { id: 'cidr-format', option });
  if (cidr.prefixLength >= largest && cidr.prefixLength <= smallest) return cidr;
  return fail('network-range-size', { what: `${option} is too large or too small`, got: text, allowed: `from /${largest} to /${smallest}`, fix: `change ${option}` });
}
