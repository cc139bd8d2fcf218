import { BaselinePart } from '../../platform';
import { Check, duty, met, missing, SECTIONS, Verdict } from '../private/check';
import { ClusterView, objectsOf } from '../private/cluster-view';
import { platformVerdictsIfAny } from '../private/platform-verdicts';

/** What workloads rely on, the DNS before all, lives through the drain of a node. */
export const PE_28: Check = {
  id: 'PE-28', title: 'Keep what workloads rely on resilient', section: SECTIONS.workers, page: 'setup/production-environment/#production-worker-nodes',
  judge: (view) => [...own(view), ...platformVerdictsIfAny(view, 'PE-28')],
};

function own(view: ClusterView): Verdict[] {
  const { dns, brings } = view.baseline;
  if (dns === undefined) return [duty('The provider answers DNS from outside the cluster', 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/')];
  if (brings.includes(BaselinePart.DNS_DISRUPTION_BUDGET)) return [met('the platform keeps its DNS servers up while nodes are drained')];
  const budget = budgetOf(view, dns.podLabels);
  if (budget) return [met(`PodDisruptionBudget ${budget.name}`, budget.construct.node.path)];
  return [missing('nothing keeps the DNS up while nodes are drained', 'add a ClusterBaseline, whose dnsDisruptionBudget does')];
}

function budgetOf(view: ClusterView, podLabels: Readonly<Record<string, string>>) {
  return objectsOf(view, 'kubernetes_pod_disruption_budget').find((budget) => {
    const chosen = budget.block('spec').block('selector').map('matchLabels');
    return budget.namespace === 'kube-system' && Object.entries(podLabels).some(([key, value]) => chosen[key] === value);
  });
}
