import { TerraformStack, TerraformVariable } from 'cdktf';
import { ContainerDefaults, NetworkAllowance, NetworkPort, PodSecurityLevel, RbacBaseline, Subject, Tenant, TenantOptions, TenantQuota } from 'cdktf-production-cluster';
import { Block, Template } from 'cdktf-production-cluster/testing';
import { addressOf, only } from './support/blocks';
import { inTwoStacks } from './support/stacks';
import { importedCluster, tenantTemplate } from './support/tenants';

const QUOTA = 'kubernetes_resource_quota_v1';
const hardOf = (template: Template, part: string) => (only(template, QUOTA, part).spec as { hard: Record<string, string> }).hard;
const subjectsOf = (block: Block) => (block.subject as { name: string }[]).map(({ name }) => name);

describe('A tenant', () => {
  const template = tenantTemplate({
    viewers: [Subject.group('auditors')], developers: [Subject.group('payments')], operators: [Subject.user('jane')], ciDeployers: [Subject.serviceAccount('argo', 'deployer')],
  });

  test('has all that closes a namespace', () => {
    expect(template.addresses().map((address) => address.split('.')[0]).filter((type) => !type.includes('role'))).toEqual([
      'kubernetes_default_service_account_v1', 'kubernetes_limit_range_v1', 'kubernetes_namespace_v1', 'kubernetes_network_policy_v1', 'kubernetes_network_policy_v1', QUOTA,
    ]);
  });

  test.each([
    ['Viewers', 'viewers', 'viewer', 'auditors'], ['Developers', 'developers', 'developer', 'payments'], ['Operators', 'operators', 'operator', 'jane'], ['CiDeployers', 'ci-deployers', 'ci-deployer', 'deployer'],
  ])('has %s with their preset in its namespace', (id, name, preset, subject) => {
    const binding = only(template, 'kubernetes_role_binding_v1', `Tenant-payments_${id}`);

    expect(binding).toMatchObject({
      metadata: { name, namespace: `\${${addressOf(template, 'kubernetes_namespace_v1')}.metadata[0].name}` },
      role_ref: { kind: 'ClusterRole', name: `\${${addressOf(template, 'kubernetes_cluster_role_v1', `_${preset}_`)}.metadata[0].name}` },
      subject: [{ name: subject }],
    });
  });

  test('gives nobody anything in the whole cluster', () => {
    expect(template.resourcesOfType('kubernetes_cluster_role_binding_v1')).toEqual({});
  });

  test('without people has no binding', () => {
    expect(tenantTemplate().resourcesOfType('kubernetes_role_binding_v1')).toEqual({});
  });

  test('names its namespace by reference in everything that is in it', () => {
    for (const address of template.addresses().filter((one) => !/^kubernetes_(namespace|cluster_role)_v1\./.test(one))) {
      expect(template.resource(address).metadata).toMatchObject({ namespace: `\${${addressOf(template, 'kubernetes_namespace_v1')}.metadata[0].name}` });
    }
  });
});

describe('The names of tenants', () => {
  const withNames = (...names: string[]) => inTwoStacks((infrastructure, access) => new RbacBaseline(access, 'Rbac', { cluster: importedCluster(infrastructure), tenants: names.map((name) => ({ name })) }));

  test('are in their addresses, in whatever order they stand', () => {
    expect(withNames('b', 'a').addresses()).toEqual(withNames('a', 'b').addresses());
  });

  test('may be known to Terraform alone, at addresses that do not depend on what else there is', () => {
    const named = (before: number) => inTwoStacks((infrastructure, access) => {
      const names = Array.from({ length: before + 1 }, (_, index) => new TerraformVariable(access, `name${before - index}`, {}).stringValue);
      new RbacBaseline(access, 'Rbac', { cluster: importedCluster(infrastructure), tenants: [{ name: names[before], tenants: [{ name: 'child' }] }] });
    });

    expect(Object.values(named(0).resourcesOfType('kubernetes_namespace_v1')).map(({ metadata }) => metadata)).toMatchObject([{ name: '${var.name0}' }, { name: 'child' }]);
    expect(named(3).addresses()).toEqual(named(0).addresses());
  });

  test('are different for two clusters of one stack, or the same', () => {
    const template = inTwoStacks((infrastructure, access) => {
      const other = new TerraformStack(infrastructure.node.root, 'other');
      for (const [id, stack] of [['One', infrastructure], ['Two', other]] as const) new Tenant(access, id, { cluster: importedCluster(stack), name: 'payments' });
    });

    expect(Object.keys(template.resourcesOfType('kubernetes_namespace_v1'))).toHaveLength(2);
  });
});

