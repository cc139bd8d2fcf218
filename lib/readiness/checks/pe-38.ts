import { Check, met, metByAll, missing, SECTIONS } from '../private/check';
import { objectsOf } from '../private/cluster-view';
import { ownNamespaces } from '../private/namespaces';

/** Pods get no token unless they have a service account of their own. */
export const PE_38: Check = {
  id: 'PE-38', title: 'Service accounts of their own', section: SECTIONS.limits, page: 'tasks/configure-pod-container/configure-service-account/',
  judge: (view) => metByAll(
    ownNamespaces(view),
    (namespace) => {
      const locked = objectsOf(view, 'kubernetes_default_service_account').some((account) => account.namespace === namespace.name && account.value('automountServiceAccountToken') === false);
      if (locked) return met(`default account of ${namespace.name}: no token`, namespace.construct.node.path);
      return missing(`pods of ${namespace.name} get the token of its default account`, 'make it a Tenant, or add a kubernetes_default_service_account_v1 with automount_service_account_token = false', namespace.construct.node.path);
    },
    missing('the app states no namespace whose pods get no token by default', 'add tenants to an RbacBaseline'),
  ),
};
