import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Replicate the components of the control plane. */
export const PE_02: Check = {
  id: 'PE-02', title: 'Replicate the components of the control plane', section: SECTIONS.considerations, page: 'setup/production-environment/#production-considerations',
  judge: (view) => platformVerdicts(view, 'PE-02'),
};
