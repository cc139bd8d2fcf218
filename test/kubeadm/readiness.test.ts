import { Fn, TerraformVariable, Token } from 'cdktf';
import { aws, Capacity, kubeadm, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { Construct } from 'constructs';
import { PlatformReadiness } from '../../lib/platform-readiness';
import { rememberBackup } from '../../lib/private/backups';
import { ControlPlaneOperator, MemberDuty } from '../../lib/readiness/topology-view';
import { AMI, zonedNetwork } from '../support/ec2';
import { FakeInfrastructure } from '../support/fake-infrastructure';
import { kubeadmCluster } from '../support/kubeadm';
import { documentsOf, ITEMS, itemsOf, missingIn, readinessOf } from '../support/readiness';
import { awsStack } from '../support/stacks';

const HOSTS = ['https://kubernetes.io', 'https://velero.io', 'https://github.com'];
const IMAGE = aws.Ec2Image.custom({ amiId: AMI });
const capacity = (maxSize: number) => Capacity.managed({ machineTypes: ['m7i.xlarge'], minSize: 3, maxSize });

interface Ec2Options extends aws.Ec2InfrastructureProps {
  readonly kubeadm?: Partial<kubeadm.KubeadmPlatformProps>;
}

function ec2Cluster(scope: Construct, { kubeadm: props, ...options }: Ec2Options = {}): ProductionCluster {
  const infrastructure = new aws.Ec2Infrastructure({ image: IMAGE, ...options });
  return new ProductionCluster(scope, 'Cluster', { version: KubernetesVersion.V1_34, platform: new kubeadm.KubeadmPlatform({ infrastructure, ...props }) });
}

function onEc2(options: (scope: Construct) => Ec2Options = () => ({}), pool = capacity(30)): PlatformReadiness {
  const stack = awsStack();
  const cluster = ec2Cluster(stack, { network: zonedNetwork(stack), ...options(stack) });
  cluster.addWorkerPool('General', { capacity: pool });
  return readinessOf(cluster);
}

function onFake(props: Partial<kubeadm.KubeadmPlatformProps> = {}, maxSize = 30): PlatformReadiness {
  const cluster = kubeadmCluster(awsStack(), props);
  cluster.addWorkerPool('General', { capacity: capacity(maxSize) });
  return readinessOf(cluster);
}

describe('The shortest cluster on EC2', () => {
  test('misses nothing', () => {
    expect(missingIn(onEc2())).toEqual([]);
  });

  test('answers every item that only a platform can answer', () => {
    expect(itemsOf(onEc2())).toEqual(expect.arrayContaining(ITEMS));
  });

  test('is run by its owner, in the zones of its network, and not reached from the internet', () => {
    expect(onEc2()).toMatchObject({
      operator: ControlPlaneOperator.OWNER, zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], publicEndpoint: false, loadBalancer: 'Network Load Balancer',
    });
  });

  test('numbers its zones where only Terraform knows their names, and tells the ranges of its subnets', () => {
    expect(readinessOf(ec2Cluster(awsStack()))).toMatchObject({ zones: ['0', '1', '2'], subnets: ['10.0.0.0/19', '10.0.32.0/19', '10.0.64.0/19'] });
  });

  test('names a page for all that others see to', () => {
    for (const document of documentsOf(onEc2())) expect(HOSTS).toContain(new URL(document).origin);
  });
});

test.each<[string, (scope: Construct) => Ec2Options, number, string, string]>([
  ['two machines of the control plane', () => ({ kubeadm: { etcd: kubeadm.EtcdTopology.external({ members: 3, controlPlaneMembers: 2 }) } }), 30,
    'PE-16 controlPlaneMembers: 2', 'set controlPlaneMembers of EtcdTopology.external to 3'],
  ['more nodes than the machines of the control plane are made for', () => ({}), 101,
    'PE-39 controlPlaneSize: at least 4 processors and 15 GiB, pools of at most 101 nodes', 'set controlPlaneSize to ControlPlaneSize.forNodes(101)'],
  ['no issuer for service accounts', () => ({ serviceAccountIssuer: aws.ServiceAccountIssuer.NONE }), 30,
    'PE-43 serviceAccountIssuer: none, so that pods have no credentials of AWS that end by themselves', 'set serviceAccountIssuer of aws.Ec2Infrastructure to ServiceAccountIssuer.PUBLIC_DOCUMENTS'],
  ['one NAT gateway', (scope) => ({ network: new aws.Network(scope, 'Single', { natGateways: aws.NatGateways.SINGLE }) }), 30,
    'PE-18 natGateways: SINGLE, so that all zones lose the internet with its zone', 'set natGateways of aws.Network to NatGateways.ONE_PER_ZONE'],
])('A cluster with %s misses that, with its fix', (_, options, maxSize, fact, fix) => {
  expect(missingIn(onEc2(options, capacity(maxSize)))).toEqual([{ fact, fix }]);
});

