import { TerraformStack, TerraformVariable } from 'cdktf';
import { aws, Capacity, HAControlPlane, ICluster, IHAControlPlane, KubernetesVersion, ProductionCluster, WorkerPool } from 'cdktf-production-cluster';
import { PlatformFact, PlatformReadiness } from '../../lib/platform-readiness';
import { Standing } from '../../lib/readiness/standing';
import { ControlPlaneOperator } from '../../lib/readiness/topology-view';
import { ADMIN, clusterWithPool, eksCluster, existingNetwork, GENERAL, NETWORK_ATTRIBUTES } from '../support/eks';
import { awsStack } from '../support/stacks';

const ITEMS = [1, 2, 3, 5, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 29, 30, 33, 34, 39, 40, 42, 43].map((number) => `PE-${String(number).padStart(2, '0')}`);
const HOSTS = ['docs.aws.amazon.com', 'kubernetes.io', 'github.com'];
const TYPES = ['m7i.xlarge'];
const SIZES = { minSize: 3, maxSize: 30 };
const KARPENTER = { limits: { cpu: '400', memory: '1600Gi' }, imageVersion: 'v20251112' };
const RELEASE = { id: 'endpoint-public-to-everyone', reason: 'a demonstration for the public' };
const FEW_ZONES = { id: 'network-zones-too-few', reason: 'the region has two zones' };

function readinessOf({ platformControlPlane }: ICluster): PlatformReadiness {
  const { readiness } = platformControlPlane;
  if (readiness === undefined) throw new Error('Nothing is known of the readiness of the cluster');
  return readiness;
}

const ofApp = (build: (stack: TerraformStack) => ICluster): PlatformReadiness => readinessOf(build(awsStack()));
const ofProps = (props: Partial<aws.EksPlatformProps> = {}) => ofApp((stack) => clusterWithPool(stack, props));
const ofCapacity = (capacity: aws.NodeGroupCapacity | aws.KarpenterCapacity | Capacity, props: Partial<aws.EksPlatformProps> = {}) =>
  ofApp((stack) => {
    const cluster = clusterWithPool(stack, props);
    cluster.addWorkerPool('Other', { capacity });
    return cluster;
  });
const ofNetwork = (network: (stack: TerraformStack) => aws.INetwork) => ofApp((stack) => clusterWithPool(stack, { network: network(stack) }));
const missingOf = ({ facts }: PlatformReadiness) => facts.filter(({ standing }) => standing === Standing.MISSING);
const factsOf = ({ facts }: PlatformReadiness, item: string): PlatformFact[] => facts.filter((fact) => fact.item === item);
const valuesOf = (readiness: PlatformReadiness, item: string) => factsOf(readiness, item).map(({ value }) => value);

function existing(stack: TerraformStack): IHAControlPlane {
  const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg-0a1b2c3d', serviceCidr: '10.100.0.0/16' });
  return HAControlPlane.fromHAControlPlaneAttributes(stack, 'Old', { clusterName: 'old', endpoint: 'https://old.example.com', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform });
}

/** A cluster with a pool of each kind. */
function everyKind(stack: TerraformStack): ProductionCluster {
  const cluster = clusterWithPool(stack, { workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES });
  const terminationHandler = new aws.NodeTerminationHandler(stack, 'Handler', { cluster });
  cluster.addWorkerPool('Machines', { capacity: aws.AutoScalingGroupCapacity.autoscaling({ machines: aws.MachineSelection.ofTypes(TYPES), ...SIZES, terminationHandler }) });
  cluster.addWorkerPool('Waiting', { capacity: aws.KarpenterCapacity.nodePool(KARPENTER) });
  cluster.addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs'] }) });
  cluster.addWorkerPool('Auto', { capacity: aws.AutoModeCapacity.builtIn() });
  return cluster;
}

