import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { Fn, TerraformStack, Token } from 'cdktf';
import { google } from 'cdktf-production-cluster';
import { ProblemCase } from './problem-case';

const REGION = 'europe-west4';
const withGoogle = (build: (stack: TerraformStack) => unknown) => (stack: TerraformStack) => {
  new GoogleProvider(stack, 'Google', { project: 'acme-platform', region: REGION });
  build(stack);
};
const network = (props: Partial<google.NetworkProps>) => withGoogle((stack) => new google.Network(stack, 'Network', { region: REGION, ...props }));
const existing = (attributes: Partial<google.NetworkAttributes>) =>
  withGoogle((stack) =>
    google.Network.fromNetworkAttributes(stack, 'Network', {
      networkId: 'projects/acme-network/global/networks/shared', subnetworkId: 'projects/acme-network/regions/europe-west4/subnetworks/shop',
      region: REGION, podRangeName: 'shop-pods', serviceRangeName: 'shop-services', ...attributes,
    }),
  );
const ADDRESS = 'projects/acme-platform/regions/europe-west4/addresses/egress';
const { CloudNat } = google;

/** Mistakes in the ranges of a network of Google Cloud. */
export const GOOGLE_RANGE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a zone for a region', id: 'gke-location', got: '"europe-west4-a"', allowed: 'the name of a region', fix: 'Network region', make: network({ region: 'europe-west4-a' }) },
  { title: 'a block that is none', id: 'cidr-format', got: '"10.16.0.0"', allowed: 'such as 10.0.0.0/16', fix: 'correct', make: network({ cidrBlock: '10.16.0.0' }) },
  { title: 'a block with host bits', id: 'cidr-format', got: '"10.1.0.0/13"', allowed: 'no host bits set', fix: 'write 10.0.0.0/13', make: network({ cidrBlock: '10.1.0.0/13' }) },
  {
    title: 'a block too small for the pods', id: 'network-cidr-size', got: '"10.0.0.0/16"', allowed: '/13 or larger: /14 for 1000 nodes with 110 pods, /20 for 4096 services, /22 for 1000 nodes', fix: 'a smaller largestCluster',
    make: network({ cidrBlock: '10.0.0.0/16' }),
  },
  { title: 'a block that the pods fill', id: 'network-cidr-size', got: '"10.0.0.0/14"', allowed: '/13 or larger', fix: 'choose a larger block', make: network({ cidrBlock: '10.0.0.0/14' }) },
  { title: 'a block that a given range cuts apart', id: 'network-cidr-size', got: '"10.16.0.0/14"', allowed: '/13 or larger', fix: 'choose a larger block', make: network({ cidrBlock: '10.16.0.0/14', nodeCidrBlock: '10.17.0.0/22' }) },
  {
    title: 'a block for ranges that are all given', id: 'network-cidr-unused', got: '"10.0.0.0/8"', allowed: 'a block that ranges are cut from', fix: 'leave out cidrBlock',
    make: network({ cidrBlock: '10.0.0.0/8', nodeCidrBlock: '10.0.0.0/22', podCidrBlock: '10.4.0.0/14', serviceCidrBlock: '10.0.16.0/20' }),
  },
  { title: 'a range that is none', id: 'cidr-format', got: '"pods"', allowed: 'such as 10.0.0.0/16', fix: 'Network podCidrBlock', make: network({ podCidrBlock: 'pods' }) },
  {
    title: 'ranges that overlap', id: 'network-range-overlap', got: '["10.0.0.0/14","10.1.0.0/22"]', allowed: 'share no address', fix: 'move one',
    make: network({ podCidrBlock: '10.0.0.0/14', nodeCidrBlock: '10.1.0.0/22' }),
  },
  {
    title: 'too few addresses for pods', id: 'network-range-size', got: '"10.0.0.0/16"', allowed: '/15 or larger for 300 nodes with 110 pods', fix: 'a larger range',
    make: network({ podCidrBlock: '10.0.0.0/16', largestCluster: { nodes: 300 } }),
  },
  {
    title: 'too few addresses for nodes', id: 'network-range-size', got: '"10.0.0.0/24"', allowed: '/23 or larger for 253 nodes', fix: 'a larger range',
    make: network({ nodeCidrBlock: '10.0.0.0/24', largestCluster: { nodes: 253 } }),
  },
  { title: 'too few addresses for services', id: 'network-range-size', got: '"10.0.0.0/24"', allowed: '/23 or larger for 257 services', fix: 'a larger range', make: network({ serviceCidrBlock: '10.0.0.0/24', services: 257 }) },
  { title: 'no nodes', id: 'largest-cluster', got: '0', allowed: 'from 1 to 65000', fix: 'Network largestCluster.nodes', make: network({ largestCluster: { nodes: 0 } }) },
  { title: 'more pods than a node runs', id: 'largest-cluster', got: '257', allowed: 'from 8 to 256', fix: 'Network largestCluster.podsPerNode', make: network({ largestCluster: { podsPerNode: 257 } }) },
  { title: 'half a service', id: 'largest-cluster', got: '0.5', allowed: 'from 1 to 1048576', fix: 'Network services', make: network({ services: 0.5 }) },
  { title: 'a size that only Terraform knows', id: 'value-unknown', allowed: 'when the app is synthesized', fix: 'write largestCluster.nodes out', make: network({ largestCluster: { nodes: Token.asNumber(Fn.parseint('9', 10)) } }) },
  { title: 'flow logs of nothing', id: 'flow-log-sampling', got: '0', allowed: 'more than 0 and at most 1', fix: 'set it to 1', make: network({ flowLogs: { sampling: 0 } }) },
  { title: 'more flow logs than flows', id: 'flow-log-sampling', got: '50', allowed: 'more than 0 and at most 1', fix: 'smaller share', make: network({ flowLogs: { sampling: 50 } }) },
];

