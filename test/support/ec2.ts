import { ITerraformDependable, TerraformStack } from 'cdktf';
import { aws, Capacity, DeletionProtection, ICapacity, KubernetesVersion, Taint, UpdateStrategy } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { Construct } from 'constructs';
import { IClusterMachines, InfrastructureOptions, MachineRole, MemberMachine, MemberSlot } from '../../lib/kubeadm/infrastructure';
import { PortPeer, PortProtocol, PortRule } from '../../lib/kubeadm/port-rule';
import { NETWORK_ATTRIBUTES } from './eks';
import { inStack } from './stacks';

const { CLIENTS, CONTROL_PLANE, ETCD, LOAD_BALANCER, WORKERS } = PortPeer;
const tcp = (description: string, to: PortPeer, from: PortPeer[], port: number): PortRule => ({ description, protocol: PortProtocol.TCP, fromPort: port, toPort: port, to, from });

/** Connections of every kind. */
export const PORT_RULES: PortRule[] = [
  tcp('API', LOAD_BALANCER, [CLIENTS, CONTROL_PLANE, WORKERS], 6443),
  tcp('API', CONTROL_PLANE, [LOAD_BALANCER, CONTROL_PLANE], 6443),
  tcp('etcd client', ETCD, [CONTROL_PLANE], 2379),
  tcp('etcd peer', ETCD, [ETCD], 2380),
  tcp('kubelet', WORKERS, [CONTROL_PLANE, WORKERS], 10250),
  { description: 'ping', protocol: PortProtocol.ICMP, fromPort: 8, toPort: -1, to: WORKERS, from: [WORKERS] },
];

export const slot = (index: number, role = MachineRole.CONTROL_PLANE, dataDiskSizeGiB?: number): MemberSlot => ({
  name: `${role === MachineRole.ETCD ? 'etcd' : 'cp'}-${index}`, role, zone: index, dataDiskSizeGiB,
});

/** Three members with etcd on them. */
export const STACKED = [0, 1, 2].map((index) => slot(index, MachineRole.CONTROL_PLANE, 20));
/** Three members, and three of etcd. */
export const EXTERNAL = [...[0, 1, 2].map((index) => slot(index)), ...[0, 1, 2].map((index) => slot(index, MachineRole.ETCD, 20))];

/** What differs of a cluster in a test. */
export interface TestCluster {
  readonly props?: aws.Ec2InfrastructureProps;
  readonly options?: Partial<InfrastructureOptions>;
  readonly network?: Partial<aws.NetworkAttributes>;
  readonly machine?: Partial<MemberMachine>;
  /** What a machine runs, where it depends on the cluster. */
  readonly userData?: (machines: IClusterMachines, member: string) => string;
}

export const AMI = 'ami-0a1b2c3d4e5f60718';

/** A network that exists, whose zones are known. */
export function zonedNetwork(scope: Construct, attributes: Partial<aws.NetworkAttributes> = {}): aws.INetwork {
  return aws.Network.fromNetworkAttributes(scope, 'Existing', {
    ...NETWORK_ATTRIBUTES, cidrBlock: '10.0.0.0/16', availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], ...attributes,
  });
}

/** What the machines of a cluster share. */
export function bound(stack: TerraformStack, { props, options, network }: TestCluster = {}): IClusterMachines {
  const image = aws.Ec2Image.custom({ amiId: AMI });
  return new aws.Ec2Infrastructure({ network: props?.network ?? zonedNetwork(stack, network), image, ...props }).bindCluster(new Construct(stack, 'Cluster'), {
    clusterName: 'shop', members: STACKED, portRules: PORT_RULES, apiHealthPath: '/readyz', reservedCidrs: ['10.64.0.0/12', '172.20.0.0/16'], deletionProtection: DeletionProtection.ENABLED, ...options,
  });
}

/** A cluster with all its members. */
export function ec2Cluster(stack: TerraformStack, test: TestCluster = {}): IClusterMachines {
  const machines = bound(stack, test);
  const { machine, userData } = test;
  for (const member of test.options?.members ?? STACKED) {
    machines.addMember(new Construct(stack, `Machine-${member.name}`), {
      slot: member, machineType: 'm7i.large', userData: userData?.(machines, member.name) ?? '#cloud-config\n', epoch: 1, kubernetesVersion: 'v1.34.4', ready: [], ...machine,
    });
  }
  return machines;
}

/** What a cluster synthesizes to. */
export function ec2Template(test: TestCluster = {}, more?: (machines: IClusterMachines, stack: TerraformStack) => void): Template {
  return inStack((stack) => {
    const machines = ec2Cluster(stack, test);
    more?.(machines, stack);
  });
}

/** What differs of a pool in a test. */
export interface TestPool {
  readonly capacity?: ICapacity;
  readonly labels?: Record<string, string>;
  readonly taints?: Taint[];
  readonly updateStrategy?: UpdateStrategy;
  readonly poolId?: string;
  readonly userData?: string;
  readonly ready?: ITerraformDependable[];
}

export const MANAGED = Capacity.managed({ machineTypes: ['m7i.xlarge', 'm6i.xlarge'], minSize: 1, maxSize: 5 });

/** Adds the workers of a pool. */
export function addPool(machines: IClusterMachines, scope: Construct, { capacity = MANAGED, labels = {}, taints = [], updateStrategy, poolId = 'General', userData = '#cloud-config\n', ready = [] }: TestPool = {}) {
  const binding = { poolId, capacity, labels, taints, version: KubernetesVersion.V1_34, updateStrategy, nodeOptions: [], admitsSystemPods: true };
  return machines.addWorkers(new Construct(scope, poolId), { binding, userData, ready });
}
