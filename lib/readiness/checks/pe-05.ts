import { Check, met, missing, SECTIONS, Verdict } from '../private/check';
import { ClusterView } from '../private/cluster-view';
import { platformVerdictsIfAny } from '../private/platform-verdicts';

/** Scale with demand, up and down: by pools that grow and something that changes them, or by a size that somebody has chosen. */
export const PE_05: Check = {
  id: 'PE-05', title: 'Scale with demand, up and down', section: SECTIONS.considerations, page: 'setup/production-environment/#production-considerations',
  judge: (view) => [...pools(view), ...platformVerdictsIfAny(view, 'PE-05')],
};

function pools({ cluster, topology }: ClusterView): Verdict[] {
  if (topology.pools.length === 0) return [];
  const stuck = cluster.workerPools.filter(({ needsNodeAutoscaler }) => needsNodeAutoscaler);
  if (stuck.length > 0 && cluster.nodeAutoscaler === undefined) {
    return stuck.map(({ node }) => missing(`nothing changes the number of nodes of ${node.id}`, "add a ClusterBaseline, or declare what scales with registerNodeAutoscaler('…')", node.path));
  }
  return cluster.workerPools.map(({ node, intent }) => met(`${node.id}: ${intent.autoscaled ? 'follows demand' : `${intent.kind}, by choice`}`, node.path));
}
