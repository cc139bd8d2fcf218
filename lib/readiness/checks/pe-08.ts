import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Option: a managed control plane. */
export const PE_08: Check = {
  id: 'PE-08', title: 'Option: a managed control plane', section: SECTIONS.considerations, page: 'setup/production-environment/#production-cluster-setup',
  judge: (view) => platformVerdicts(view, 'PE-08'),
};