describe('A tenant below another', () => {
  const parent: Partial<TenantOptions> = {
    podSecurity: PodSecurityLevel.BASELINE, developers: [Subject.group('payments')], viewers: [Subject.group('auditors')], containerDefaults: { limits: { memory: '1Gi' } },
    network: [NetworkAllowance.fromIngress('ingress-nginx'), NetworkAllowance.toCidr('10.0.0.0/8', { ports: [NetworkPort.tcp(5432)] })],
  };
  const family = (child: Partial<TenantOptions> = {}) => tenantTemplate(parent, (tenant) => tenant.addTenant({ name: 'checkout', ...child }));
  const policies = (template: Template) => Object.keys(template.resourcesOfType('kubernetes_network_policy_v1')).filter((address) => address.includes('checkout'));

  test('has a namespace of its own, at an address below that of the other', () => {
    expect(only(family(), 'kubernetes_namespace_v1', 'Tenant-payments_Tenant-checkout_Namespace').metadata).toMatchObject({ name: 'checkout' });
    expect(tenantTemplate({ ...parent, tenants: [{ name: 'checkout' }] }).addresses()).toEqual(family().addresses());
  });

  test('has the people, the level, the defaults and the allowances of the other', () => {
    const template = family();

    expect(subjectsOf(only(template, 'kubernetes_role_binding_v1', 'checkout_Developers'))).toEqual(['payments']);
    expect(subjectsOf(only(template, 'kubernetes_role_binding_v1', 'checkout_Viewers'))).toEqual(['auditors']);
    expect(only(template, 'kubernetes_namespace_v1', 'checkout').metadata).toMatchObject({ labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } });
    expect(only(template, 'kubernetes_limit_range_v1', 'checkout').spec).toMatchObject({ limit: [{ default: { memory: '1Gi' } }] });
    expect(policies(template)).toHaveLength(4);
  });

  test('has its own besides, and gives nothing of it to the other', () => {
    const containerDefaults: ContainerDefaults = { requests: { cpu: '1m' } };
    const template = family({
      podSecurity: PodSecurityLevel.RESTRICTED, developers: [Subject.group('payments'), Subject.group('checkout')], containerDefaults, network: [NetworkAllowance.withinNamespace()],
    });

    expect(subjectsOf(only(template, 'kubernetes_role_binding_v1', 'checkout_Developers'))).toEqual(['payments', 'checkout']);
    expect(subjectsOf(only(template, 'kubernetes_role_binding_v1', 'payments_Developers'))).toEqual(['payments']);
    expect(only(template, 'kubernetes_namespace_v1', 'checkout').metadata).toMatchObject({ labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } });
    expect(only(template, 'kubernetes_limit_range_v1', 'checkout').spec).toMatchObject({ limit: [{ default_request: { cpu: '1m' }, default: { memory: '512Mi' } }] });
    expect(policies(template)).toHaveLength(5);
  });

  test('has what is allowed twice for the same peer in one policy', () => {
    const template = family({ network: [NetworkAllowance.toCidr('10.0.0.0/8', { ports: [NetworkPort.tcp(6379)] })] });

    expect(policies(template)).toHaveLength(4);
    expect(only(template, 'kubernetes_network_policy_v1', 'checkout_Allow-to-cidr').spec).toMatchObject({ egress: [{ ports: [{ port: '5432' }] }, { ports: [{ port: '6379' }] }] });
    expect(only(template, 'kubernetes_network_policy_v1', 'payments_Allow-to-cidr').spec).toMatchObject({ egress: [{ ports: [{ port: '5432' }] }] });
  });

  test.each([['with', parent.network], ['without', []]])('inherits over generations, %s the same allowances between', (_, network) => {
    const template = tenantTemplate(parent, (tenant) => tenant.addTenant({ name: 'checkout', network }).addTenant({ name: 'cards' }));

    expect(subjectsOf(only(template, 'kubernetes_role_binding_v1', 'cards_Developers'))).toEqual(['payments']);
    expect((only(template, 'kubernetes_network_policy_v1', 'cards_Allow-to-cidr').spec as { egress: unknown }).egress).toMatchObject([{ ports: [{ port: '5432' }] }]);
  });

  test('may stand elsewhere in the app', () => {
    const template = inTwoStacks((infrastructure, access) => {
      const cluster = importedCluster(infrastructure);
      const first = new Tenant(access, 'First', { cluster, name: 'first', quota: { pods: 10 } });
      const second = new Tenant(access, 'Second', { cluster, name: 'second', parent: first, quota: { pods: 4 } });

      expect([first.tenantName, second.podSecurity]).toEqual(['first', PodSecurityLevel.RESTRICTED]);
    });

    expect([hardOf(template, 'First').pods, hardOf(template, 'Second').pods]).toEqual(['6', '4']);
  });
});

