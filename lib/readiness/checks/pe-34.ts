import { Check, met, SECTIONS } from '../private/check';
import { objectsOf } from '../private/cluster-view';
import { platformVerdicts } from '../private/platform-verdicts';

/** Admission: the plug-ins of the API server, and webhooks that cannot stop the cluster. */
export const PE_34: Check = {
  id: 'PE-34', title: 'Admission control', section: SECTIONS.users, page: 'reference/access-authn-authz/admission-controllers/',
  judge: (view) => {
    const webhooks = [...objectsOf(view, 'kubernetes_mutating_webhook_configuration'), ...objectsOf(view, 'kubernetes_validating_webhook_configuration')];
    return [...platformVerdicts(view, 'PE-34'), ...webhooks.map(({ name, construct }) => met(`webhook ${name}: judged by webhook-on-kube-system`, construct.node.path))];
  },
};
