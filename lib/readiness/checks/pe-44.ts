import { isJudged } from '../../kubernetes/judgement/lint-access';
import { Check, met, missing, SECTIONS } from '../private/check';
import { objectsOf } from '../private/cluster-view';

/** Rights are judged by the good practices of RBAC: a stack that states rights which the judgement refuses does not synthesize. */
export const PE_44: Check = {
  id: 'PE-44', title: 'Good practices of RBAC', section: SECTIONS.linked, page: 'concepts/security/rbac-good-practices/',
  judge: (view) => {
    const roles = [...objectsOf(view, 'kubernetes_cluster_role'), ...objectsOf(view, 'kubernetes_role'), ...objectsOf(view, 'kubernetes_cluster_role_binding'), ...objectsOf(view, 'kubernetes_role_binding')];
    if (roles.length === 0) return [missing('the app states no rights that could be judged', 'add an RbacBaseline or a ClusterBaseline, which judge the rights of their stack')];
    const unjudged = roles.filter(({ construct }) => !isJudged(construct));
    if (unjudged.length > 0) return unjudged.map(({ name, construct }) => missing(`nobody judges the rights of ${name}`, 'put an RbacBaseline, a ClusterBaseline or a Tenant into its stack', construct.node.path));
    return [met(`${roles.length} roles and bindings, all judged`)];
  },
};
