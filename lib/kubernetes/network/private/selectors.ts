import { checkKnown, checkText } from '../../../private/checks';
import { checkLabelKey, checkLabelValue, DNS_LABEL } from '../../../private/labels';
import { Peer, Selector } from './rule';

// https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name (read 2026-11)
const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Pods by their labels. */
export function selector(labels: Record<string, string> = {}, option: string): Selector {
  checkKnown(labels, option);
  const entries = Object.entries(labels);
  for (const [key, value] of entries) {
    checkLabelKey(key, { id: 'label-key', option: `${option} key` });
    checkLabelValue(value, { id: 'label-value', option: `${option}["${key}"]` });
  }
  return entries.length > 0 ? { matchLabels: { ...labels } } : {};
}

/** Pods of a namespace, perhaps only some by their labels. */
export function podsOf(namespace: string, labels: Record<string, string> | undefined, option: string): Peer[] {
  checkText(namespace, { id: 'namespace-name', option: `${option} namespace`, pattern: DNS_LABEL, maxLength: 63, allowed: 'a DNS label of at most 63 characters' });
  const podSelector = selector(labels, `${option} peers`);
  const peer = { namespaceSelector: { matchLabels: { [NAME_LABEL]: namespace } } };
  return [podSelector.matchLabels === undefined ? peer : { ...peer, podSelector }];
}
