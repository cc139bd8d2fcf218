import { TerraformOutput, TerraformStack, Token } from 'cdktf';
import { aws, DeletionProtection, HAControlPlane, HAControlPlaneAttributes, KubernetesVersion, ProductionCluster, ProductionClusterProps, WorkerPool, WorkloadIdentityOptions } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { ADMIN, clusterWithPool, eksCluster, existingNetwork, FEW_ADD_ONS, GENERAL } from '../support/eks';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';
import { existingCluster } from './support';

const LOGIN = { name: 'corporate', issuerUrl: 'https://login.example.com', clientId: 'kubernetes' };
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
      omitDefaultAddOns: list('vpc-cni', 'coredns', 'metrics-server'),
      workloadIdentityMethod: fc.constantFrom(...Object.values(aws.WorkloadIdentityMethod)),
      oidcIdentityProvider: fc.constant(new aws.OidcIdentityProvider(LOGIN)),
      existing: fc.constantFrom({ controlPlaneRoleArn: ADMIN }, {}),
      tags,
    },
    ['administrators'],
  );

  survives(props, (stack, given) => {
    const cluster = eksCluster(stack, given);
    cluster.platformControlPlane.bindWorkloadIdentity(stack, { namespace: 'payments', serviceAccountName: 'ledger' });
    const { identities = [], omitDefaultAddOns: _omitted, workloadIdentityMethod: method, oidcIdentityProvider, existing, ...rest } = given;
    const issuer = method === aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES ? 'sts:AssumeRoleWithWebIdentity' : 'aws_eks_pod_identity_association';
    return [...Object.values(rest), existing?.controlPlaneRoleArn, issuer, oidcIdentityProvider?.issuerUrl, identities.map(({ principalArn, groups }) => [principalArn, groups])];
  });
});

test('ExistingEksParts', () => {
  const key = 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d';
  const existing = struct<aws.ExistingEksParts>({
    controlPlaneRoleArn: text(ADMIN), nodeRoleArn: text('arn:aws:iam::111122223333:role/nodes'), secretsKeyArn: text(key), logGroupName: text('/aws/eks/production-cluster/cluster'),
  });

  survives(existing, (stack, given) => {
    clusterWithPool(stack, { existing: given, ...FEW_ADD_ONS });
    return [given.controlPlaneRoleArn, given.nodeRoleArn, given.secretsKeyArn];
  });
});

test('OidcIdentityProviderProps', () => {
  const props = struct<aws.OidcIdentityProviderProps>(
    {
      name: text(LOGIN.name),
      issuerUrl: text(LOGIN.issuerUrl),
      clientId: text(LOGIN.clientId),
      usernameClaim: text('email'),
      usernamePrefix: text('-', 'corp:'),
      groupsClaim: text('roles'),
      groupsPrefix: text('corp:'),
      requiredClaims: map(['hd', 'amr'], ['example.com', 'mfa']),
    },
    ['name', 'issuerUrl', 'clientId'],
  );

  survives(props, (stack, given) => {
    eksCluster(stack, { oidcIdentityProvider: new aws.OidcIdentityProvider(given) });
    return Object.values(given);
  });
});

// As in numbers, some far out are what cdktf writes its tokens as, and it looks for them within texts too.
const json = fc.json().filter((one) => !/e\+(29|30)\d/i.test(one));
const addOn = { version: text('v1.20.4-eksbuild.2'), configurationValues: mostly(json.map((one) => `{"given": ${one}}`), text('{}')) };
// The library writes the configuration anew, so that what is in it shows in another notation.
const shownConfiguration = (text?: string) => (text === undefined || Token.isUnresolved(text) ? text : JSON.stringify(JSON.parse(text)).slice(1, -1));

// The texts of a map as they stand in JSON that is itself text.
const inJson = (map: Record<string, string> = {}) => Object.entries(map).flat().map((one) => (Token.isUnresolved(one) ? one : JSON.stringify(one).slice(1, -1)));

test('EksAddOnOptions', () => {
  const factory = fc.constantFrom(aws.EksAddOn.vpcCni, aws.EksAddOn.podIdentityAgent, aws.EksAddOn.kubeProxy, aws.EksAddOn.coreDns, aws.EksAddOn.ebsCsiDriver, aws.EksAddOn.metricsServer, aws.EksAddOn.efsCsiDriver, aws.EksAddOn.snapshotController, aws.EksAddOn.nodeMonitoringAgent);

  survives(fc.tuple(factory, struct<aws.EksAddOnOptions>(addOn)), (stack, [make, given]) => {
    clusterWithPool(stack, { addOns: [make(given)] });
    return [given.version, shownConfiguration(given.configurationValues)];
  });
});

