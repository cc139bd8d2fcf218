import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Authentication. */
export const PE_29: Check = {
  id: 'PE-29', title: 'Authentication', section: SECTIONS.users, page: 'reference/access-authn-authz/authentication/',
  judge: (view) => platformVerdicts(view, 'PE-29'),
};
