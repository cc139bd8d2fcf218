import { Check, met, missing, SECTIONS } from '../private/check';
import { nodePools } from '../private/cluster-view';
import { LossAspect, LossKind } from '../failure-domain-proof';

/** Enough worker nodes, or nodes that come quickly: what is left without the largest zone holds what the app declares as the least. */
export const PE_04: Check = {
  id: 'PE-04', title: 'Enough worker nodes, or nodes that come quickly', section: SECTIONS.considerations, page: 'setup/production-environment/#production-considerations',
  judge: (view) => {
    const pools = nodePools(view);
    if (pools.length === 0) return [met(view.topology.pools.length === 0 ? 'the provider makes the nodes that pods need' : 'all capacity is serverless: the provider makes room for each pod')];
    const lost = view.proof.findings.filter(({ kind, aspect }) => kind === LossKind.ZONE && aspect === LossAspect.CAPACITY);
    if (lost.length > 0) return lost.map(({ what, fix }) => missing(what, fix));
    return pools.map(({ id, constructPath, minSize, maxSize }) => met(`${id}: ${minSize ?? 'unknown'} to ${maxSize ?? 'unknown'} nodes`, constructPath));
  },
};