describe('The quota of a tenant with tenants below', () => {
  const quota: TenantQuota = { requests: { cpu: '40', memory: '160Gi' }, pods: 200, objects: { loadBalancers: 3 } };
  const part = (cpu: string, memory: string, pods: number, loadBalancers = 0): TenantQuota => ({ requests: { cpu, memory }, pods, objects: { loadBalancers } });

  test('is what all may use: its own namespace gets what is left over', () => {
    const template = tenantTemplate({ quota }, (tenant) => {
      tenant.addTenant({ name: 'checkout', quota: part('12500m', '60Gi', 50, 1) });
      tenant.addTenant({ name: 'ledger', quota: part('1', '512Mi', 100) });
    });

    expect(hardOf(template, 'payments_Quota')).toEqual({ 'requests.cpu': '26500m', 'requests.memory': '101888Mi', pods: '50', 'services.loadbalancers': '2' });
    expect(hardOf(template, 'checkout')).toEqual({ 'requests.cpu': '12500m', 'requests.memory': '60Gi', pods: '50', 'services.loadbalancers': '1' });
    expect(hardOf(template, 'ledger')).toMatchObject({ 'requests.cpu': '1', pods: '100', 'services.loadbalancers': '0', 'services.nodeports': '0' });
  });

  test('may go to them as a whole', () => {
    const template = tenantTemplate({ quota }, (tenant) => tenant.addTenant({ name: 'checkout', quota: part('40000m', '163840Mi', 200, 3) }));

    expect(hardOf(template, 'payments_Quota')).toEqual({ 'requests.cpu': '0', 'requests.memory': '0', pods: '0', 'services.loadbalancers': '0' });
  });

  test('is taken from once for each generation', () => {
    const template = tenantTemplate({ quota: { pods: 100 } }, (tenant) => tenant.addTenant({ name: 'checkout', quota: { pods: 60 } }).addTenant({ name: 'cards', quota: { pods: 50 } }));

    expect(['payments_Quota', 'checkout_Quota', 'cards_Quota'].map((one) => hardOf(template, one).pods)).toEqual(['40', '10', '50']);
  });

  test('leaves open what it does not limit, which a tenant below may limit for itself', () => {
    const template = tenantTemplate({ quota: { pods: 100 } }, (tenant) => tenant.addTenant({ name: 'checkout', quota: { pods: 60, requests: { cpu: '4' } } }));

    expect(hardOf(template, 'payments_Quota')).not.toHaveProperty(['requests.cpu']);
    expect(hardOf(template, 'checkout')).toMatchObject({ 'requests.cpu': '4' });
  });

  test('does not depend on the order of the tenants below', () => {
    const [one, other] = [['a', 'b'], ['b', 'a']].map((names) => tenantTemplate({ quota: { pods: 10 }, tenants: names.map((name) => ({ name, quota: { pods: name === 'a' ? 1 : 2 } })) }));

    expect(hardOf(other, 'payments_Quota')).toEqual(hardOf(one, 'payments_Quota'));
    expect(other.addresses()).toEqual(one.addresses());
  });
});
