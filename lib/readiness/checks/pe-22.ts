import { Check, met, SECTIONS } from '../private/check';

/** Nodes for what needs a GPU, Windows or isolation are an option, whose mistakes the capacities refuse. */
export const PE_22: Check = {
  id: 'PE-22', title: 'Option: nodes for GPUs, Windows and isolation', section: SECTIONS.workers, page: 'setup/production-environment/#production-worker-nodes',
  judge: ({ topology }) => {
    const typed = topology.pools.filter(({ machineTypes }) => machineTypes.length > 0);
    if (typed.length === 0) return [met('the provider chooses the machines')];
    return typed.map(({ id, machineTypes, constructPath }) => met(`${id}: ${machineTypes.join(', ')}; a type that does not fit its image is refused`, constructPath));
  },
};