test.each<[string, Partial<kubeadm.KubeadmPlatformProps>, number]>([
  ['as many nodes as its size is made for', {}, 100],
  ['a larger size', { controlPlaneSize: kubeadm.ControlPlaneSize.forNodes(500) }, 500],
  ['a machine type of its own', { controlPlaneSize: kubeadm.ControlPlaneSize.ofMachineType('c9.large') }, 1000],
  ['an audit policy, a longer log, an issuer and more that is encrypted', {
    auditPolicy: 'apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n', auditLogMaxAgeDays: 90, encryptedResources: ['configmaps'],
    issuers: [{ issuerUrl: 'https://login.example.com', audiences: ['shop'], usernamePrefix: 'corp:', groupsPrefix: 'corp:' }],
  }, 30],
])('A cluster with %s misses nothing', (_, props, maxSize) => {
  expect(missingIn(onFake(props, maxSize))).toEqual([]);
});

test('The largest size is the last word, for however many nodes', () => {
  const cluster = kubeadmCluster(awsStack(), { controlPlaneSize: kubeadm.ControlPlaneSize.forNodes(5000) });

  for (const id of ['One', 'Two']) cluster.addWorkerPool(id, { capacity: capacity(5000) });

  expect(missingIn(readinessOf(cluster))).toEqual([]);
});

test('What was chosen is told in the words of the options', () => {
  const values = onFake({ etcd: kubeadm.EtcdTopology.external({ members: 5 }), auditLogMaxAgeDays: 90, encryptedResources: ['configmaps'] }).facts.map(({ item, value }) => `${item} ${value}`);

  expect(values).toEqual(expect.arrayContaining([
    'PE-14 etcd: EtcdTopology.external, members: 5',
    'PE-30 --authorization-mode=Node,RBAC',
    expect.stringContaining('auditLogMaxAgeDays: 90'),
    expect.stringContaining('encrypted in etcd: secrets, configmaps,'),
  ]));
});

describe('Members', () => {
  const both = [MemberDuty.CONTROL_PLANE, MemberDuty.ETCD];

  test('do both where etcd is stacked, in the round of zones', () => {
    expect(onFake({ etcd: kubeadm.EtcdTopology.stacked({ members: 5 }) }).members).toEqual([0, 1, 2, 3, 4].map((index) => ({ name: `cp-${index}`, zone: index % 3, duties: both })));
  });

  test('do one where etcd has machines of its own', () => {
    const { members } = onFake({ etcd: kubeadm.EtcdTopology.external({ members: 3, controlPlaneMembers: 4 }) });

    expect(members.map(({ name, zone, duties }) => [name, zone, ...duties])).toEqual([
      ...[0, 1, 2].map((index) => [`etcd-${index}`, index, MemberDuty.ETCD]),
      ...[0, 1, 2, 3].map((index) => [`cp-${index}`, index % 3, MemberDuty.CONTROL_PLANE]),
    ]);
  });
});

describe('Where an infrastructure tells nothing of readiness', () => {
  test('the zones are counted, and what only it knows is left out', () => {
    expect(onFake()).toMatchObject({ zones: ['0', '1', '2'], pools: [], subnets: [], addressSpaces: [{ id: 'pods' }] });
    expect(onFake().publicEndpoint).toBeUndefined();
  });

  test('nor of zones, their number is missed', () => {
    const readiness = onFake({ infrastructure: new FakeInfrastructure({ zoneCount: 0 }) });

    expect(missingIn(readiness)).toEqual([{ fact: 'PE-18 only the cloud knows the number of zones', fix: 'let zoneCount of the infrastructure tell it' }]);
    expect(readiness.zones).toEqual([]);
  });
});

