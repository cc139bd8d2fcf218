import { Token } from 'cdktf';
import { aws, DeletionProtection, HAControlPlane, HAControlPlaneAttributes, KubernetesVersion, ProductionCluster, ProductionClusterProps, WorkerPool, WorkloadIdentityOptions } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { ADMIN, eksCluster, existingNetwork, GENERAL } from '../support/eks';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';
import { existingCluster } from './support';

const tags = map(['team', 'cost centre'], ['payments', '']);

test('ProductionClusterProps', () => {
  const props = struct<Pick<ProductionClusterProps, 'clusterName' | 'deletionProtection'> & { version: string }>(
    {
      version: mostly(fc.constant('1.34'), text('1.33')),
      clusterName: text('production', 'a_B-9', 'x'.repeat(100)),
      deletionProtection: fc.constantFrom(...Object.values(DeletionProtection)),
    },
    ['version'],
  );

  survives(props, (stack, { version, ...given }) => {
    const platform = new aws.EksPlatform({ administrators: [ADMIN], network: existingNetwork(stack) });
    new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.of(version), platform, ...given });
    return [version, given.clusterName];
  });
});

const arns = list(ADMIN, 'arn:aws:iam::111122223333:user/jane', 'arn:aws-cn:iam::111122223333:role/path/deploy');

test('EksPlatformProps', () => {
  const identity = struct<aws.EksIdentity>({ principalArn: text(ADMIN, 'arn:aws:iam::111122223333:role/payments'), groups: list('payments', 'viewers') }, ['principalArn', 'groups']);
  const props = struct<Omit<aws.EksPlatformProps, 'network' | 'endpointAccess' | 'addOns'>>(
    {
      administrators: arns,
      identities: fc.array(identity, { maxLength: 3 }),
      logTypes: mostly(fc.shuffledSubarray(Object.values(aws.ControlPlaneLogType)), fc.constant([aws.ControlPlaneLogType.API, aws.ControlPlaneLogType.API])),
      logRetentionDays: mostly(fc.constantFrom(1, 365, 3653), number(1, 400)),
      serviceCidr: text('172.20.0.0/16', '10.100.0.0/16', '192.168.0.0/24'),
      supportType: fc.constantFrom(...Object.values(aws.SupportType)),
      tags,
    },
    ['administrators'],
  );

  survives(props, (stack, given) => {
    eksCluster(stack, given);
    const { identities = [], ...rest } = given;
    return [...Object.values(rest), identities.map(({ principalArn, groups }) => [principalArn, groups])];
  });
});

const addOn = { version: text('v1.20.4-eksbuild.2'), configurationValues: mostly(fc.json().map((json) => `{"given": ${json}}`), text('{}')) };
// The library writes the configuration anew, so that what is in it shows in another notation.
const shownConfiguration = (text?: string) => (text === undefined || Token.isUnresolved(text) ? text : JSON.stringify(JSON.parse(text)).slice(1, -1));

test('EksAddOnOptions', () => {
  const factory = fc.constantFrom(aws.EksAddOn.vpcCni, aws.EksAddOn.podIdentityAgent, aws.EksAddOn.kubeProxy, aws.EksAddOn.coreDns, aws.EksAddOn.ebsCsiDriver, aws.EksAddOn.metricsServer);

  survives(fc.tuple(factory, struct<aws.EksAddOnOptions>(addOn)), (stack, [make, given]) => {
    eksCluster(stack, { addOns: [make(given)] });
    return [given.version, shownConfiguration(given.configurationValues)];
  });
});

test('NamedAddOnOptions', () => {
  const identity = fc.record({ serviceAccount: text('agent'), managedPolicies: list('AmazonEKS_CNI_Policy', 'service-role/AmazonEBSCSIDriverPolicy') });
  const options = struct<aws.NamedAddOnOptions>({ ...addOn, order: fc.constantFrom(...Object.values(aws.AddOnOrder)), identity }, ['order']);

  survives(fc.tuple(text('snapshot-controller', 'coredns'), options), (stack, [name, given]) => {
    eksCluster(stack, { addOns: [aws.EksAddOn.named(name, given)] }).addWorkerPool('General', { capacity: GENERAL });
    return [name, given.version, given.identity?.serviceAccount, given.identity?.managedPolicies];
  });
});

test('HAControlPlaneAttributes', () => {
  const attributes = struct<Omit<HAControlPlaneAttributes, 'platform' | 'version'>>(
    { clusterName: text('existing'), endpoint: text('https://10.0.0.1'), certificateAuthority: text('Q0E=') },
    ['clusterName', 'endpoint', 'certificateAuthority'],
  );

  survives(attributes, (stack, given) => {
    const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg-00000001' });
    const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', { ...given, version: KubernetesVersion.V1_34, platform });
    cluster.kubernetesProvider(stack);
    new WorkerPool(stack, 'Pool', { cluster, capacity: GENERAL });
    return Object.values(given);
  });
});

test('ExistingEksPlatformProps', () => {
  const props = struct<Omit<aws.ExistingEksPlatformProps, 'network'>>({ clusterSecurityGroupId: text('sg-00000001'), nodeRoleArn: text('arn:aws:iam::111122223333:role/nodes'), tags }, ['clusterSecurityGroupId']);

  survives(props, (stack, given) => {
    const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), ...given });
    const attributes = { clusterName: 'existing', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform };
    platform.importControlPlane(stack, attributes).bindWorkerPool(stack, {
      poolId: 'Pool', capacity: GENERAL, labels: { pool: 'Pool' }, taints: [], version: KubernetesVersion.V1_34, nodeOptions: [], admitsSystemPods: true,
    });
    return Object.values(given);
  });
});

test('WorkloadIdentityOptions', () => {
  const options = struct<WorkloadIdentityOptions>({ namespace: text('payments'), serviceAccountName: text('ledger', 'x'.repeat(253)) }, ['namespace', 'serviceAccountName']);

  survives(options, (stack, given) => {
    existingCluster(stack).platformControlPlane.bindWorkloadIdentity(stack, given);
    return Object.values(given);
  });
});
