import { Check, metByAll, met, missing, SECTIONS } from '../private/check';
import { objectsOf } from '../private/cluster-view';

/** Rights of people and programs are stated as roles and bindings. */
export const PE_31: Check = {
  id: 'PE-31', title: 'Give rights by RBAC', section: SECTIONS.users, page: 'reference/access-authn-authz/rbac/',
  judge: (view) => metByAll(
    [...objectsOf(view, 'kubernetes_cluster_role_binding'), ...objectsOf(view, 'kubernetes_role_binding')],
    ({ name, namespace, construct }) => met(namespace === '' ? `binding ${name}` : `binding ${name} in ${namespace}`, construct.node.path),
    missing('the app binds no role to anybody', 'add an RbacBaseline with administrators, operators, viewers or tenants'),
  ),
};
