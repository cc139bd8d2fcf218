import { TerraformStack } from 'cdktf';
import { KubernetesVersion, PodSecurityLevel, PreemptionPolicy, PriorityClassOptions, Tenant } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, only } from '../../support/blocks';
import { importedCluster, tenantTemplate } from '../../support/tenants';
import { awsStack } from '../../support/stacks';

const podSecurity = (level: string) => Object.fromEntries(['enforce', 'audit', 'warn'].flatMap((mode) => [
  [`pod-security.kubernetes.io/${mode}`, level],
  [`pod-security.kubernetes.io/${mode}-version`, 'v1.34'],
]));

describe('The namespace of a tenant', () => {
  test('restricts its pods, by the rules of the version of the cluster', () => {
    expect(tenantTemplate().onlyResource('kubernetes_namespace_v1').metadata).toEqual({ name: 'payments', labels: podSecurity('restricted') });
  });

  test('has the level that is stated, and labels besides', () => {
    const template = tenantTemplate({ podSecurity: PodSecurityLevel.BASELINE, labels: { 'example.com/cost-center': '4711', team: '' } });

    expect(template.onlyResource('kubernetes_namespace_v1').metadata).toEqual({ name: 'payments', labels: { ...podSecurity('baseline'), 'example.com/cost-center': '4711', team: '' } });
  });

  test('gives no token to pods of the default service account', () => {
    const template = tenantTemplate();

    expect(template.onlyResource('kubernetes_default_service_account_v1')).toMatchObject({
      metadata: { namespace: `\${${addressOf(template, 'kubernetes_namespace_v1')}.metadata[0].name}` }, automount_service_account_token: false,
    });
  });

  test('follows the version of the cluster', () => {
    const infrastructure = awsStack();
    const cluster = importedCluster(infrastructure);
    Object.defineProperty(cluster, 'version', { value: KubernetesVersion.V1_36 });
    const access = new TerraformStack(infrastructure.node.root, 'access');
    new Tenant(access, 'Web', { cluster, name: 'web' });

    expect(Template.fromStack(access).onlyResource('kubernetes_namespace_v1').metadata).toMatchObject({ labels: { 'pod-security.kubernetes.io/enforce-version': 'v1.36' } });
  });
});

describe('A priority class', () => {
  const made = (options: Partial<PriorityClassOptions>) => tenantTemplate({ priorityClasses: [{ name: 'critical', value: 1000, ...options }] }).onlyResource('kubernetes_priority_class_v1');

  test('has the name of its tenant before its own, is nobody’s default and pushes nobody off a node', () => {
    expect(made({})).toMatchObject({ metadata: { name: 'payments-critical' }, value: 1000, global_default: false, preemption_policy: 'Never' });
  });

  test('pushes others off a node where that is said', () => {
    expect(made({ preemptionPolicy: PreemptionPolicy.PREEMPT_LOWER_PRIORITY, description: 'payments that wait' })).toMatchObject({ preemption_policy: 'PreemptLowerPriority', description: 'payments that wait' });
  });

  test.each([-2147483648, 0, 1000000000])('may have the value %d', (value) => {
    expect(made({ value })).toMatchObject({ value });
  });

  test('keeps its address when classes are reordered', () => {
    const [one, other] = [['a', 'b'], ['b', 'a']].map((names) => tenantTemplate({ priorityClasses: names.map((name) => ({ name, value: 1 })) }));

    expect(other.addresses()).toEqual(one.addresses());
    expect(only(one, 'kubernetes_priority_class_v1', 'PriorityClass-a')).toMatchObject({ metadata: { name: 'payments-a' } });
  });
});
