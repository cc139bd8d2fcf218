import { CapacityKind } from '../../capacity';
import { Check, met, SECTIONS } from '../private/check';

/** Serverless capacity is an option: that it is not chosen is no fault. */
export const PE_07: Check = {
  id: 'PE-07', title: 'Option: serverless capacity', section: SECTIONS.considerations, page: 'setup/production-environment/#production-cluster-setup',
  judge: ({ topology }) => {
    const chosen = topology.pools.filter(({ kind }) => kind === CapacityKind.SERVERLESS);
    if (chosen.length === 0) return [met('not chosen: pods run on nodes')];
    return chosen.map(({ id, constructPath }) => met(`${id}: the provider runs each pod on capacity of its own`, constructPath));
  },
};
