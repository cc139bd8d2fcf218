import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { TerraformStack, TerraformVariable } from 'cdktf';
import { AccessQuestion, ApiResource, EffectiveAccess, HAControlPlane, KubernetesVersion, RbacBaseline, Requester, Subject } from 'cdktf-production-cluster';
import { expectCan, expectCannot } from 'cdktf-production-cluster/testing';
import { Construct } from 'constructs';
import { clusterWithPool } from '../../support/eks';
import { FakePlatform } from '../../support/fake-platform';
import { awsStack } from '../../support/stacks';
import { accessOf, byHand, Hand, HandSubject, ruleOf as rule } from './support';

const JANE: HandSubject = { kind: 'User', name: 'jane' };
const TEAM: HandSubject = { kind: 'Group', name: 'team' };
const jane = Requester.user('jane');

describe('Names', () => {
  test('are followed to the objects that state them', () => {
    const access = accessOf((by) => {
      const { scope } = by;
      const namespace = new NamespaceV1(scope, 'Namespace', { provider: by.provider, metadata: { name: 'payments' } });
      const account = new ServiceAccountV1(scope, 'Account', { provider: by.provider, metadata: { name: 'api', namespace: namespace.metadata.name } });
      const role = by.clusterRole('reader', rule('get', 'pods'));
      by.bind(namespace.id, role.metadata.name, [{ kind: 'ServiceAccount', name: account.metadata.name, namespace: account.metadata.namespace }, { kind: 'Group', name: `team-${namespace.metadata.name}` }]);
    });
    const question: AccessQuestion = { verb: 'get', resource: ApiResource.PODS, namespace: 'payments' };

    expect(access.unknowns).toEqual([]);
    expect([Requester.serviceAccount('payments', 'api'), Requester.group('team-payments'), jane].map((requester) => access.can(requester, question))).toEqual([true, true, false]);
  });

  test('of other stacks are followed, and nothing of the stacks changes', () => {
    const { scope, cluster } = byHand();
    const namespace = new NamespaceV1(scope, 'Namespace', { provider: cluster.kubernetesProvider(scope), metadata: { name: 'payments' } });
    const other = new Hand(new TerraformStack(scope.node.root, 'other'), cluster);
    other.bind(namespace.metadata.name, 'view', [JANE]);
    const before = scope.node.root.node.findAll().length;

    const access = EffectiveAccess.of(scope.node.root, cluster);

    expect(access.can(jane, { verb: 'get', resource: ApiResource.PODS, namespace: 'payments' })).toBe(true);
    expect(scope.node.root.node.findAll()).toHaveLength(before);
  });

  test('that only Terraform knows give nobody anything, and are told', () => {
    const access = accessOf((hand) => {
      const name = (id: string) => new TerraformVariable(hand.scope, id, {}).stringValue;
      const list = new TerraformVariable(hand.scope, 'list', { type: 'list(string)' }).listValue;
      hand.clusterRole('reader', { verbs: list, apiGroups: [''], resources: ['pods'] });
      hand.bind('payments', 'reader', [JANE]);
      hand.bind(name('namespace'), 'view', [JANE]);
      hand.bind('payments', name('role'), [JANE]);
      hand.bind('payments', 'view', [{ kind: 'Group', name: name('group') }]);
    });

    expect(access.can(jane, { verb: 'get', resource: ApiResource.PODS, namespace: 'payments' })).toBe(false);
    expect(access.unknowns.map((text) => text.replace(/^\S+: /, ''))).toEqual([
      'rules of ClusterRole reader are only known to Terraform',
      'the namespace is only known to Terraform',
      'ClusterRole ${access var.role} is neither in the app nor one of Kubernetes',
      'subjects are only known to Terraform',
    ]);
  });

  test('that a role and its binding share without knowing them still belong together', () => {
    const access = accessOf((hand) => {
      const name = new TerraformVariable(hand.scope, 'name', {}).stringValue;
      const role = hand.clusterRole('reader', rule('get', 'pods'));
      role.putMetadata({ name });
      hand.bindEverywhere(role.metadata.name, JANE);
    });

    expect([access.can(jane, { verb: 'get', resource: ApiResource.PODS }), access.unknowns]).toEqual([true, []]);
  });

  test('that are variables of two stacks are two', () => {
    const { scope, cluster } = byHand((hand) => hand.bindEverywhere(new TerraformVariable(hand.scope, 'name', {}).stringValue, JANE));
    const other = new Hand(new TerraformStack(scope.node.root, 'other'), cluster);
    other.clusterRole('reader', rule('get', 'pods')).putMetadata({ name: new TerraformVariable(other.scope, 'name', {}).stringValue });

    const access = EffectiveAccess.of(scope.node.root, cluster);

    expect([access.can(jane, { verb: 'get', resource: ApiResource.PODS }), access.unknowns.length]).toEqual([false, 1]);
  });

  test('are not taken from ids that hold more than the name', () => {
    const access = accessOf((hand) => {
      const account = new ServiceAccountV1(hand.scope, 'Account', { provider: hand.provider, metadata: { name: 'api', namespace: 'payments' } });
      hand.bindEverywhere('view', { kind: 'User', name: account.id });
    });

    expect([access.can(Requester.user('api'), { verb: 'get', resource: ApiResource.PODS }), access.unknowns.length]).toEqual([false, 1]);
  });

  test('that two roles share are those of the first, as the API server refuses the second', () => {
    const { scope, cluster } = byHand((hand) => {
      hand.clusterRole('reader', rule('get', 'pods'));
      hand.bindEverywhere('reader', JANE);
    });
    new Hand(new TerraformStack(scope.node.root, 'other'), cluster).clusterRole('reader', rule('delete', 'pods'));

    const access = EffectiveAccess.of(scope, cluster);

    expect(['get', 'delete'].map((verb) => access.can(jane, { verb, resource: ApiResource.PODS }))).toEqual([true, false]);
  });

  test('of roles that nobody has give nothing, and are told', () => {
    const access = accessOf((hand) => hand.bindEverywhere('made-elsewhere', JANE));

    expect(access.unknowns).toEqual([expect.stringMatching(/^access\/Everywhere-\d+: ClusterRole made-elsewhere is neither in the app nor one of Kubernetes$/)]);
  });
});