describe('The default app', () => {
  const readiness = ofApp((stack) => {
    const cluster = new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform: new aws.EksPlatform({ administrators: [ADMIN] }) });
    cluster.addWorkerPool('General', { capacity: GENERAL });
    return cluster;
  });

  test('lacks nothing', () => {
    expect(missingOf(readiness)).toEqual([]);
  });

  test.each(ITEMS)('answers %s', (item) => {
    expect(valuesOf(readiness, item)).not.toEqual([]);
  });

  test.each(ITEMS.filter((item) => !['PE-15', 'PE-23'].includes(item)))('leaves nothing of %s outside', (item) => {
    expect(factsOf(readiness, item).map(({ standing }) => standing)).not.toContain(Standing.OUTSIDE);
  });

  test('says all of its security in values', () => {
    expect(valuesOf(readiness, 'PE-43')).toEqual([
      'endpointAccess: privateOnly',
      'credential: aws eks get-token, a token for each call that is stored nowhere',
      'workloadIdentityMethod: pod-identity',
      'audit log, logRetentionDays: 365',
      'secrets are encrypted with a key of their own, which rotates every year',
      'NetworkPolicy has effect: vpc-cni enableNetworkPolicy',
      'General: metadata of machines: httpTokens required, httpPutResponseHopLimit 1',
      'General: nodes have no public address and no SSH key',
      'General: the kubelet refuses requests that are not authenticated, and asks the API server about the others',
    ]);
  });

  test('has machines of AWS in three zones, of which Terraform knows the names', () => {
    expect(readiness).toMatchObject({
      operator: ControlPlaneOperator.PROVIDER, members: [], zones: ['0', '1', '2'], publicEndpoint: false, loadBalancer: 'Network Load Balancer',
      subnets: ['10.0.0.0/19', '10.0.32.0/19', '10.0.64.0/19'],
      pools: [{ poolId: 'General', zones: [0, 1, 2], podsPerNode: 58 }],
    });
  });

  test('counts the addresses that nodes take', () => {
    // As they are planned where `network-addresses-exhausted` is found: 58 pods, and an address for each 14 of them.
    expect(readiness.addressSpaces).toMatchObject([{ addresses: 3 * (8192 - 5), perNode: 63, perNodeOf: { General: 63 } }]);
    expect(readiness.addressSpaces[0].arithmetic).toContain('10.0.32.0/19');
  });

  test('names its constructs', () => {
    const paths = readiness.facts.flatMap(({ constructPath }) => constructPath ?? []);
    expect([...new Set(paths)].sort()).toEqual(['production/Cluster/ControlPlane/Network', 'production/Cluster/General']);
  });

  test('holds no token', () => {
    expect(JSON.stringify(readiness)).not.toMatch(/TfToken|Token\[/);
  });
});

