import { Check, met, SECTIONS, Verdict } from '../private/check';
import { ClusterView } from '../private/cluster-view';
import { platformVerdictsIfAny } from '../private/platform-verdicts';
import { unscaledPools } from '../private/unscaled-pools';

/** Scale with demand, up and down: by pools that grow and something that changes them, or by a size that somebody has chosen. */
export const PE_05: Check = {
  id: 'PE-05', title: 'Scale with demand, up and down', section: SECTIONS.considerations, page: 'setup/production-environment/#production-considerations',
  judge: (view) => [...pools(view), ...platformVerdictsIfAny(view, 'PE-05')],
};

function pools({ cluster, topology }: ClusterView): Verdict[] {
  if (topology.pools.length === 0) return [];
  const unscaled = unscaledPools(cluster);
  if (unscaled.length > 0) return unscaled;
  return cluster.workerPools.map(({ node, intent }) => met(`${node.id}: ${intent.autoscaled ? 'follows demand' : `${intent.kind}, by choice`}`, node.path));
}
