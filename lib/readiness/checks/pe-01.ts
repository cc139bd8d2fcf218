import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Separate the control plane from the worker nodes. */
export const PE_01: Check = {
  id: 'PE-01', title: 'Separate the control plane from the worker nodes', section: SECTIONS.considerations, page: 'setup/production-environment/#production-considerations',
  judge: (view) => platformVerdicts(view, 'PE-01'),
};
