import { checkKnown, checkText, Rule, unknown } from './checks';
import { fail } from './problem';

// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
const NAME = /^([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const ALLOWED_KEY = 'a name of at most 63 letters, digits, - _ and . (alphanumeric at both ends), with an optional DNS prefix of at most 253 characters and a /';

/** A DNS label, which names namespaces and service accounts (RFC 1123). */
export const DNS_LABEL = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** A DNS subdomain, which names most objects of Kubernetes (RFC 1123). */
export { DNS_SUBDOMAIN };

function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  if (parts.length === 1) return NAME.test(key);
  return parts.length === 2 && parts[0].length <= 253 && DNS_SUBDOMAIN.test(parts[0]) && NAME.test(parts[1]);
}

/** The key of a label or taint. */
export function checkLabelKey(key: string, rule: Rule): void {
  if (unknown(key) || (typeof key === 'string' && isLabelKey(key))) return;
  fail(rule.id, { what: `${rule.option} is not a Kubernetes key`, got: key, allowed: ALLOWED_KEY, fix: 'correct the key' });
}

/** The value of a label or taint. */
export function checkLabelValue(value: string, rule: Rule): void {
  checkText(value, {
    ...rule,
    pattern: /^([A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?)?$/,
    maxLength: 63,
    allowed: 'at most 63 letters, digits, - _ and ., alphanumeric at both ends, or empty',
  });
}

/**
 * Labels that a kubelet may not give itself: NodeRestriction keeps `kubernetes.io` and `k8s.io` for Kubernetes.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
 */
function isReserved(key: string): boolean {
  const prefix = key.includes('/') ? key.split('/')[0] : '';
  const kubernetes = /(^|\.)(kubernetes|k8s)\.io$/.test(prefix);
  return kubernetes && !/(^|\.)(node|kubelet)\.kubernetes\.io$/.test(prefix);
}

/** The labels of a pool's nodes. */
export function checkNodeLabels(labels: Record<string, string>, ownLabel: string): void {
  checkKnown(labels, 'WorkerPool labels');
  for (const [key, value] of Object.entries(labels)) {
    checkLabelKey(key, { id: 'label-key', option: 'WorkerPool labels key' });
    checkLabelValue(value, { id: 'label-value', option: `WorkerPool labels["${key}"]` });
    if (key !== ownLabel && !isReserved(key)) continue;
    fail('label-reserved', {
      what: 'WorkerPool labels names a label that Kubernetes or this library keeps for itself',
      got: key,
      allowed: 'keys without a prefix, with your own prefix, or below node.kubernetes.io/ and kubelet.kubernetes.io/',
      fix: 'use a prefix of your own',
    });
  }
}
