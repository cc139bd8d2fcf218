import { Check, met, missing, SECTIONS } from '../private/check';
import { objectsOf } from '../private/cluster-view';

/** Security and access management: rights, limits and policies are stated in the app. */
export const PE_06: Check = {
  id: 'PE-06', title: 'Security and access management', section: SECTIONS.considerations, page: 'setup/production-environment/#production-considerations',
  judge: (view) => {
    const bindings = [...objectsOf(view, 'kubernetes_cluster_role_binding'), ...objectsOf(view, 'kubernetes_role_binding')];
    if (bindings.length === 0) return [missing('the app states no rights of people or programs', 'add an RbacBaseline in a second stack')];
    const limits = objectsOf(view, 'kubernetes_resource_quota').length;
    const policies = objectsOf(view, 'kubernetes_network_policy').length;
    return [met(`${bindings.length} bindings, ${limits} quotas, ${policies} network policies`)];
  },
};
