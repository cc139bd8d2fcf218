import { TerraformStack } from 'cdktf';
import { aws } from 'cdktf-production-cluster';
import { addPool, bound, ec2Cluster, TestCluster, TestPool } from '../support/ec2';
import { ProblemCase } from './problem-case';

const { AutoScalingGroupCapacity, Ec2Image, Ec2Infrastructure, MachineSelection, NodeGroupCapacity, PodDensity } = aws;
const infrastructure = (props: aws.Ec2InfrastructureProps) => () => void new Ec2Infrastructure(props);
const cluster = (test: TestCluster) => (stack: TerraformStack) => void ec2Cluster(stack, test);
const pool = (test: TestPool) => (stack: TerraformStack) => void addPool(bound(stack), stack, test);
const machines = MachineSelection.ofTypes(['m7i.large']);
const hostedZone = (hostedZoneId: string, zoneName: string) => infrastructure({ hostedZone: { hostedZoneId, zoneName } });

/** Mistakes in a self-managed cluster on EC2. */
export const EC2_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a client network that is none', id: 'cidr-format', got: '"10.0.0.1"', allowed: 'such as 10.0.0.0/16', fix: 'clientCidrBlocks', make: infrastructure({ clientCidrBlocks: ['10.0.0.1'] }) },
  { title: 'a client network twice', id: 'cidr-duplicate', got: '"10.0.0.0/16"', allowed: 'each value once', fix: 'remove', make: infrastructure({ clientCidrBlocks: ['10.0.0.0/16', '10.0.0.0/16'] }) },
  { title: 'no client network', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'clientCidrBlocks', make: infrastructure({ clientCidrBlocks: [] }) },
  { title: 'a small disk', id: 'disk-size', got: '8', allowed: 'from 20 to 16384', fix: 'diskSizeGiB', make: infrastructure({ diskSizeGiB: 8 }) },
  { title: 'few operations of a disk', id: 'data-disk', got: '100', allowed: 'from 3000 to 16000', fix: 'dataDiskIops', make: infrastructure({ dataDiskIops: 100 }) },
  { title: 'more throughput than operations reach', id: 'data-disk', got: '{"dataDiskThroughput":1000}', allowed: 'a quarter of dataDiskIops', fix: 'raise dataDiskIops', make: infrastructure({ dataDiskThroughput: 1000 }) },
  { title: 'a hosted zone that is none', id: 'hosted-zone-id', got: '"corp.internal"', allowed: 'such as Z0123456789ABCDEFGHIJ', fix: 'hostedZoneId', make: hostedZone('corp.internal', 'corp.internal') },
  { title: 'the name of a zone with a dot at its end', id: 'hosted-zone-name', got: '"corp.internal."', allowed: 'without a dot at the end', fix: 'zoneName', make: hostedZone('Z0123456789ABCDEFGHIJ', 'corp.internal.') },
  { title: 'an issuer that there is not', id: 'service-account-issuer', got: '"yes"', allowed: 'public-documents, none', fix: 'choose', make: infrastructure({ serviceAccountIssuer: 'yes' as aws.ServiceAccountIssuer }) },
  { title: 'snapshots that are not kept', id: 'snapshot-retention', got: '0', allowed: 'from 1 to 3650', fix: 'snapshotRetentionDays', make: infrastructure({ snapshotRetentionDays: 0 }) },
  { title: 'the alias of a key', id: 'key-arn', got: '"alias/kubeadm"', allowed: 'the ARN of a KMS key', fix: 'keyArn', make: cluster({ props: { keyArn: 'alias/kubeadm' } }) },
  { title: 'a tag that metadata cannot show', id: 'tag', got: '"cost/center"', allowed: 'on machines that show their tags', fix: 'change', make: infrastructure({ tags: { 'cost/center': '1' } }) },
  { title: 'a tag of the library', id: 'tag', got: '"ProductionCluster"', allowed: 'keys that do not start with ProductionCluster', fix: 'rename', make: infrastructure({ tags: { ProductionCluster: 'other' } }) },
  { title: 'an image that is none', id: 'ami-id', got: '"ubuntu"', allowed: 'starts with ami-', fix: 'amiId', make: () => Ec2Image.custom({ amiId: 'ubuntu' }) },
  { title: 'a root disk that is none', id: 'image-root-device', got: '"sda1"', allowed: 'such as /dev/sda1', fix: 'rootDeviceName', make: () => Ec2Image.custom({ amiId: 'ami-0a1b2c3d', rootDeviceName: 'sda1' }) },
  { title: 'the newest image by name', id: 'image-serial', got: '"current"', allowed: 'such as 20251022', fix: 'serial', make: () => Ec2Image.ubuntu({ serial: 'current' }) },
  { title: 'a name that is no part of a domain', id: 'cluster-name', got: '"My_Cluster"', allowed: 'a DNS label', fix: 'change clusterName', make: cluster({ options: { clusterName: 'My_Cluster' } }) },
  { title: 'a network whose zones nobody tells', id: 'network-zones', allowed: 'one with availabilityZones', fix: 'name availabilityZones', make: cluster({ network: { availabilityZones: undefined } }) },
  { title: 'fewer zones than subnets', id: 'network-zones', got: '{"availabilityZones":1,"privateSubnetIds":3}', allowed: 'one zone for each subnet', fix: 'name the zone of each', make: cluster({ network: { availabilityZones: ['eu-west-1a'] } }) },
  { title: 'a region in the place of a zone', id: 'network-zones', got: '"eu-west-1"', allowed: 'the name of an availability zone', fix: 'availabilityZones', make: cluster({ network: { availabilityZones: ['eu-west-1', 'eu-west-1b', 'eu-west-1c'] } }) },
  { title: 'pods in the network of machines', id: 'network-range-overlap', got: '{"network":"10.0.0.0/16","reserved":"10.0.0.0/8"}', allowed: 'share no address', fix: 'choose another podCidr', make: cluster({ options: { reservedCidrs: ['10.0.0.0/8'] } }) },
  { title: 'a machine type that is none', id: 'machine-type-format', got: '"large"', allowed: 'such as m7i.large', fix: 'machineType', make: cluster({ machine: { machineType: 'large' } }) },
  { title: 'a machine larger than there is', id: 'machine-requirements', got: '{"vCpus":500,"memoryGiB":8}', allowed: 'at most 192', fix: 'name a machine type', make: () => void new Ec2Infrastructure().machineTypeFor({ vCpus: 500, memoryGiB: 8 }) },
  { title: 'pods per node', id: 'pool-option-unsupported', got: '"podDensity"', allowed: 'options that fit together', fix: 'leave them out', make: pool({ capacity: AutoScalingGroupCapacity.fixed({ machines, size: 1, podDensity: PodDensity.secondaryAddresses() }) }) },
  { title: 'a node group of EKS', id: 'capacity-of-another-platform', got: '["EKS"]', allowed: 'on EC2: Capacity.…', fix: 'aws.AutoScalingGroupCapacity', make: pool({ capacity: NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1 }) }) },
  {
    title: 'a role for a service account without an issuer', id: 'service-account-issuer', got: '"none"', allowed: 'PUBLIC_DOCUMENTS', fix: 'leave serviceAccountIssuer',
    make: (stack) => void bound(stack, { props: { serviceAccountIssuer: aws.ServiceAccountIssuer.NONE } }).bindWorkloadIdentity(stack, { namespace: 'shop', serviceAccountName: 'reader' }),
  },
];
