import { Check, met, metByAll, missing, SECTIONS } from '../private/check';
import { ownNamespaces } from '../private/namespaces';

const ENFORCE = 'pod-security.kubernetes.io/enforce';

/** Every namespace says what its pods may do to their node. */
export const PE_41: Check = {
  id: 'PE-41', title: 'Pod Security Standards on every namespace', section: SECTIONS.linked, page: 'setup/best-practices/enforcing-pod-security-standards/',
  judge: (view) => metByAll(
    ownNamespaces(view),
    ({ name, labels, construct }) => {
      const level = labels[ENFORCE];
      if (level !== undefined && level !== 'privileged') return met(`${name}: ${level}, as of ${labels[`${ENFORCE}-version`] ?? 'the newest version'}`, construct.node.path);
      return missing(`pods of namespace ${name} may do anything to their node`, `make it a Tenant with podSecurity, or set its label ${ENFORCE} to restricted`, construct.node.path);
    },
    missing('the app states no namespace whose pods are held to a level', 'add tenants to an RbacBaseline; their podSecurity is restricted'),
  ),
};
