import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Balance traffic to the API servers. */
export const PE_03: Check = {
  id: 'PE-03', title: 'Balance traffic to the API servers', section: SECTIONS.considerations, page: 'setup/production-environment/#production-considerations',
  judge: (view) => platformVerdicts(view, 'PE-03'),
};
