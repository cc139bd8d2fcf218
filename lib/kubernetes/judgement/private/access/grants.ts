import { IConstruct } from 'constructs';
import { serviceAccountUser } from '../../../../private/service-account';
import { PolicyRule } from '../../../access/policy-rule';
import { AccessGrant } from '../../access-grant';
import { BindingObject, Rule, SubjectReference } from '../model';
import { isUnknown } from '../reading/literals';
import { RoleCatalog } from '../role-catalog';

/** What one binding gives to one subject, as the authorizer needs it. */
export interface Grant {
  readonly binding: BindingObject;
  readonly subject: SubjectReference;
  readonly rules: readonly Rule[];
}

/** What bindings give, and what cannot be told. */
export interface Grants {
  readonly grants: readonly Grant[];
  /** What is only known to Terraform or to the cluster, in words. */
  readonly unknowns: readonly string[];
}

/** What bindings give to their subjects. A role that is not found gives nothing, as it would in the cluster. */
export function grantsOf(bindings: readonly BindingObject[], catalog: RoleCatalog): Grants {
  const grants: Grant[] = [];
  const unknowns: string[] = [];
  for (const binding of bindings) {
    const role = catalog.roleOf(binding);
    const { rules, partlyUnknown } = role ? catalog.effectiveRole(role, binding.cluster) : { rules: [], partlyUnknown: false };
    grants.push(...binding.subjects.map((subject) => ({ binding, subject, rules })));
    if (role === undefined) unknowns.push(`${whereOf(binding)}: ${binding.role.kind} ${binding.role.name} is neither in the app nor one of Kubernetes`);
    if (partlyUnknown) unknowns.push(`${whereOf(binding)}: rules of ${binding.role.kind} ${binding.role.name} are only known to Terraform`);
    if (binding.partlyUnknown) unknowns.push(`${whereOf(binding)}: subjects are only known to Terraform`);
    if (isUnknown(binding.namespace ?? '')) unknowns.push(`${whereOf(binding)}: the namespace is only known to Terraform`);
  }
  return { grants, unknowns };
}

/** Whom a subject is for the authorizer: a user, a service account among them, or a group. */
export function keyOf({ kind, name, namespace = '' }: SubjectReference): string {
  return kind === 'ServiceAccount' ? `User ${serviceAccountUser(namespace, name)}` : `${kind} ${name}`;
}

/** A grant as users of the library see it. */
export function published({ binding, subject: { kind, name, namespace }, rules }: Grant): AccessGrant {
  return {
    subject: `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`,
    role: `${binding.role.kind} ${binding.role.name}`,
    namespace: binding.namespace,
    rules: rules.map(publishedRule),
    binding: whereOf(binding),
  };
}

function whereOf({ source }: { readonly source?: IConstruct }): string {
  return source?.node.path ?? 'Kubernetes';
}

function publishedRule({ verbs, apiGroups, resources, resourceNames, nonResourceUrls }: Rule): PolicyRule {
  const stated = { apiGroups, resources, resourceNames, nonResourceUrls };
  const lists = Object.entries(stated).filter(([, list]) => list.length > 0).map(([name, list]) => [name, [...list]]);
  return { verbs: [...verbs], ...(Object.fromEntries(lists) as Omit<PolicyRule, 'verbs'>) };
}
