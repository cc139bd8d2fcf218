import { TerraformStack, TerraformVariable } from 'cdktf';
import { KubernetesVersion, ProductionCluster, RbacBaseline, RbacBaselineProps, RolePreset, Subject, TenantOptions } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, only } from './support/blocks';
import { ADMIN, clusterWithPool } from './support/eks';
import { FakePlatform } from './support/fake-platform';
import { expectNoSecret } from './support/secrets';
import { awsStack, inTwoStacks } from './support/stacks';

const rbac = (props: Omit<RbacBaselineProps, 'cluster'>, addCluster: (stack: TerraformStack) => ProductionCluster = clusterWithPool): Template =>
  inTwoStacks((infrastructure, access) => new RbacBaseline(access, 'Rbac', { cluster: addCluster(infrastructure), ...props }));

const everybody = (name: string): TenantOptions => {
  const [viewers, developers, operators, ciDeployers] = ['v', 'd', 'o', 'c'].map((id) => [Subject.user(id)]);
  return { name, viewers, developers, operators, ciDeployers };
};
/** A reference to the name of the role of a preset. */
const roleNamed = (template: Template, preset: string) => {
  const found = Object.entries(template.resourcesOfType('kubernetes_cluster_role_v1')).find(([, { metadata }]) => (metadata as { name: string }).name === `production-access-${preset}`);
  return `\${${found?.[0]}.metadata[0].name}`;
};

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

describe('Those who have a preset in the whole cluster', () => {
  const template = rbac({
    administrators: [Subject.group('oncall'), Subject.user('jane'), Subject.serviceAccount('argo', 'deployer')],
    operators: [Subject.group('operators')],
    viewers: [Subject.group('auditors')],
  });

  test('are bound to its role, by reference', () => {
    expect(only(template, 'kubernetes_cluster_role_binding_v1', 'Administrators')).toMatchObject({
      metadata: { name: 'production-access-rbac-administrators' },
      role_ref: { api_group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: roleNamed(template, 'administrator') },
      subject: [
        { kind: 'Group', name: 'oncall', api_group: 'rbac.authorization.k8s.io' },
        { kind: 'User', name: 'jane', api_group: 'rbac.authorization.k8s.io' },
        { kind: 'ServiceAccount', name: 'deployer', namespace: 'argo', api_group: '' },
      ],
    });
    for (const [id, preset] of [['Operators', 'operator'], ['Viewers', 'viewer']]) {
      expect(only(template, 'kubernetes_cluster_role_binding_v1', id).role_ref).toMatchObject({ kind: 'ClusterRole', name: roleNamed(template, preset) });
    }
  });

  test('need no role that nobody has', () => {
    expect(Object.keys(template.resourcesOfType('kubernetes_cluster_role_v1'))).toHaveLength(3);
    expect(rbac({ administrators: [], tenants: [{ name: 'payments' }] }).resourcesOfType('kubernetes_cluster_role_v1')).toEqual({});
  });

  test('are accepted by the judgement of rights, with nothing accepted in vain', () => {
    const all = rbac({ administrators: [Subject.user('a')], operators: [Subject.user('a')], viewers: [Subject.user('a')], breakGlass: [Subject.user('a')], tenants: [everybody('payments')] });

    expect(all.warnings).toEqual([]);
    expect(Object.keys(all.resourcesOfType('kubernetes_cluster_role_v1'))).toHaveLength(6);
  });

  test('are told of where they are a group that nobody belongs to', () => {
    const [warning, ...others] = rbac({ viewers: [Subject.group('auditors')] }, (stack) => clusterWithPool(stack, { identities: [{ principalArn: ADMIN, groups: ['oncall'] }] })).warnings;

    expect(warning).toContain('[subject-group-without-source] A group is bound that nobody belongs to. Got "auditors"');
    expect(others).toEqual([]);
  });

  test('can be added later', () => {
    const later = inTwoStacks((infrastructure, access) => {
      const baseline = new RbacBaseline(access, 'Rbac', { cluster: clusterWithPool(infrastructure), viewers: [Subject.user('jane')] });
      baseline.addGrant('Auditors', { preset: RolePreset.VIEWER, subjects: [Subject.user('auditor')] });
    });
    const roles = Object.values(later.resourcesOfType('kubernetes_cluster_role_binding_v1')).map(({ role_ref: role }) => role);

    expect(roles).toHaveLength(2);
    expect(roles[0]).toEqual(roles[1]);
  });
});

describe('Those who may break the glass', () => {
  const template = rbac({ breakGlass: [Subject.user('emergency')] });

  test('may become one user and one group, and nothing else', () => {
    expect(only(template, 'kubernetes_cluster_role_binding_v1', 'BreakGlass')).toMatchObject({
      role_ref: { name: roleNamed(template, 'break-glass') }, subject: [{ kind: 'User', name: 'emergency' }],
    });
    expect(template.onlyResource('kubernetes_cluster_role_v1').rule).toEqual([
      { verbs: ['impersonate'], api_groups: [''], resources: ['users'], resource_names: ['break-glass'] },
      { verbs: ['impersonate'], api_groups: [''], resources: ['groups'], resource_names: ['production-cluster:break-glass'] },
    ]);
  });

  test('become an administrator of everything by that group', () => {
    expect(only(template, 'kubernetes_cluster_role_binding_v1', 'EmergencyAdministrators')).toMatchObject({
      role_ref: { kind: 'ClusterRole', name: 'cluster-admin' }, subject: [{ kind: 'Group', name: 'production-cluster:break-glass' }],
    });
  });

  test('can be added later and more than once', () => {
    const later = inTwoStacks((infrastructure, access) => {
      const baseline = new RbacBaseline(access, 'Rbac', { cluster: clusterWithPool(infrastructure), breakGlass: [Subject.user('emergency')] });
      expect(baseline.breakGlassGroup).toBe('production-cluster:break-glass');
      baseline.addGrant('MoreGlass', { preset: RolePreset.BREAK_GLASS, subjects: [Subject.user('other')] });
    });

    expect(Object.keys(later.resourcesOfType('kubernetes_cluster_role_binding_v1'))).toHaveLength(3);
  });
});

describe('Tenants', () => {
  test('share the roles of the presets', () => {
    const template = rbac({ viewers: [Subject.user('jane')], tenants: [everybody('payments'), everybody('search')] });

    expect(Object.keys(template.resourcesOfType('kubernetes_cluster_role_v1'))).toHaveLength(4);
    expect(only(template, 'kubernetes_role_binding_v1', 'Tenant-payments_Developers')).toMatchObject({
      metadata: { namespace: `\${${addressOf(template, 'kubernetes_namespace_v1', 'payments')}.metadata[0].name}` },
      role_ref: { kind: 'ClusterRole', name: roleNamed(template, 'developer') },
    });
  });

  test('keep their addresses when they are reordered', () => {
    const [one, other] = [['a', 'b'], ['b', 'a']].map((names) => rbac({ tenants: names.map(everybody) }));

    expect(other.addresses()).toEqual(one.addresses());
  });

  test('can be added later, and stand where they would have been', () => {
    const later = inTwoStacks((infrastructure, access) => {
      const baseline = new RbacBaseline(access, 'Rbac', { cluster: clusterWithPool(infrastructure) });
      expect(baseline.addTenant({ name: 'payments' }).tenantName).toBe('payments');
    });

    expect(later.addresses()).toEqual(rbac({ tenants: [{ name: 'payments' }] }).addresses());
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
