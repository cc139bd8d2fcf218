import { Check, SECTIONS } from '../private/check';
import { platformVerdicts } from '../private/platform-verdicts';

/** Authorization by Node and RBAC. */
export const PE_30: Check = {
  id: 'PE-30', title: 'Authorization by Node and RBAC', section: SECTIONS.users, page: 'reference/access-authn-authz/authorization/',
  judge: (view) => platformVerdicts(view, 'PE-30'),
};
