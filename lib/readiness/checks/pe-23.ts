import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Validate nodes. */
export const PE_23: Check = {
  id: 'PE-23', title: 'Validate nodes', section: SECTIONS.workers, page: 'setup/best-practices/node-conformance/',
  judge: (view) => platformVerdicts(view, 'PE-23'),
};
