import { KubernetesVersion } from '../../../kubernetes-version';
import { checkKnown } from '../../../private/checks';
import { checkLabelKey, checkLabelValue } from '../../../private/labels';
import { fail } from '../../../private/problem';
import { PodSecurityLevel } from '../pod-security';

const POD_SECURITY = 'pod-security.kubernetes.io/';
// https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name (read 2026-11): the API server sets it
const NAME_LABEL = 'kubernetes.io/metadata.name';

/**
 * Labels that hold the pods of a namespace to a level, by the rules of the cluster's version: without a version they would change with an upgrade.
 * `warn` says it of deployments and other makers of pods too, when they are applied; `enforce` refuses pods only.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-admission/ (read 2026-11)
 */
export function podSecurityLabels(level: PodSecurityLevel, { version }: KubernetesVersion): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const mode of ['enforce', 'audit', 'warn']) {
    labels[`${POD_SECURITY}${mode}`] = level;
    labels[`${POD_SECURITY}${mode}-version`] = `v${version}`;
  }
  return labels;
}

/** Labels of the user's own. */
export function checkNamespaceLabels(labels: Record<string, string>): void {
  checkKnown(labels, 'Tenant labels');
  for (const [key, value] of Object.entries(labels)) {
    checkLabelKey(key, { id: 'label-key', option: 'Tenant labels key' });
    checkLabelValue(value, { id: 'label-value', option: `Tenant labels["${key}"]` });
    if (!key.startsWith(POD_SECURITY) && key !== NAME_LABEL) continue;
    fail('label-reserved', {
      what: 'Tenant labels names a label that Kubernetes or this library keeps for itself',
      got: key,
      allowed: 'keys of your own',
      fix: key === NAME_LABEL ? 'leave it out: the API server sets it' : 'state podSecurity of the tenant in its place',
    });
  }
}