/** Mistakes in the way to the internet. */
export const GOOGLE_NAT_PROBLEMS: readonly ProblemCase[] = [
  { title: 'ports that are no power of two', id: 'nat-ports', got: '100', allowed: 'a power of two from 32 to 65536', fix: 'CloudNat.automatic minPortsPerNode', make: () => CloudNat.automatic({ minPortsPerNode: 100 }) },
  { title: 'too few ports', id: 'nat-ports', got: '16', allowed: 'from 32', fix: 'minPortsPerNode', make: () => CloudNat.automatic({ minPortsPerNode: 16 }) },
  { title: 'more ports than there are', id: 'nat-ports', got: '131072', allowed: 'to 65536', fix: 'maxPortsPerNode', make: () => CloudNat.withAddresses([ADDRESS], { maxPortsPerNode: 131072 }) },
  { title: 'ports that cannot grow', id: 'nat-ports', got: '{"minPortsPerNode":64,"maxPortsPerNode":64}', allowed: 'more than minPortsPerNode', fix: 'raise', make: () => CloudNat.automatic({ maxPortsPerNode: 64 }) },
  { title: 'no address', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'addressIds', make: () => CloudNat.withAddresses([]) },
  { title: 'an address twice', id: 'resource-id', got: `"${ADDRESS}"`, allowed: 'each value once', fix: 'remove the duplicate', make: () => CloudNat.withAddresses([ADDRESS, ADDRESS]) },
  { title: 'an address by its number', id: 'resource-id', got: '"203.0.113.7"', allowed: 'projects/PROJECT/regions/REGION/addresses/NAME', fix: 'addressIds', make: () => CloudNat.withAddresses(['203.0.113.7']) },
];

/** Mistakes about a network that exists. */
export const GOOGLE_EXISTING_NETWORK_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a network by its bare name', id: 'resource-id', got: '"shared"', allowed: 'projects/PROJECT/global/networks/NAME', fix: 'networkId', make: existing({ networkId: 'shared' }) },
  { title: 'a network for a subnetwork', id: 'resource-id', got: '"projects/acme-network/global/networks/shared"', allowed: 'subnetworks/NAME', fix: 'subnetworkId', make: existing({ subnetworkId: 'projects/acme-network/global/networks/shared' }) },
  { title: 'a range for the name of one', id: 'resource-id', got: '"10.4.0.0/14"', allowed: 'the name of a secondary range', fix: 'podRangeName', make: existing({ podRangeName: '10.4.0.0/14' }) },
  { title: 'a host project that is none', id: 'resource-id', got: '"Acme Network"', allowed: 'the id of a project', fix: 'hostProject', make: existing({ hostProject: 'Acme Network' }) },
  { title: 'a zone for its region', id: 'gke-location', got: '"europe-west4-a"', allowed: 'the name of a region', fix: 'region', make: existing({ region: 'europe-west4-a' }) },
  { title: 'a subnetwork of another region', id: 'network-attributes-mismatch', got: '"us-central1"', allowed: 'europe-west4', fix: 'correct one', make: existing({ region: 'us-central1' }) },
  { title: 'a network of another project than the host', id: 'network-attributes-mismatch', got: '"acme-platform"', allowed: 'acme-network', fix: 'correct one', make: existing({ hostProject: 'acme-platform' }) },
  { title: 'one range for pods and services', id: 'network-attributes-mismatch', got: '"shop-pods"', allowed: 'another for services', fix: 'two secondary ranges', make: existing({ serviceRangeName: 'shop-pods' }) },
  { title: 'ranges that overlap', id: 'network-range-overlap', got: '["10.4.0.0/14","10.4.16.0/20"]', allowed: 'share no address', fix: 'move one', make: existing({ podCidrBlock: '10.4.0.0/14', serviceCidrBlock: '10.4.16.0/20' }) },
  { title: 'addresses that are none', id: 'cidr-format', got: '"10.4.0.1/14"', allowed: 'no host bits set', fix: 'write 10.4.0.0/14', make: existing({ podCidrBlock: '10.4.0.1/14' }) },
];