// What a cluster would be given, without one.
function show(stack: TerraformStack, { name, version, configurationValues }: aws.EksAddOn): void {
  new TerraformOutput(stack, name, { value: { version, configurationValues } });
}

test('VpcCniOptions', () => {
  survives(struct<aws.VpcCniOptions>({ ...addOn, environment: map(['WARM_IP_TARGET', 'A'], ['2', '']) }), (stack, given) => {
    show(stack, aws.EksAddOn.vpcCni(given));
    return [given.version, ...(given.configurationValues === undefined ? inJson(given.environment) : [])];
  });
});

test('KubeProxyOptions', () => {
  survives(struct<aws.KubeProxyOptions>({ ...addOn, mode: fc.constantFrom(...Object.values(aws.KubeProxyMode)) }), (stack, given) => {
    show(stack, aws.EksAddOn.kubeProxy(given));
    return [given.version, given.mode];
  });
});

test('CoreDnsOptions and CoreDnsAutoscaling', () => {
  const autoscaling = struct<aws.CoreDnsAutoscaling>({ minReplicas: number(2, 9), maxReplicas: number(10, 20) }, ['minReplicas', 'maxReplicas']);

  survives(struct<aws.CoreDnsOptions>({ ...addOn, autoscaling }), (stack, given) => {
    show(stack, aws.EksAddOn.coreDns(given));
    return [given.version, given.autoscaling?.minReplicas, given.autoscaling?.maxReplicas];
  });
});

test('EbsCsiDriverOptions and MetricsServerOptions', () => {
  const options = fc.tuple(struct<aws.EbsCsiDriverOptions>({ ...addOn, volumeTags: tags }), struct<aws.MetricsServerOptions>({ ...addOn, replicas: number(1, 10) }));

  survives(options, (stack, [ebs, metrics]) => {
    show(stack, aws.EksAddOn.ebsCsiDriver(ebs));
    show(stack, aws.EksAddOn.metricsServer(metrics));
    return [ebs.version, metrics.version, metrics.replicas, ...inJson(ebs.volumeTags)];
  });
});

test('NamedAddOnOptions', () => {
  const identity = fc.record({ serviceAccounts: list('agent', 'agent-node'), managedPolicies: list('AmazonEKS_CNI_Policy', 'service-role/AmazonEBSCSIDriverPolicy') });
  const options = struct<aws.NamedAddOnOptions>({ ...addOn, order: fc.constantFrom(...Object.values(aws.AddOnOrder)), identity }, ['order']);

  survives(fc.tuple(text('snapshot-controller', 'coredns'), options), (stack, [name, given]) => {
    eksCluster(stack, { addOns: [aws.EksAddOn.named(name, given)], ...FEW_ADD_ONS }).addWorkerPool('General', { capacity: GENERAL });
    return [name, given.version, given.identity?.serviceAccounts, given.identity?.managedPolicies];
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
  const props = struct<Omit<aws.ExistingEksPlatformProps, 'network'>>({ clusterSecurityGroupId: text('sg-00000001'), nodeRoleArn: text('arn:aws:iam::111122223333:role/nodes'), serviceCidr: text('10.100.0.0/16'), tokenIssuerArn: text('arn:aws:iam::111122223333:oidc-provider/oidc.example.com/id/A'), tags }, ['clusterSecurityGroupId']);

  survives(props, (stack, given) => {
    const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), ...given });
    const attributes = { clusterName: 'existing', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform };
    const controlPlane = platform.importControlPlane(stack, attributes);
    controlPlane.bindWorkloadIdentity(stack, { namespace: 'payments', serviceAccountName: 'ledger' });
    controlPlane.bindWorkerPool(stack, {
      poolId: 'Pool', capacity: GENERAL, labels: { pool: 'Pool' }, taints: [], version: KubernetesVersion.V1_34, nodeOptions: [], admitsSystemPods: true,
    });
    const { serviceCidr: _onlyForNodesThatJoinThemselves, ...shown } = given;
    return Object.values(shown);
  });
});

test('WorkloadIdentityOptions', () => {
  const options = struct<WorkloadIdentityOptions>({ namespace: text('payments'), serviceAccountName: text('ledger', 'x'.repeat(253)) }, ['namespace', 'serviceAccountName']);

  survives(options, (stack, given) => {
    existingCluster(stack).platformControlPlane.bindWorkloadIdentity(stack, given);
    return Object.values(given);
  });
});