describe('Clusters', () => {
  const question: AccessQuestion = { verb: 'get', resource: ApiResource.PODS };
  const RBAC = 'rbac.authorization.k8s.io';
  const bindBy = (scope: Construct, provider?: KubernetesProvider) =>
    new ClusterRoleBindingV1(scope, 'Binding', { provider, metadata: { name: 'binding' }, roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'view' }, subject: [JANE] });

  test('are told apart by their providers, and belong together across stacks', () => {
    const { scope, cluster } = byHand((hand) => hand.clusterRole('reader', rule('get', 'pods')));
    const root = scope.node.root;
    const other = HAControlPlane.fromHAControlPlaneAttributes(new TerraformStack(root, 'infrastructure'), 'Green', {
      clusterName: 'green', endpoint: 'https://10.0.0.2', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform: new FakePlatform(),
    });
    const second = new TerraformStack(root, 'second');
    new Hand(second, cluster).bindEverywhere('reader', JANE);
    new Hand(second, other).bindEverywhere('reader', { kind: 'User', name: 'joe' });

    const [here, there] = [cluster, other].map((one) => EffectiveAccess.of(root, one));

    expect([jane, Requester.user('joe')].map((requester) => here.can(requester, question))).toEqual([true, false]);
    expect([jane, Requester.user('joe')].map((requester) => there.can(requester, question))).toEqual([false, false]);
    expect(here.unknowns).toEqual([]);
    expect(there.unknowns).toHaveLength(1);
  });

  test('are known by the address of the API server, whoever wrote the provider', () => {
    const { scope, cluster } = byHand();
    bindBy(scope, new KubernetesProvider(scope, 'Own', { host: 'https://10.0.0.1' }));

    expect(EffectiveAccess.of(scope, cluster).can(jane, question)).toBe(true);
  });

  test('that are not known are told', () => {
    const { scope, cluster } = byHand();
    new KubernetesProvider(scope, 'Own', { configPath: '~/.kube/config' });
    bindBy(scope);

    const access = EffectiveAccess.of(scope, cluster);

    expect([access.can(jane, question), access.unknowns]).toEqual([false, ['bindings through access/Own: whether they are in this cluster is not known']]);
  });
});

describe('The access below a construct', () => {
  test('is what is bound there, by roles of the whole app', () => {
    const { scope, cluster } = byHand((hand) => {
      hand.clusterRole('reader', rule('get', 'pods'));
      hand.bindEverywhere('reader', TEAM);
    });
    const tenant = new Construct(scope, 'Tenant');
    new Hand(tenant, cluster).bindEverywhere('reader', JANE);

    const access = EffectiveAccess.of(tenant, cluster);

    expect([jane, Requester.group('team')].map((requester) => access.can(requester, { verb: 'get', resource: ApiResource.PODS }))).toEqual([true, false]);
  });
});

test('the whole of an app is read, across the stacks of cluster and access', () => {
  const infrastructure = awsStack();
  const access = new TerraformStack(infrastructure.node.root, 'access');
  const cluster = clusterWithPool(infrastructure);
  new RbacBaseline(access, 'Rbac', { cluster, viewers: [Subject.group('auditors')], tenants: [{ name: 'payments', developers: [Subject.group('payments')] }] });

  const effective = EffectiveAccess.of(infrastructure.node.root, cluster);

  expectCan(effective, Requester.group('payments'), { verb: 'create', resource: ApiResource.PODS.subresource('exec'), namespace: 'payments' });
  expectCannot(effective, Requester.group('payments'), { verb: 'get', resource: ApiResource.PODS, namespace: 'search' });
  expectCannot(effective, Requester.group('payments'), { verb: 'patch', resource: ApiResource.NAMESPACES.named('payments') });
  expectCan(effective, Requester.group('auditors'), { verb: 'list', resource: ApiResource.PODS });
  expectCannot(effective, Requester.group('auditors'), { verb: 'get', resource: ApiResource.SECRETS, namespace: 'payments' });
  expect(effective.unknowns).toEqual([]);
});
