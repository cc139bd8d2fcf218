import { DefaultServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/default-service-account-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { KubernetesVersion } from '../../kubernetes-version';
import { checkText, unknown } from '../../private/checks';
import { DNS_LABEL } from '../../private/labels';
import { fail } from '../../private/problem';
import { PodSecurityLevel } from './pod-security';
import { checkNamespaceLabels, podSecurityLabels } from './private/namespace-labels';

/** What a namespace is made from. */
interface NamespaceProps {
  readonly provider: TerraformProvider;
  readonly name: string;
  /** The version of the cluster. */
  readonly version: KubernetesVersion;
  readonly podSecurity: PodSecurityLevel;
  readonly labels?: Record<string, string>;
}

/**
 * Makes a namespace, as the child `Namespace` of `scope`, and takes the token from the pods of its default service account: most never talk
 * to the API server. Gives back the name by reference.
 */
export function createNamespace(scope: Construct, { provider, name, version, podSecurity, labels = {} }: NamespaceProps): string {
  checkNamespaceLabels(labels);
  const namespace = new NamespaceV1(scope, 'Namespace', { provider, metadata: { name, labels: { ...labels, ...podSecurityLabels(podSecurity, version) } } }).metadata.name;
  // https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting (read 2026-11)
  new DefaultServiceAccountV1(scope, 'DefaultServiceAccount', { provider, metadata: { namespace }, automountServiceAccountToken: false });
  return namespace;
}

/** Refuses what is no name of a namespace, or one that Kubernetes keeps for itself. */
export function checkTenantName(name: string): void {
  checkText(name, { id: 'namespace-name', option: 'Tenant name', pattern: DNS_LABEL, maxLength: 63, allowed: 'a DNS label: at most 63 lower case letters, digits and -, alphanumeric at both ends' });
  if (unknown(name) || (name !== 'default' && !name.startsWith('kube-'))) return;
  fail('namespace-reserved', { what: 'Tenant name is a namespace that Kubernetes keeps for itself', got: name, allowed: 'a name of your own, not default and not below kube-', fix: 'rename the tenant' });
}

/** Refuses a level below another that is looser than that one's. */
export function checkPodSecurityBelow(level: PodSecurityLevel, above: PodSecurityLevel): void {
  const levels = Object.values(PodSecurityLevel);
  if (unknown(level) || unknown(above) || levels.indexOf(level) >= levels.indexOf(above)) return;
  fail('pod-security-looser', {
    what: `Tenant podSecurity is looser than that of the tenant above, which is ${above}`,
    got: level,
    allowed: levels.slice(levels.indexOf(above)).join(', '),
    fix: 'leave it out, or make the tenant one of its own',
  });
}
