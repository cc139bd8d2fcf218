import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Create several control plane machines. */
export const PE_16: Check = {
  id: 'PE-16', title: 'Create several control plane machines', section: SECTIONS.controlPlane, page: 'setup/production-environment/#production-control-plane',
  judge: (view) => platformVerdicts(view, 'PE-16'),
};
