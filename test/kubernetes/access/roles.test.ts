import { TerraformStack, TerraformVariable } from 'cdktf';
import { ApiResource, ClusterRole, Role, Subject } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { existingCluster } from '../../properties/support';
import { addressOf, only } from '../../support/blocks';
import { inStack } from '../../support/stacks';

const inClusterRole = (fill: (role: ClusterRole, stack: TerraformStack) => void): Template =>
  inStack((stack) => fill(new ClusterRole(stack, 'Releases', { cluster: existingCluster(stack) }), stack));
const inRole = (fill: (role: Role) => void, namespace = 'payments'): Template =>
  inStack((stack) => fill(new Role(stack, 'Releases', { cluster: existingCluster(stack), namespace })));
const rulesOf = (template: Template, part = 'Releases'): unknown => only(template, 'kubernetes_cluster_role_v1', part).rule;

describe('Rules', () => {
  test('are one for each API group and set of names', () => {
    const template = inClusterRole((role) => role.allow(['get', 'patch'], ApiResource.PODS, ApiResource.DEPLOYMENTS.named('web'), ApiResource.SERVICES, ApiResource.DEPLOYMENTS));

    expect(rulesOf(template)).toEqual([
      { verbs: ['get', 'patch'], api_groups: [''], resources: ['pods', 'services'] },
      { verbs: ['get', 'patch'], api_groups: ['apps'], resources: ['deployments'], resource_names: ['web'] },
      { verbs: ['get', 'patch'], api_groups: ['apps'], resources: ['deployments'] },
    ]);
  });

  test('that read get, list and watch objects, and get their parts', () => {
    const template = inClusterRole((role) => role.allowRead(ApiResource.PODS.subresource('log'), ApiResource.PODS));

    expect(rulesOf(template)).toEqual([
      { verbs: ['get', 'list', 'watch'], api_groups: [''], resources: ['pods'] },
      { verbs: ['get'], api_groups: [''], resources: ['pods/log'] },
    ]);
  });

  test('that write create no objects by name, which Kubernetes cannot restrict', () => {
    const template = inClusterRole((role) => role.allowReadWrite(ApiResource.JOBS, ApiResource.JOBS.named('nightly'), ApiResource.DEPLOYMENTS.subresource('scale')));

    expect(rulesOf(template)).toEqual([
      { verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'], api_groups: ['batch'], resources: ['jobs'] },
      { verbs: ['get', 'list', 'watch', 'update', 'patch', 'delete'], api_groups: ['batch'], resources: ['jobs'], resource_names: ['nightly'] },
      { verbs: ['get', 'update', 'patch'], api_groups: ['apps'], resources: ['deployments/scale'] },
    ]);
  });

  test('may name paths of the API server, in the whole cluster', () => {
    expect(rulesOf(inClusterRole((role) => role.allowNonResourceUrls(['get'], '/metrics', '/healthz/*')))).toEqual([
      { verbs: ['get'], non_resource_urls: ['/metrics', '/healthz/*'] },
    ]);
  });

  test('may name verbs of kinds of others, parts that can be created by name, and the namespace of a role', () => {
    const template = inRole((role) => {
      role.allow(['solve'], ApiResource.of('acme.example.com', 'challenges'));
      role.allow(['create'], ApiResource.PODS.subresource('eviction').named('web-0'));
      role.allow(['get'], ApiResource.NAMESPACES);
    });

    expect(template.onlyResource('kubernetes_role_v1').rule).toHaveLength(3);
  });

  test('cannot be changed but by the role', () => {
    const template = inClusterRole((role) => {
      const rule = { verbs: ['get', 'list', 'watch'], apiGroups: [''], resources: ['pods'] };
      role.addRule(rule);
      rule.verbs.push('update');
      role.rules[0].verbs.push('delete');
      role.allowRead(ApiResource.SERVICES);
    });

    expect(rulesOf(template)).toMatchObject([{ verbs: ['get', 'list', 'watch'], resources: ['pods'] }, { resources: ['services'] }]);
  });

  test('may hold what only Terraform knows', () => {
    const template = inClusterRole((role, stack) => {
      const names = new TerraformVariable(stack, 'names', {}).listValue;
      role.addRule({ verbs: ['get'], apiGroups: [''], resources: ['configmaps'], resourceNames: names });
    });

    expect(rulesOf(template)).toEqual([{ verbs: ['get'], api_groups: [''], resources: ['configmaps'], resource_names: '${var.names}' }]);
  });
});

describe('A role of the whole cluster', () => {
  const template = inClusterRole((role) => {
    role.allowRead(ApiResource.PODS);
    role.bind('Everywhere', [Subject.group('release')]);
    role.bindInNamespace('Here', 'payments', [Subject.user('jane')]);
    role.bindInNamespace('Here', 'search', [Subject.serviceAccount('argo', 'deployer')]);
  });
  const reference = { kind: 'ClusterRole', name: `\${${addressOf(template, 'kubernetes_cluster_role_v1')}.metadata[0].name}` };

  test('has a name made from its path', () => {
    expect(template.onlyResource('kubernetes_cluster_role_v1').metadata).toEqual({ name: 'production-releases' });
  });

  test('is bound in the whole cluster', () => {
    expect(template.onlyResource('kubernetes_cluster_role_binding_v1')).toMatchObject({
      metadata: { name: 'production-releases-everywhere' }, role_ref: reference, subject: [{ kind: 'Group', name: 'release' }],
    });
  });

  test('is bound in several namespaces by one id', () => {
    for (const [namespace, subject] of Object.entries({ payments: { kind: 'User', name: 'jane' }, search: { kind: 'ServiceAccount', namespace: 'argo', name: 'deployer' } })) {
      expect(only(template, 'kubernetes_role_binding_v1', namespace)).toMatchObject({
        metadata: { name: 'production-releases-here', namespace }, role_ref: reference, subject: [subject],
      });
    }
  });

  test('can be bound in a namespace that only Terraform knows', () => {
    const unknown = inClusterRole((role, stack) => {
      role.allowRead(ApiResource.PODS);
      role.bindInNamespace('Here', new TerraformVariable(stack, 'namespace', {}).stringValue, [Subject.user('jane')]);
    });

    expect(unknown.onlyResource('kubernetes_role_binding_v1')).toMatchObject({ metadata: { namespace: '${var.namespace}' } });
  });

  test('adds to a role that gathers others by its label', () => {
    const gathered = inClusterRole((role) => {
      role.allowRead(ApiResource.PODS);
      role.aggregateTo('view');
      role.aggregateTo('edit');
    });

    expect(gathered.onlyResource('kubernetes_cluster_role_v1').metadata).toEqual({
      name: 'production-releases',
      labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true', 'rbac.authorization.k8s.io/aggregate-to-edit': 'true' },
    });
  });
});

describe('A role that combines others', () => {
  const combine = (order: 'before' | 'after') => inStack((stack) => {
    const cluster = existingCluster(stack);
    const [all, part] = ['All', 'Part'].map((id) => new ClusterRole(stack, id, { cluster }));
    part.allowRead(ApiResource.PODS);
    if (order === 'before') all.allowRead(ApiResource.NODES);
    all.combine(part);
    if (order === 'after') all.allowRead(ApiResource.NODES);
  });

  test.each(['before', 'after'] as const)('states no rules, since the control plane writes them, and keeps its own in a role beside it (%s)', (order) => {
    const template = combine(order);
    const labels = only(template, 'kubernetes_cluster_role_v1', 'Part').metadata as { labels: Record<string, string> };
    const all = Object.values(template.resourcesOfType('kubernetes_cluster_role_v1')).find(({ metadata }) => (metadata as { name: string }).name === 'production-all');
    const own = only(template, 'kubernetes_cluster_role_v1', 'All_Own');

    expect(all?.rule).toBeUndefined();
    expect(all?.aggregation_rule).toEqual({ cluster_role_selectors: [{ match_labels: labels.labels }] });
    expect(own).toMatchObject({ metadata: { name: 'production-all-own', labels: labels.labels }, rule: [{ resources: ['nodes'] }] });
  });

  test('needs no role beside it if it has no rules of its own', () => {
    const template = inStack((stack) => {
      const cluster = existingCluster(stack);
      const [all, part] = ['All', 'Part'].map((id) => new ClusterRole(stack, id, { cluster }));
      part.allowRead(ApiResource.PODS);
      all.combine(part);
    });

    expect(Object.keys(template.resourcesOfType('kubernetes_cluster_role_v1'))).toHaveLength(2);
  });
});

test('a role of a namespace is bound there', () => {
  const template = inRole((role) => {
    role.allowRead(ApiResource.PODS);
    role.bind('Readers', [Subject.group('release')]);
  });

  expect(template.onlyResource('kubernetes_role_v1')).toMatchObject({ metadata: { name: 'production-releases', namespace: 'payments' } });
  expect(template.onlyResource('kubernetes_role_binding_v1')).toMatchObject({
    metadata: { name: 'production-releases-readers', namespace: 'payments' },
    role_ref: { kind: 'Role', name: `\${${addressOf(template, 'kubernetes_role_v1')}.metadata[0].name}` },
  });
});

test('what the judgement of rights refuses is accepted with a reason', () => {
  const reading = (acknowledge: string[]) => inStack((stack) => {
    const role = new ClusterRole(stack, 'Sync', { cluster: existingCluster(stack), acknowledge: acknowledge.map((id) => ({ id, reason: 'it copies them' })) });
    role.allowRead(ApiResource.SECRETS);
  });

  expect(() => reading([])).toThrow('[rbac-secrets-list]');
  expect(reading(['rbac-secrets-list']).warnings).toEqual([]);
});

test('a role belongs to its cluster, whose provider all its objects have', () => {
  const template = inStack((stack) => {
    const cluster = existingCluster(stack);
    const role = new ClusterRole(stack, 'Releases', { cluster });
    role.allowRead(ApiResource.PODS);
    role.bind('All', [Subject.user('jane')]);
  });
  const objects = ['kubernetes_cluster_role_v1', 'kubernetes_cluster_role_binding_v1'].map((type) => template.onlyResource(type).provider);

  expect(new Set(objects).size).toBe(1);
  expect(objects[0]).toMatch(/^kubernetes\./);
});
