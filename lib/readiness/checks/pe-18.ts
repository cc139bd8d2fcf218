import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Span several zones. */
export const PE_18: Check = {
  id: 'PE-18', title: 'Span several zones', section: SECTIONS.controlPlane, page: 'setup/best-practices/multiple-zones/',
  judge: (view) => platformVerdicts(view, 'PE-18'),
};
