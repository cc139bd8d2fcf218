import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Configure nodes. */
export const PE_21: Check = {
  id: 'PE-21', title: 'Configure nodes', section: SECTIONS.workers, page: 'setup/production-environment/#production-worker-nodes',
  judge: (view) => platformVerdicts(view, 'PE-21'),
};
