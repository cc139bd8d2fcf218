import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Manage certificates. */
export const PE_12: Check = {
  id: 'PE-12', title: 'Manage certificates', section: SECTIONS.controlPlane, page: 'setup/best-practices/certificates/',
  judge: (view) => platformVerdicts(view, 'PE-12'),
};
