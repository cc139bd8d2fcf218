import { BindingObject, RoleObject, Rule } from '../model';
import { EffectiveRole, RoleCatalog } from '../role-catalog';
import { RIGHT_RULES, rbacWildcard } from '../rules';
import { Finding } from './finding';
import { Reach, RightRule } from './right-rule';

// The resources that the rules name, which a rule for all resources holds.
const SENSITIVE: readonly string[] = [
  'roles', 'clusterroles', 'users', 'groups', 'serviceaccounts', 'uids', 'nodes/proxy', 'serviceaccounts/token', 'pods/exec', 'pods/attach', 'pods/ephemeralcontainers',
  'secrets', 'persistentvolumes', 'mutatingwebhookconfigurations', 'validatingwebhookconfigurations', 'namespaces', 'certificatesigningrequests/approval', 'signers',
];

/** A right that a role gives, with the rule that gives it. */
interface Grant {
  readonly right: RightRule;
  readonly rule: Rule;
}

/** What the rules of a role give of the rights that are judged, each once. */
export function grantsOf({ rules }: EffectiveRole, reaches: readonly Reach[]): Grant[] {
  return RIGHT_RULES.filter(({ reach }) => reaches.includes(reach)).flatMap((right) => {
    const rule = rules.find((one) => right.grants(one));
    return rule ? [{ right, rule }] : [];
  });
}

/** What is wrong with a role of the app, judged once, where it stands. What it gathers from other roles of the app is judged there. */
export function judgeRole(role: RoleObject, catalog: RoleCatalog): Finding[] {
  const { source, kind } = role;
  if (source === undefined) return [];
  const stated = role.selectors === undefined ? role : catalog.gatheredFromKubernetes(role);
  const reaches = kind === 'Role' ? [Reach.ANYWHERE] : [Reach.ANYWHERE, Reach.CLUSTER_ROLE];
  return grantsOf(stated, reaches).map((grant) => ({ id: grant.right.id, at: source, problem: problemOf(`${kind} ${role.name} (${source.node.path})`, grant, kind === 'Role') }));
}

/** What a binding gives that its role alone does not: rights in the whole cluster, and all that a role of Kubernetes holds. */
export function judgeBinding(binding: BindingObject, catalog: RoleCatalog): Finding[] {
  const role = catalog.roleOf(binding);
  if (binding.source === undefined || role === undefined) return [];
  const wide = binding.kind === 'ClusterRoleBinding';
  const { source } = binding;
  const reaches = reachesOf(role, wide);
  if (reaches.length === 0) return [];
  return grantsOf(catalog.effectiveRole(role, binding.cluster), reaches).map((grant) => ({
    id: grant.right.id,
    at: source,
    orAt: role.source,
    problem: problemOf(`${binding.kind} ${binding.name} (${source.node.path}) binds ${role.kind} ${role.name}, which`, grant, !wide),
  }));
}

// A role of the app is judged where it stands, so its binding tells only what that does not show.
function reachesOf({ source }: RoleObject, wide: boolean): readonly Reach[] {
  const own = wide ? [Reach.CLUSTER_BINDING] : [];
  if (source !== undefined) return own;
  return wide ? [Reach.ANYWHERE, Reach.CLUSTER_ROLE, ...own] : [Reach.ANYWHERE];
}

function problemOf(who: string, { right, rule }: Grant, namespaced: boolean): Finding['problem'] {
  const included = right === rbacWildcard ? includedIn(rule, namespaced) : [];
  const including = included.length > 0 ? `, and includes ${included.join(', ')}` : '';
  return { what: `${who} ${right.what}${including}`, got: shown(rule), allowed: right.allowed, fix: right.fix };
}

function includedIn(rule: Rule, namespaced: boolean): string[] {
  if (!rule.resources.includes('*')) return [];
  const written: Rule = { ...rule, resources: SENSITIVE };
  const rights = RIGHT_RULES.filter((right) => right !== rbacWildcard && !(namespaced && right.reach === Reach.CLUSTER_ROLE));
  return rights.filter((right) => right.grants(written)).map(({ id }) => id);
}

function shown(rule: Rule): Partial<Rule> {
  return Object.fromEntries(Object.entries(rule).filter(([, list]: [string, readonly string[]]) => list.length > 0));
}
