import { Check, met, metByAll, missing, SECTIONS } from '../private/check';
import { objectsOf } from '../private/cluster-view';
import { ownNamespaces, quotaOf } from '../private/namespaces';

/** Each namespace of a team has a quota. */
export const PE_35: Check = {
  id: 'PE-35', title: 'Limit what namespaces use', section: SECTIONS.limits, page: 'tasks/administer-cluster/manage-resources/',
  judge: (view) => metByAll(
    ownNamespaces(view),
    (namespace) => {
      const quota = quotaOf(namespace, objectsOf(view, 'kubernetes_resource_quota'));
      if (quota) return met(`quota of ${namespace.name}: ${Object.entries(quota.block('spec').map('hard')).map(([key, value]) => `${key} ${value}`).join(', ')}`, quota.construct.node.path);
      return missing(`namespace ${namespace.name} has no quota`, 'make it a Tenant with a quota, or add a kubernetes_resource_quota_v1', namespace.construct.node.path);
    },
    missing('the app states no namespace whose use is limited', "add tenants to an RbacBaseline: tenants: [{ name: 'payments', quota: { … } }]"),
  ),
};
