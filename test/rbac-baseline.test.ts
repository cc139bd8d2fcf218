import { TerraformStack, TerraformVariable } from 'cdktf';
import { KubernetesVersion, ProductionCluster, RbacBaseline, RbacBaselineProps, Subject } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, only } from './support/blocks';
import { clusterWithPool } from './support/eks';
import { FakePlatform } from './support/fake-platform';
import { expectNoSecret } from './support/secrets';
import { awsStack, inTwoStacks } from './support/stacks';

const rbac = (props: Omit<RbacBaselineProps, 'cluster'>, addCluster: (stack: TerraformStack) => ProductionCluster = clusterWithPool): Template =>
  inTwoStacks((infrastructure, access) => new RbacBaseline(access, 'Rbac', { cluster: addCluster(infrastructure), ...props }));

describe('The provider', () => {
  const { provider, data } = rbac({ administrators: [Subject.group('oncall')] }).toSnapshot() as {
    provider: { kubernetes: Record<string, unknown>[] };
    data: Record<string, object>;
  };

  test('logs in with a command that prints a short-lived token', () => {
    expect(provider.kubernetes).toMatchObject([{ exec: [{ api_version: 'client.authentication.k8s.io/v1beta1', command: 'aws' }] }]);
    expectNoSecret(JSON.stringify(provider));
  });

  test('reads what it needs of the cluster from the state of the other stack', () => {
    const [{ host, cluster_ca_certificate: authority }] = provider.kubernetes;

    expect(host).toMatch(/^\$\{data\.terraform_remote_state\./);
    expect(authority).toMatch(/^\$\{base64decode\(data\.terraform_remote_state\./);
    expect(Object.keys(data)).toEqual(['terraform_remote_state']);
  });

  test('is made once for each cluster of a stack, and each object names its own', () => {
    // GIVEN
    const template = inTwoStacks((infrastructure, access) => {
      const platform = new FakePlatform();
      for (const id of ['Blue', 'Green']) {
        const cluster = new ProductionCluster(infrastructure, id, { version: KubernetesVersion.V1_34, platform });
        for (const name of ['One', 'Two']) new RbacBaseline(access, `${id}${name}`, { cluster, tenants: [{ name: name.toLowerCase() }] });
      }
    });

    // THEN
    const { provider } = template.toSnapshot() as { provider: { kubernetes: { exec: { args: string[] }[]; alias?: string }[] } };
    expect(provider.kubernetes.map(({ exec: [{ args }] }) => args[0])).toEqual(['production-blue', 'production-green']);
    const providers = (id: string) => Object.entries(template.resourcesOfType('kubernetes_namespace_v1')).filter(([address]) => address.includes(id)).map(([, block]) => block.provider);
    expect(new Set(providers('Blue')).size).toBe(1);
    expect(new Set(providers('Green')).size).toBe(1);
    expect(providers('Blue')).not.toEqual(providers('Green'));
  });
});

describe('Administrators', () => {
  test('are bound to the role of Kubernetes', () => {
    const template = rbac({ administrators: [Subject.group('oncall'), Subject.user('jane'), Subject.serviceAccount('argo', 'deployer')] });

    expect(template.onlyResource('kubernetes_cluster_role_binding_v1')).toMatchObject({
      role_ref: { api_group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subject: [
        { kind: 'Group', name: 'oncall', api_group: 'rbac.authorization.k8s.io' },
        { kind: 'User', name: 'jane', api_group: 'rbac.authorization.k8s.io' },
        { kind: 'ServiceAccount', name: 'deployer', namespace: 'argo', api_group: '' },
      ],
    });
  });

  test('are not bound if there are none', () => {
    expect(rbac({ tenants: [{ name: 'payments' }] }).resourcesOfType('kubernetes_cluster_role_binding_v1')).toEqual({});
  });
});

describe('A tenant', () => {
  const template = rbac({
    tenants: [
      {
        name: 'payments',
        developers: [Subject.group('payments')],
        quota: { requests: { cpu: '40', memory: '160Gi' }, limits: { memory: '200Gi' }, pods: 0 },
      },
      { name: 'search' },
    ],
  });

  test('has a namespace whose pods are restricted, by the rules of the version of the cluster', () => {
    const { metadata } = only(template, 'kubernetes_namespace_v1', 'payments');

    expect(metadata).toEqual({
      name: 'payments',
      labels: Object.fromEntries(['enforce', 'audit', 'warn'].flatMap((mode) => [
        [`pod-security.kubernetes.io/${mode}`, 'restricted'],
        [`pod-security.kubernetes.io/${mode}-version`, 'v1.34'],
      ])),
    });
  });

  test('has developers who may edit there, and nowhere else', () => {
    expect(template.onlyResource('kubernetes_role_binding_v1')).toMatchObject({
      metadata: { namespace: `\${${addressOf(template, 'kubernetes_namespace_v1', 'payments')}.metadata[0].name}` },
      role_ref: { kind: 'ClusterRole', name: 'edit' },
      subject: [{ kind: 'Group', name: 'payments' }],
    });
  });

  test('has the limits that are stated, nought included', () => {
    expect(template.onlyResource('kubernetes_resource_quota_v1').spec).toEqual({
      hard: { 'requests.cpu': '40', 'requests.memory': '160Gi', 'limits.memory': '200Gi', pods: '0' },
    });
  });

  test('without developers and limits is a namespace alone', () => {
    expect(template.addresses().filter((address) => address.includes('search'))).toHaveLength(1);
  });

  test('keeps its addresses when tenants are reordered', () => {
    const [one, other] = [['a', 'b'], ['b', 'a']].map((names) => rbac({ tenants: names.map((name) => ({ name })) }));

    expect(other.addresses()).toEqual(one.addresses());
  });

  test('may have a name that only Terraform knows, at an address that does not depend on what else there is', () => {
    const named = (before: number) => inTwoStacks((infrastructure, access) => {
      const names = Array.from({ length: before + 1 }, (_, index) => new TerraformVariable(access, `name${before - index}`, {}).stringValue);
      new RbacBaseline(access, 'Rbac', { cluster: clusterWithPool(infrastructure), tenants: [{ name: names[before] }] });
    });

    expect(named(0).onlyResource('kubernetes_namespace_v1').metadata).toMatchObject({ name: '${var.name0}' });
    expect(named(3).addresses()).toEqual(named(0).addresses());
  });
});

test('typed resources of stable APIs alone are used', () => {
  const template = rbac({ administrators: [Subject.group('oncall')], tenants: [{ name: 'payments', developers: [Subject.group('payments')], quota: { pods: 1 } }] });

  for (const address of template.addresses()) expect(address).toMatch(/^kubernetes_\w+_v1\./);
});

test('the stack of the cluster is deployed first', () => {
  const infrastructure = awsStack();
  const access = new TerraformStack(infrastructure.node.root, 'access');
  new RbacBaseline(access, 'Rbac', { cluster: clusterWithPool(infrastructure), tenants: [{ name: 'payments' }] });

  Template.fromStack(access);

  expect(access.dependencies).toEqual([infrastructure]);
});
