import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** No attribute-based access control. */
export const PE_33: Check = {
  id: 'PE-33', title: 'No attribute-based access control', section: SECTIONS.users, page: 'reference/access-authn-authz/abac/',
  judge: (view) => platformVerdicts(view, 'PE-33'),
};
