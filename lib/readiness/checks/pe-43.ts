import { Check, met, missing, SECTIONS, Verdict } from '../private/check';
import { ClusterView, objectsOf } from '../private/cluster-view';
import { ownNamespaces } from '../private/namespaces';
import { platformVerdicts } from '../private/platform-verdicts';

/** The security checklist: what the platform closes, and networks of namespaces that are closed until something is allowed. */
export const PE_43: Check = {
  id: 'PE-43', title: 'Secure the cluster', section: SECTIONS.linked, page: 'concepts/security/security-checklist/',
  judge: (view) => [...platformVerdicts(view, 'PE-43'), ...networks(view)],
};

function networks(view: ClusterView): Verdict[] {
  const policies = objectsOf(view, 'kubernetes_network_policy');
  return ownNamespaces(view).map(({ name, construct }) => {
    const closed = policies.find((policy) => policy.namespace === name && closesAll(policy.block('spec').texts('policyTypes')));
    if (closed) return met(`network of ${name}: closed by ${closed.name}`, closed.construct.node.path);
    return missing(`pods of ${name} may talk to anybody`, 'make it a Tenant, or add a NetworkPolicy of both policy types that chooses all pods', construct.node.path);
  });
}

function closesAll(types: readonly string[]): boolean {
  return types.includes('Ingress') && types.includes('Egress');
}
