import { DefaultServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/default-service-account-v1';
import { Labels } from '@cdktf/provider-kubernetes/lib/labels';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { ResourceQuotaV1 } from '@cdktf/provider-kubernetes/lib/resource-quota-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { KubernetesVersion } from '../../kubernetes-version';
import { PodSecurityLevel } from './pod-security';
import { podSecurityLabels } from './private/namespace-labels';

const DEFAULT = 'default';

/**
 * Keeps pods out of the namespace `default`, where they would land by an oversight, as children of `scope`. Its service `kubernetes` needs none.
 * What runs there already goes on, but is not made anew, and the network no longer carries it.
 */
export function lockDefaultNamespace(scope: Construct, provider: TerraformProvider, version: KubernetesVersion): void {
  new Labels(scope, 'PodSecurity', {
    provider, apiVersion: 'v1', kind: 'Namespace', metadata: { name: DEFAULT }, labels: podSecurityLabels(PodSecurityLevel.RESTRICTED, version),
    // Another level, set by hand, must not stay.
    force: true,
  });
  new DefaultServiceAccountV1(scope, 'ServiceAccount', { provider, metadata: { namespace: DEFAULT }, automountServiceAccountToken: false });
  new ResourceQuotaV1(scope, 'Quota', { provider, metadata: { name: 'no-pods', namespace: DEFAULT }, spec: { hard: { pods: '0' } } });
  new NetworkPolicyV1(scope, 'NetworkPolicy', {
    provider, metadata: { name: 'deny-all', namespace: DEFAULT }, spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
}