describe('Pools', () => {
  const groups = (options: Partial<aws.ElasticAutoScalingGroupOptions>) => aws.AutoScalingGroupCapacity.autoscaling({ machines: aws.MachineSelection.ofTypes(['m7i.xlarge']), minSize: 1, maxSize: 3, ...options });

  test('are told as they join, with the zones of their groups', () => {
    const stack = awsStack();
    const network = zonedNetwork(stack);
    const cluster = ec2Cluster(stack, { network });
    expect(readinessOf(cluster).pools).toEqual([]);

    cluster.addWorkerPool('General', { capacity: capacity(30) });
    cluster.addWorkerPool('Each', { capacity: groups({ zonePlacement: aws.ZonePlacement.ONE_GROUP_PER_ZONE }) });
    cluster.addWorkerPool('Two', { capacity: groups({ subnetIds: [network.privateSubnetIds[2], network.privateSubnetIds[0]] }) });
    cluster.addWorkerPool('Elsewhere', { capacity: groups({ subnetIds: ['subnet-0fedcba9876543210'] }) });

    expect(readinessOf(cluster).pools).toEqual([
      { poolId: 'General', zones: [0, 1, 2], podsPerNode: 110 }, { poolId: 'Each', zones: [0, 1, 2], podsPerNode: 110 }, { poolId: 'Two', zones: [0, 2], podsPerNode: 110 },
    ]);
  });
});

test('Addresses of pods go in blocks of a node, those of machines one by one, after the members', () => {
  const stack = awsStack();
  const cluster = ec2Cluster(stack, { kubeadm: { podCidr: '10.64.0.0/16', etcd: kubeadm.EtcdTopology.external({ members: 3 }) } });

  expect(readinessOf(cluster).addressSpaces).toMatchObject([
    { id: 'pods', addresses: 65536 - 3 * 256, perNode: 256 },
    { id: 'machines', addresses: 3 * (8192 - 5) - 6, perNode: 1 },
  ]);
});

test('A backup of volumes is told in place of the advice to make one', () => {
  const stack = awsStack();
  const cluster = ec2Cluster(stack, { network: zonedNetwork(stack) });
  const told = () => readinessOf(cluster).facts.filter(({ item, constructPath, standing }) => item === 'PE-15' && (constructPath !== undefined || standing === 'outside-this-library'));
  expect(told()).toMatchObject([{ standing: 'outside-this-library', document: 'https://velero.io/docs/' }]);

  rememberBackup(cluster.platformControlPlane, new Construct(stack, 'Backup'), 'volumes, every day');

  expect(told()).toMatchObject([{ standing: 'met', value: 'volumes, every day', constructPath: 'production/Backup' }]);
});

test('What only Terraform knows is told so, and misses nothing', () => {
  const stack = awsStack();
  const variable = new TerraformVariable(stack, 'Value', { type: 'string' }).stringValue;
  const count = Token.asNumber(Fn.parseint(variable, 10));
  const cluster = ec2Cluster(stack, {
    network: zonedNetwork(stack, { privateSubnetIds: [1, 2, 3].map((index) => `${variable}${index}`), availabilityZones: [1, 2, 3].map((index) => `${variable}-${index}`) }),
    clientCidrBlocks: [variable], snapshotRetentionDays: count, diskSizeGiB: count, keyArn: variable, hostedZone: { hostedZoneId: variable, zoneName: variable },
    kubeadm: { auditLogMaxAgeDays: count, controlPlaneSize: kubeadm.ControlPlaneSize.ofMachineType(variable), encryptedResources: [variable] },
  });
  cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: [variable], minSize: count, maxSize: count }) });

  const readiness = readinessOf(cluster);

  expect(missingIn(readiness)).toEqual([]);
  expect(JSON.stringify(readiness)).not.toMatch(/TfToken|e\+2\d\d/);
  expect(readiness).toMatchObject({ zones: ['0', '1', '2'], pools: [{ poolId: 'General', zones: [0, 1, 2] }] });
});
