import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Add nodes safely. */
export const PE_24: Check = {
  id: 'PE-24', title: 'Add nodes safely', section: SECTIONS.workers, page: 'concepts/architecture/nodes/#self-registration-of-nodes',
  judge: (view) => platformVerdicts(view, 'PE-24'),
};