describe('What is relaxed is missing', () => {
  const vpcCni = aws.EksAddOn.vpcCni({ configurationValues: '{"enableNetworkPolicy":"false"}' });
  const oidc = new aws.OidcIdentityProvider({ name: 'people', issuerUrl: 'https://login.example.com', clientId: 'kubernetes', usernamePrefix: '-' });
  const ofAsg = (image?: aws.NodeImage) => aws.AutoScalingGroupCapacity.autoscaling({ machines: aws.MachineSelection.ofTypes(TYPES), ...SIZES, image });
  const group = (options: Partial<aws.AutoscalingNodeGroupOptions>) => aws.NodeGroupCapacity.autoscaling({ machineTypes: TYPES, ...SIZES, ...options });

  test.each<[string, () => PlatformReadiness, string, string]>([
    ['an endpoint for everybody', () => ofProps({ endpointAccess: aws.EndpointAccess.publicAndPrivate({ publicCidrs: ['0.0.0.0/0'], acknowledge: [RELEASE] }) }), 'PE-43', 'set endpointAccess of EksPlatform to EndpointAccess.privateOnly(), or narrow its publicCidrs'],
    ['no audit log', () => ofProps({ logTypes: [aws.ControlPlaneLogType.API] }), 'PE-43', 'add ControlPlaneLogType.AUDIT to logTypes of EksPlatform'],
    ['a short audit log', () => ofProps({ logRetentionDays: 14 }), 'PE-43', 'set logRetentionDays of EksPlatform to 30 or more'],
    ['no agent for identities', () => ofProps({ omitDefaultAddOns: ['eks-pod-identity-agent'] }), 'PE-43', 'remove eks-pod-identity-agent from omitDefaultAddOns of EksPlatform, or set workloadIdentityMethod to WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES'],
    ['no effect of network policies', () => ofProps({ addOns: [vpcCni] }), 'PE-43', "set enableNetworkPolicy to 'true' in configurationValues of vpc-cni, or use EksAddOn.vpcCni() as it is"],
    ['users without prefix', () => ofProps({ oidcIdentityProvider: oidc }), 'PE-29', "set usernamePrefix of OidcIdentityProvider to text such as 'oidc:', or leave it out"],
    ['no driver of volumes', () => ofProps({ omitDefaultAddOns: ['aws-ebs-csi-driver'] }), 'PE-10', 'remove aws-ebs-csi-driver from omitDefaultAddOns of EksPlatform'],
    ['no DNS', () => ofProps({ omitDefaultAddOns: ['coredns'] }), 'PE-28', 'remove coredns from omitDefaultAddOns of EksPlatform'],
    ['two zones', () => ofNetwork((stack) => new aws.Network(stack, 'Net', { zones: aws.NetworkZones.fromRegion({ count: 2, acknowledge: [FEW_ZONES] }) })), 'PE-18', 'use private subnets in three zones: leave zones of Network out, or name three in NetworkZones.named; of a network that exists, name three in privateSubnetIds'],
    ['one NAT gateway', () => ofNetwork((stack) => new aws.Network(stack, 'Net', { natGateways: aws.NatGateways.SINGLE })), 'PE-18', 'set natGateways of Network to NatGateways.ONE_PER_ZONE'],
    ['no repair of nodes', () => ofCapacity(group({ nodeRepair: aws.NodeRepair.DISABLED })), 'PE-27', 'set nodeRepair of NodeGroupCapacity to NodeRepair.ENABLED'],
    ['drains by force', () => ofCapacity(group({ blockedDrain: aws.BlockedDrain.FORCE })), 'PE-20', 'set blockedDrain of NodeGroupCapacity to BlockedDrain.FAIL'],
    ['machines that nothing drains', () => ofCapacity(ofAsg()), 'PE-20', 'set terminationHandler of AutoScalingGroupCapacity to an aws.NodeTerminationHandler, or use aws.NodeGroupCapacity'],
    ['images that change by themselves', () => ofCapacity(aws.KarpenterCapacity.nodePool({ ...KARPENTER, imageVersion: 'latest' })), 'PE-20', 'set imageVersion of KarpenterCapacity to a release, such as v20251112'],
  ])('%s', (_, readiness, item, fix) => {
    expect(missingOf(readiness())).toMatchObject([{ item, fix }]);
  });

  test.each<[string, Partial<aws.EksPlatformProps>, string, string]>([
    ['the networks of an endpoint', { endpointAccess: aws.EndpointAccess.publicAndPrivate({ publicCidrs: ['198.51.100.0/24'] }) }, 'PE-43', 'endpointAccess: publicAndPrivate, publicCidrs 198.51.100.0/24'],
    ['tokens of service accounts', { omitDefaultAddOns: ['eks-pod-identity-agent'], workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES }, 'PE-43', 'workloadIdentityMethod: service-account-roles'],
    ['a log group of its own making', { existing: { logGroupName: '/aws/eks/production-cluster/cluster' } }, 'PE-43', 'existing logGroupName: how long the audit log is kept is set where the log group is made'],
    ['another network agent', { omitDefaultAddOns: ['vpc-cni'] }, 'PE-43', 'omitDefaultAddOns: vpc-cni; NetworkPolicy is left to another network agent'],
    ['a role of nodes', { existing: { nodeRoleArn: 'arn:aws:iam::111122223333:role/nodes' } }, 'PE-10', 'existing nodeRoleArn: what nodes may pull is set where the role is made'],
    ['upgrades by AWS', { supportType: aws.SupportType.STANDARD }, 'PE-20', 'supportType: STANDARD, AWS upgrades the control plane when standard support ends'],
  ])('but not %s', (_, props, item, value) => {
    const readiness = ofProps(props);

    expect(missingOf(readiness)).toEqual([]);
    expect(valuesOf(readiness, item)).toContain(value);
  });
});

