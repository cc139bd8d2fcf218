import { ErrorId } from '../../../../private/error-ids';
import { selects } from '../label-selector';
import { Webhook, WebhookRule } from '../model';

// Every namespace has the label of its name: https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
const KUBE_SYSTEM = { 'kubernetes.io/metadata.name': 'kube-system' };
const GROUPS_OF_KUBERNETES = ['', '*', 'apps', 'autoscaling', 'batch', 'extensions', 'policy'];

/**
 * Webhooks that the system cannot do without: where the program that answers is down, pods of kube-system do not start, its own included.
 * One that asks only about kinds of custom resources, about objects without a namespace, or about objects with a certain label, does no such harm.
 * Source: https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/ (read 2026-11)
 */
export const webhookOnKubeSystem = {
  id: 'webhook-on-kube-system' as ErrorId,
  what: 'is asked about objects of kube-system, and refuses them all when it does not answer',
  allowed: 'failurePolicy Ignore, or a namespaceSelector that leaves kube-system out',
  fix: 'add a matchExpression with the key kubernetes.io/metadata.name, the operator NotIn and the value kube-system',
  /** Whether the system stands still with it. */
  refuses({ failurePolicy, namespaceSelector, objectSelector, rules }: Webhook): boolean {
    return failurePolicy === 'Fail' && selects(namespaceSelector, KUBE_SYSTEM) && selects(objectSelector, {}) && rules.some(concernsKubernetes);
  },
};

function concernsKubernetes({ apiGroups, scope }: WebhookRule): boolean {
  return scope !== 'Cluster' && apiGroups.some((group) => GROUPS_OF_KUBERNETES.includes(group) || group.endsWith('.k8s.io'));
}
