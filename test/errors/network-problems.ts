import { TerraformStack } from 'cdktf';
import { aws, Capacity } from 'cdktf-production-cluster';
import { clusterWithPool, eksCluster, existingNetwork } from '../support/eks';
import { ProblemCase } from './problem-case';

const network = (props: aws.NetworkProps) => (stack: TerraformStack) => {
  new aws.Network(stack, 'Network', props);
};
const existing = (attributes: Partial<aws.NetworkAttributes>) => (stack: TerraformStack) => {
  existingNetwork(stack, attributes);
};
const { NetworkZones, EndpointAccess } = aws;

/** Mistakes in a network. */
export const NETWORK_PROBLEMS: readonly ProblemCase[] = [
  { title: 'two zones without saying so', id: 'network-zones-too-few', got: '2', allowed: 'three zones or more', fix: "acknowledge: [{ id: 'network-zones-too-few'", make: () => NetworkZones.fromRegion({ count: 2 }) },
  { title: 'two named zones without saying so', id: 'network-zones-too-few', got: '2', allowed: 'three zones or more', fix: 'use three zones', make: () => NetworkZones.named(['eu-west-1a', 'eu-west-1b']) },
  { title: 'two subnets without saying so', id: 'network-zones-too-few', got: '2', allowed: 'three zones or more', fix: 'use three zones', make: existing({ privateSubnetIds: ['subnet-00000001', 'subnet-00000002'] }) },
  {
    title: 'an acknowledgement without a reason', id: 'acknowledgement-reason', got: '" "', allowed: 'a sentence', fix: 'write the reason',
    make: () => NetworkZones.fromRegion({ count: 2, acknowledge: [{ id: 'network-zones-too-few', reason: ' ' }] }),
  },
  {
    title: 'the acknowledgement of something else', id: 'acknowledgement-unknown', got: '"endpoint-public-to-everyone"', allowed: 'network-zones-too-few', fix: 'correct its id',
    make: () => NetworkZones.fromRegion({ count: 2, acknowledge: [{ id: 'endpoint-public-to-everyone', reason: 'a lab' }] }),
  },
  { title: 'a single zone', id: 'network-zones', got: '1', allowed: 'from 2 to 6', fix: 'NetworkZones.fromRegion count', make: () => NetworkZones.fromRegion({ count: 1 }) },
  { title: 'a zone that is none', id: 'network-zones', got: '"eu-west-1"', allowed: 'the name of an availability zone', fix: 'change', make: () => NetworkZones.named(['eu-west-1a', 'eu-west-1b', 'eu-west-1']) },
  { title: 'a zone twice', id: 'network-zones', got: '"eu-west-1a"', allowed: 'each value once', fix: 'remove the duplicate', make: () => NetworkZones.named(['eu-west-1a', 'eu-west-1b', 'eu-west-1a']) },
  { title: 'a network that is none', id: 'cidr-format', got: '"10.0.0.0"', allowed: 'such as 10.0.0.0/16', fix: 'correct', make: network({ cidrBlock: '10.0.0.0' }) },
  { title: 'a network with host bits', id: 'cidr-format', got: '"10.0.1.0/16"', allowed: 'no host bits set', fix: 'write 10.0.0.0/16', make: network({ cidrBlock: '10.0.1.0/16' }) },
  { title: 'an IPv6 network', id: 'cidr-format', got: '"fd00::/48"', allowed: 'such as 10.0.0.0/16', fix: 'correct', make: network({ cidrBlock: 'fd00::/48' }) },
  { title: 'a network larger than a VPC', id: 'network-cidr-size', got: '"10.0.0.0/15"', allowed: '/16', fix: 'another prefix length', make: network({ cidrBlock: '10.0.0.0/15' }) },
  { title: 'a network too small to cut', id: 'network-cidr-size', got: '"10.0.0.0/22"', allowed: '/21', fix: 'another prefix length', make: network({ cidrBlock: '10.0.0.0/22' }) },
  { title: 'an endpoint service that is none', id: 'network-endpoint-service', got: '"com.amazonaws/s3"', allowed: 'ecr.api', fix: 'change', make: network({ endpointServices: ['com.amazonaws/s3'] }) },
  { title: 'an endpoint service twice', id: 'network-endpoint-service', got: '"s3"', allowed: 'each value once', fix: 'remove the duplicate', make: network({ endpointServices: ['s3', 's3'] }) },
  { title: 'a retention that CloudWatch has not', id: 'log-retention', got: '2', allowed: '1, 3, 5', fix: 'Network flowLogRetentionDays', make: network({ flowLogRetentionDays: 2 }) },
  { title: 'a tag without a key', id: 'tag', got: '""', allowed: 'keys of your own', fix: 'rename the tag', make: network({ tags: { '': 'a' } }) },
  { title: 'an id of another thing', id: 'resource-id', got: '"subnet-00000001"', allowed: 'starts with vpc-', fix: 'change vpcId', make: existing({ vpcId: 'subnet-00000001' }) },
  { title: 'no private subnet', id: 'network-subnets', got: '[]', allowed: 'at least one value', fix: 'privateSubnetIds', make: existing({ privateSubnetIds: [] }) },
  { title: 'a subnet twice', id: 'network-subnets', got: '"subnet-00000001"', allowed: 'each value once', fix: 'remove the duplicate', make: existing({ publicSubnetIds: ['subnet-00000001', 'subnet-00000001'] }) },
  {
    title: 'subnets too small for maximum nodes × pod density', id: 'network-addresses-exhausted', got: '{"wanted":1890,"available":753,"pools":{"production/Cluster/General":1890}}', allowed: 'at most 753 addresses', fix: 'a larger network',
    make: (stack) => clusterWithPool(stack, { network: existingNetwork(stack, { privateSubnetCidrBlocks: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'] }) }),
  },
  {
    title: 'pools that are too large together', id: 'network-addresses-exhausted', allowed: 'at most 753 addresses', fix: 'aws.PodDensity',
    make: (stack) => {
      const cluster = eksCluster(stack, { network: existingNetwork(stack, { privateSubnetCidrBlocks: ['10.0.0.0/24', '10.0.1.0/24', '10.0.2.0/24'] }) });
      for (const id of ['One', 'Two']) {
        cluster.addWorkerPool(id, { capacity: aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.xlarge'], size: 8, podDensity: aws.PodDensity.secondaryAddresses({ maxPods: 50 }) }) });
      }
    },
  },
];

/** Mistakes in who reaches the API server, and in its services. */
export const ENDPOINT_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a public endpoint without networks', id: 'endpoint-public-without-cidrs', got: '[]', allowed: 'at least one network', fix: 'EndpointAccess.privateOnly()', make: () => EndpointAccess.publicAndPrivate({ publicCidrs: [] }) },
  {
    title: 'a public endpoint for everyone, unacknowledged', id: 'endpoint-public-to-everyone', got: '["0.0.0.0/0"]', allowed: 'the networks that need it', fix: "acknowledge: [{ id: 'endpoint-public-to-everyone'",
    make: () => EndpointAccess.publicAndPrivate({ publicCidrs: ['0.0.0.0/0'] }),
  },
  {
    title: 'half the internet', id: 'endpoint-public-to-everyone', got: '["0.0.0.0/1","128.0.0.0/1"]', allowed: 'the networks that need it', fix: 'narrow publicCidrs',
    make: () => EndpointAccess.publicAndPrivate({ publicCidrs: ['0.0.0.0/1', '128.0.0.0/1'] }),
  },
  { title: 'a network that is none', id: 'cidr-format', got: '"office"', allowed: 'such as 10.0.0.0/16', fix: 'publicCidrs', make: () => EndpointAccess.publicAndPrivate({ publicCidrs: ['office'] }) },
  { title: 'a network twice', id: 'cidr-duplicate', got: '"10.0.0.0/8"', allowed: 'each value once', fix: 'remove the duplicate', make: () => EndpointAccess.privateOnly({ fromCidrs: ['10.0.0.0/8', '10.0.0.0/8'] }) },
  { title: 'a security group that is none', id: 'security-group-id', got: '"runners"', allowed: 'starts with sg-', fix: 'change', make: () => EndpointAccess.privateOnly({ fromSecurityGroupIds: ['runners'] }) },
  {
    title: 'a security group of an existing cluster that is none', id: 'security-group-id', got: '"sg"', allowed: 'starts with sg-', fix: 'clusterSecurityGroupId',
    make: (stack) => new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg' }),
  },
  { title: 'addresses of services on the internet', id: 'network-service-cidr', got: '"8.8.0.0/16"', allowed: 'from /12 to /24', fix: '172.20.0.0/16', make: (stack) => eksCluster(stack, { serviceCidr: '8.8.0.0/16' }) },
  { title: 'too many addresses of services', id: 'network-service-cidr', got: '"10.0.0.0/8"', allowed: 'from /12 to /24', fix: 'choose', make: (stack) => eksCluster(stack, { serviceCidr: '10.0.0.0/8' }) },
  {
    title: 'addresses of services that overlap the VPC', id: 'network-service-cidr-overlap', got: '"10.1.0.0/16"', allowed: 'a network of its own', fix: 'EksPlatform serviceCidr',
    make: (stack) => eksCluster(stack, { serviceCidr: '10.1.0.0/16', network: existingNetwork(stack, { cidrBlock: '10.0.0.0/12' }) }),
  },
  {
    title: 'a VPC that overlaps the default addresses of services', id: 'network-service-cidr-overlap', got: '"172.20.0.0/16"', allowed: 'a network of its own', fix: 'the cidrBlock of the network',
    make: (stack) => eksCluster(stack, { network: new aws.Network(stack, 'Network', { cidrBlock: '172.20.0.0/16' }) }),
  },
];

/** What goes too far for the default network. */
export const SCALE_PROBLEMS: readonly ProblemCase[] = [
  {
    title: 'more nodes than the default network has addresses for', id: 'network-addresses-exhausted', allowed: 'at most 24561 addresses', fix: 'lower maxSize',
    make: (stack) => {
      const cluster = eksCluster(stack, { network: new aws.Network(stack, 'Network') });
      cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['m7i.xlarge'], minSize: 1, maxSize: 390 }) });
    },
  },
];