describe('Pools', () => {
  const readiness = ofApp(everyKind);

  test('of all kinds lack nothing, and each is answered', () => {
    expect(missingOf(readiness)).toEqual([]);
    for (const item of ['PE-21', 'PE-23', 'PE-24', 'PE-43']) {
      for (const pool of ['General', 'Machines', 'Waiting', 'Jobs', 'Auto']) expect(valuesOf(readiness, item).filter((value) => value.startsWith(`${pool}: `))).not.toEqual([]);
    }
  });

  test('stand in all zones, and plan addresses where they have machines of a type', () => {
    const spread = { zones: [0, 1, 2] };

    expect(readiness.pools).toMatchObject([{ poolId: 'General', ...spread }, { poolId: 'Machines', ...spread }, { poolId: 'Waiting', ...spread }, { poolId: 'Jobs', ...spread }, { poolId: 'Auto', ...spread }]);
    expect(readiness.addressSpaces).toEqual([]);
  });

  test('that join later appear', () => {
    const stack = awsStack();
    const cluster = clusterWithPool(stack);
    const before = readinessOf(cluster);
    cluster.addWorkerPool('Later', { capacity: GENERAL });

    expect(before.pools.map(({ poolId }) => poolId)).toEqual(['General']);
    expect(readinessOf(cluster).pools.map(({ poolId }) => poolId)).toEqual(['General', 'Later']);
    expect(valuesOf(readinessOf(cluster), 'PE-21')).toHaveLength(2);
  });

  test('stand in the zones of their subnets', () => {
    const [first, , third] = NETWORK_ATTRIBUTES.privateSubnetIds;
    const group = (subnetIds: string[]) => aws.NodeGroupCapacity.autoscaling({ machineTypes: TYPES, ...SIZES, subnetIds });

    expect(ofCapacity(group([third, first])).pools[1].zones).toEqual([0, 2]);
    expect(ofCapacity(group(['subnet-0a1b2c3d4e5f60799'])).pools.map(({ poolId }) => poolId)).toEqual(['General']);
  });

  test.each<[string, aws.KarpenterRequirement, number[] | undefined]>([
    ['in a zone', { key: 'topology.kubernetes.io/zone', operator: aws.RequirementOperator.IN, values: ['eu-west-1b'] }, [1]],
    ['in a zone that nobody knows', { key: 'topology.kubernetes.io/zone', operator: aws.RequirementOperator.IN, values: ['eu-west-1z'] }, undefined],
    ['outside a zone', { key: 'topology.kubernetes.io/zone', operator: aws.RequirementOperator.NOT_IN, values: ['eu-west-1b'] }, undefined],
    ['with something else', { key: 'karpenter.k8s.aws/instance-category', operator: aws.RequirementOperator.IN, values: ['c'] }, [0, 1, 2]],
  ])('of Karpenter %s', (_, requirement, zones) => {
    const found = ofApp((stack) => {
      const cluster = clusterWithPool(stack, { network: existingNetwork(stack, { availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] }) });
      cluster.addWorkerPool('Other', { capacity: aws.KarpenterCapacity.nodePool({ ...KARPENTER, requirements: [requirement] }) });
      return cluster;
    });

    expect(found.pools.find(({ poolId }) => poolId === 'Other')?.zones).toEqual(zones);
  });

  test('with blocks of addresses take whole blocks', () => {
    const network = (stack: TerraformStack) => existingNetwork(stack, { privateSubnetCidrBlocks: ['10.0.0.0/20', '10.0.16.0/20', '10.0.32.0/20'] });
    const found = ofApp((stack) => {
      const cluster = eksCluster(stack, { network: network(stack) });
      cluster.addWorkerPool('Dense', { capacity: aws.NodeGroupCapacity.autoscaling({ machineTypes: TYPES, ...SIZES, podDensity: aws.PodDensity.prefixDelegation() }) });
      return cluster;
    });

    // Seven blocks of 16 for 110 pods, one that is kept ready, and the address of the node.
    expect(found.addressSpaces).toMatchObject([{ addresses: 3 * 4091, perNode: 129, perNodeOf: { Dense: 129 } }]);
    expect(found.pools).toMatchObject([{ poolId: 'Dense', podsPerNode: 110 }]);
  });

  test('with an image of the user are to be tested by the user', () => {
    const image = aws.NodeImage.custom({ amiId: 'ami-0a1b2c3d4e5f60718', basedOn: aws.NodeImage.AL2023 });
    const conformance = factsOf(ofCapacity(aws.NodeGroupCapacity.autoscaling({ machineTypes: TYPES, ...SIZES, image })), 'PE-23');

    expect(conformance.map(({ standing }) => standing)).toEqual([Standing.PROVIDER_DUTY, Standing.OUTSIDE]);
  });

  test.each([
    ['AL2023', aws.NodeImage.AL2023, 'awslabs/amazon-eks-ami'],
    ['Bottlerocket', aws.NodeImage.BOTTLEROCKET, 'bottlerocket-os/bottlerocket-core-kit'],
    ['Windows', aws.NodeImage.WINDOWS_CORE_2022, undefined],
  ])('of %s have the kubelet of their image', (_, image, source) => {
    const found = factsOf(ofCapacity(aws.NodeGroupCapacity.autoscaling({ machineTypes: TYPES, ...SIZES, image })), 'PE-43').find(({ value }) => value.startsWith('Other: the kubelet'));

    expect(found?.document?.split('/').slice(3, 5).join('/')).toBe(source);
  });

  test('of Auto Mode that is switched off have nothing to say', () => {
    expect(JSON.stringify(ofCapacity(aws.AutoModeCapacity.switchedOff()).facts)).not.toContain('Other: ');
  });
});

