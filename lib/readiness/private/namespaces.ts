import { ClusterObject } from '../../kubernetes/judgement/cluster-objects';
import { ClusterView, objectsOf } from './cluster-view';

/** The namespaces that the app makes. Those that Kubernetes brings are its own. */
export function ownNamespaces(view: ClusterView): ClusterObject[] {
  return objectsOf(view, 'kubernetes_namespace');
}

/** The quota of a namespace that limits anything. */
export function quotaOf({ name }: ClusterObject, quotas: readonly ClusterObject[]): ClusterObject | undefined {
  return quotas.find((quota) => quota.namespace === name && Object.keys(quota.block('spec').map('hard')).length > 0);
}
