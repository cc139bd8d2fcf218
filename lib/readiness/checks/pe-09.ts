import { CapacityKind } from '../../capacity';
import { Check, met, SECTIONS } from '../private/check';

/** Managed worker nodes are an option: that machines join by themselves is no fault. */
export const PE_09: Check = {
  id: 'PE-09', title: 'Option: managed worker nodes', section: SECTIONS.considerations, page: 'setup/production-environment/#production-cluster-setup',
  judge: ({ topology }) => {
    if (topology.pools.length === 0) return [met('the provider makes and replaces the nodes that pods need')];
    return topology.pools.map(({ id, kind, constructPath }) => met(`${id}: ${kind === CapacityKind.SELF_MANAGED ? 'its owner replaces the nodes, by choice' : kind}`, constructPath));
  },
};
