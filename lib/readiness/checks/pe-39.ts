import { Check, met, missing, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Large clusters: a control plane as large as its nodes ask for. */
export const PE_39: Check = {
  id: 'PE-39', title: 'Size the control plane for large clusters', section: SECTIONS.linked, page: 'setup/best-practices/cluster-large/',
  judge: (view) => {
    const nodes = view.capacity.find(({ id }) => id === 'nodes');
    const size = nodes === undefined ? [] : [nodes.holds ? met(`${nodes.title}: ${nodes.arithmetic}`) : missing(`${nodes.title}: ${nodes.arithmetic}`, nodes.fix ?? 'lower maxSize of the pools')];
    return [...platformVerdicts(view, 'PE-39'), ...size];
  },
};