describe('Zones', () => {
  test('have their names where the app names them', () => {
    const zones = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];

    expect(ofNetwork((stack) => existingNetwork(stack, { availabilityZones: zones })).zones).toEqual(zones);
  });

  test('are counted once, however many subnets they have', () => {
    const found = ofNetwork((stack) => existingNetwork(stack, { availabilityZones: ['eu-west-1a', 'eu-west-1a', 'eu-west-1b'] }));

    expect(found.zones).toEqual(['eu-west-1a', 'eu-west-1b']);
    expect(missingOf(found)).toMatchObject([{ item: 'PE-18', value: 'private subnets in 2 zones' }]);
  });
});

describe('Backups', () => {
  test('of volumes are remembered for the cluster that they are of', () => {
    const stack = awsStack();
    const cluster = clusterWithPool(stack);
    new aws.VolumeBackup(stack, 'Backup', { cluster, retentionDays: 90 });

    expect(factsOf(readinessOf(cluster), 'PE-15')).toEqual([
      expect.objectContaining({ standing: Standing.PROVIDER_DUTY }),
      { item: 'PE-15', standing: Standing.MET, value: 'volumes of EBS, retentionDays: 90', constructPath: 'production/Backup' },
    ]);
  });

  test('are somebody else\'s without', () => {
    expect(factsOf(ofProps(), 'PE-15').map(({ standing }) => standing)).toEqual([Standing.PROVIDER_DUTY, Standing.OUTSIDE]);
  });
});

describe('A control plane that exists', () => {
  const readiness = ofApp((stack) => {
    const cluster = existing(stack);
    new WorkerPool(stack, 'Pool', { cluster, capacity: GENERAL });
    return cluster;
  });

  test('has what AWS does, and its pools', () => {
    const [own, pools] = [true, false].map((cluster) => readiness.facts.filter(({ constructPath }) => (constructPath === undefined) === cluster));

    expect(new Set(own.map(({ standing }) => standing))).toEqual(new Set([Standing.PROVIDER_DUTY, Standing.OUTSIDE]));
    expect(new Set(pools.map(({ constructPath }) => constructPath))).toEqual(new Set(['production/Pool']));
    expect(missingOf(readiness)).toEqual([]);
  });

  test('tells nothing of its endpoint', () => {
    expect(readiness.publicEndpoint).toBeUndefined();
    expect(readiness.operator).toBe(ControlPlaneOperator.PROVIDER);
  });
});

test('what only Terraform knows crashes nothing, and is told as such', () => {
  const stack = awsStack();
  const variable = (id: string) => new TerraformVariable(stack, id, {});
  const text = (id: string) => variable(id).stringValue;
  const network = aws.Network.fromNetworkAttributes(stack, 'Net', { vpcId: text('vpc'), privateSubnetIds: variable('subnets').listValue, cidrBlock: text('cidr'), privateSubnetCidrBlocks: variable('blocks').listValue });
  const cluster = eksCluster(stack, {
    network,
    administrators: [text('admin')],
    logRetentionDays: variable('days').numberValue,
    existing: { secretsKeyArn: text('key') },
    endpointAccess: aws.EndpointAccess.publicAndPrivate({ publicCidrs: [text('office')] }),
    supportType: text('support') as aws.SupportType,
  });
  const podDensity = aws.PodDensity.secondaryAddresses({ maxPods: variable('pods').numberValue });
  cluster.addWorkerPool('Pool', { capacity: aws.NodeGroupCapacity.autoscaling({ machineTypes: [text('type')], minSize: variable('min').numberValue, maxSize: variable('max').numberValue, diskSizeGiB: variable('disk').numberValue, podDensity }) });

  const readiness = readinessOf(cluster);
  expect(readiness).toMatchObject({ zones: [], pools: [], subnets: [], addressSpaces: [], publicEndpoint: true });
  expect(missingOf(readiness)).toEqual([]);
  expect(JSON.stringify(readiness)).not.toMatch(/TfToken|Token\[|-1\.88/);
  expect(valuesOf(readiness, 'PE-43')).toContain('audit log, logRetentionDays: known to Terraform alone');
});

test('documents are pages of those who answer, and stand where somebody else does', () => {
  const facts = [ofApp(everyKind), ofProps({ omitDefaultAddOns: ['vpc-cni'], existing: { nodeRoleArn: 'arn:aws:iam::111122223333:role/nodes' } })].flatMap((readiness) => readiness.facts);

  for (const { document, fix, standing } of facts) {
    expect(document !== undefined).toBe([Standing.PROVIDER_DUTY, Standing.OUTSIDE].includes(standing));
    expect(fix !== undefined).toBe(standing === Standing.MISSING);
    if (document !== undefined) expect(HOSTS).toContain(new URL(document).host);
    if (document !== undefined) expect(new URL(document).protocol).toBe('https:');
  }
});
