import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Keep the scheduler fault tolerant. */
export const PE_17: Check = {
  id: 'PE-17', title: 'Keep the scheduler fault tolerant', section: SECTIONS.controlPlane, page: 'setup/production-environment/#production-control-plane',
  judge: (view) => platformVerdicts(view, 'PE-17'),
};
