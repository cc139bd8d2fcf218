import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { ResourceQuotaV1 } from '@cdktf/provider-kubernetes/lib/resource-quota-v1';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { KubernetesVersion } from '../kubernetes-version';
import { checkInteger, checkText, unknown } from '../private/checks';
import { DNS_LABEL } from '../private/labels';
import { stableId } from '../private/names';
import { fail } from '../private/problem';
import { checkQuantity } from '../private/quantity';
import { TenantOptions, TenantQuota } from '../tenant';
import { clusterRoleRef, toSubjects } from './subjects';

// More objects of one kind than a cluster is designed for (PE-25).
const MAX_PODS = 150000;

/** Gives a team its namespace, its rights and its limits, as a child of `scope` named by the team. */
export function createTenant(scope: Construct, provider: TerraformProvider, version: KubernetesVersion, tenant: TenantOptions): void {
  checkName(tenant.name);
  const parent = new Construct(scope, unknown(tenant.name) ? `Tenant-${stableId(scope, 'tenant', tenant.name)}` : `Tenant-${tenant.name}`);
  const namespace = new NamespaceV1(parent, 'Namespace', {
    provider,
    metadata: { name: tenant.name, labels: podSecurityLabels(version) },
  }).metadata.name;
  const developers = tenant.developers ?? [];
  if (developers.length > 0) {
    new RoleBindingV1(parent, 'Developers', {
      provider,
      metadata: { name: 'developers', namespace },
      roleRef: clusterRoleRef('edit'),
      subject: toSubjects(developers, `Tenant ${tenant.name} developers`),
    });
  }
  const hard = quotaEntries(tenant.quota ?? {});
  if (Object.keys(hard).length > 0) {
    new ResourceQuotaV1(parent, 'Quota', { provider, metadata: { name: 'quota', namespace }, spec: { hard } });
  }
}

// https://kubernetes.io/docs/concepts/security/pod-security-admission/: the rules are those of the cluster's version as the code states it
function podSecurityLabels({ version }: KubernetesVersion): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const mode of ['enforce', 'audit', 'warn']) {
    labels[`pod-security.kubernetes.io/${mode}`] = 'restricted';
    labels[`pod-security.kubernetes.io/${mode}-version`] = `v${version}`;
  }
  return labels;
}

function quotaEntries({ requests = {}, limits = {}, pods }: TenantQuota): Record<string, string> {
  const amounts = { 'requests.cpu': requests.cpu, 'requests.memory': requests.memory, 'limits.cpu': limits.cpu, 'limits.memory': limits.memory };
  const hard: Record<string, string> = {};
  for (const [key, amount] of Object.entries(amounts)) {
    if (amount === undefined) continue;
    checkQuantity(amount, `Tenant quota ${key}`);
    hard[key] = amount;
  }
  if (pods !== undefined) {
    checkInteger(pods, { id: 'quota-count', option: 'Tenant quota pods' }, 0, MAX_PODS);
    hard.pods = String(pods);
  }
  return hard;
}

function checkName(name: string): void {
  checkText(name, { id: 'namespace-name', option: 'Tenant name', pattern: DNS_LABEL, maxLength: 63, allowed: 'a DNS label: at most 63 lower case letters, digits and -, alphanumeric at both ends' });
  if (unknown(name) || (name !== 'default' && !name.startsWith('kube-'))) return;
  fail('namespace-reserved', { what: 'Tenant name is a namespace that Kubernetes keeps for itself', got: name, allowed: 'a name of your own, not default and not below kube-', fix: 'rename the tenant' });
}
