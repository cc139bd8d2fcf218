import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { ClusterRoleV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-v1';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import { TerraformProvider, TerraformStack } from 'cdktf';
import { AccessQuestion, ApiResource, ICluster, PolicyRule, Requester } from 'cdktf-production-cluster';
import * as fc from 'fast-check';

const API_GROUP = 'rbac.authorization.k8s.io';
const GROUPS = ['', 'apps', 'example.com'];
const RESOURCES = ['pods', 'pods/log', 'deployments', 'deployments/scale', 'namespaces', 'widgets'];
const VERBS = ['get', 'list', 'create', 'delete', 'bind'];
const NAMES = ['one', 'two'];
const URLS = ['/metrics', '/metrics/cadvisor', '/healthz', '/api/v1/x'];
const PLACES = ['a', 'b'];
const USERS = ['ann', 'bob'];
const USER_GROUPS = ['red', 'blue'];
const ACCOUNTS = ['web', 'job'];
const ROLES = ['r0', 'r1', 'r2', 'r3'];
const LABELS = ['x', 'y'];

interface RandomRole {
  readonly rules: PolicyRule[];
  readonly labels: readonly string[];
  /** The labels of the roles whose rules it has in place of its own. */
  readonly gathers: readonly string[];
}

interface RandomBinding {
  readonly role: string;
  readonly roleKind: 'ClusterRole' | 'Role';
  /** A role that Kubernetes brings, in place of `role`. */
  readonly ready?: string;
  /** A namespace of the set; the whole cluster without one. */
  readonly place?: string;
  readonly subjects: readonly RandomSubject[];
}

interface RandomSubject {
  readonly kind: string;
  readonly name: string;
  readonly place: string;
}

/** Roles and bindings that mean nothing. */
export interface RoleSet {
  readonly clusterRoles: readonly RandomRole[];
  readonly roles: readonly { readonly place: string; readonly rules: PolicyRule[] }[];
  readonly bindings: readonly RandomBinding[];
}

const some = <T>(values: readonly T[], minLength = 1) => fc.subarray([...values], { minLength, maxLength: Math.min(3, values.length) });
const lists = (...choices: string[][]): fc.Arbitrary<string[]> => fc.constantFrom(...choices);
const orAll = (values: readonly string[], everything: string) => fc.oneof({ weight: 5, arbitrary: some(values) }, { weight: 1, arbitrary: lists([everything]) });

const resourceRule: fc.Arbitrary<PolicyRule> = fc.record({
  verbs: orAll(VERBS, '*'),
  apiGroups: orAll(GROUPS, '*'),
  resources: fc.oneof({ weight: 6, arbitrary: some(RESOURCES) }, { weight: 2, arbitrary: lists(['*'], ['*/scale'], ['*/log'], ['pods/*'], ['*/*']) }),
  resourceNames: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: some(NAMES) }),
});
const urlRule: fc.Arbitrary<PolicyRule> = fc.record({
  verbs: orAll(['get', 'post'], '*'),
  nonResourceUrls: fc.oneof(some(URLS), lists(['/metrics/*'], ['*'], ['/api*'], ['/healthz/*'], ['/m*s'])),
});
const rules = fc.array(fc.oneof({ weight: 4, arbitrary: resourceRule }, { weight: 1, arbitrary: urlRule }), { minLength: 1, maxLength: 3 });
const clusterRole: fc.Arbitrary<RandomRole> = fc.record({ rules, labels: some(LABELS, 0), gathers: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: some(LABELS) }) });
const subject: fc.Arbitrary<RandomSubject> = fc.oneof(
  ...[['User', USERS], ['Group', USER_GROUPS], ['ServiceAccount', ACCOUNTS]].map(([kind, names]) => fc.record({ kind: fc.constant(kind as string), name: fc.constantFrom(...names), place: fc.constantFrom(...PLACES) })),
);
const binding: fc.Arbitrary<RandomBinding> = fc.record({
  role: fc.constantFrom(...ROLES),
  roleKind: fc.constantFrom('ClusterRole' as const, 'Role' as const),
  ready: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom('view', 'edit', 'no-such-role') }),
  place: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PLACES) }, { weight: 1, arbitrary: fc.constant(undefined) }),
  subjects: fc.array(subject, { minLength: 2, maxLength: 4 }),
});

/** Sets of roles, with the special cases of RBAC: wildcards, names, subresources, paths, roles that gather others, roles that are not there. */
export const roleSet: fc.Arbitrary<RoleSet> = fc.record({
  clusterRoles: fc.array(clusterRole, { minLength: ROLES.length - 1, maxLength: ROLES.length }),
  roles: fc.array(fc.record({ place: fc.constantFrom(...PLACES), rules: fc.array(resourceRule, { minLength: 1, maxLength: 2 }) }), { minLength: 2, maxLength: ROLES.length }),
  bindings: fc.array(binding, { minLength: 10, maxLength: 14 }),
});

/** The namespaces of a set. */
export function namespacesOf(prefix: string): string[] {
  return PLACES.map((place) => `${prefix}-${place}`);
}

/** Puts a set into a stack as somebody would who writes the objects by hand; nothing of one set means anything to another. */
export function addRoleSet(stack: TerraformStack, cluster: ICluster, prefix: string, set: RoleSet): void {
  const provider = cluster.kubernetesProvider(stack);
  const label = (name: string) => `example.com/${prefix}-${name}`;
  set.clusterRoles.forEach(({ rules: rule, labels, gathers }, index) => {
    const aggregationRule = gathers.length === 0 ? undefined : { clusterRoleSelectors: gathers.map((name) => ({ matchLabels: { [label(name)]: 'true' } })) };
    const metadata = { name: `${prefix}-${ROLES[index]}`, labels: Object.fromEntries(labels.map((name) => [label(name), 'true'])) };
    new ClusterRoleV1(stack, `${prefix}-ClusterRole${index}`, { provider, metadata, ...(aggregationRule === undefined ? { rule } : { aggregationRule }) });
  });
  set.roles.forEach(({ place, rules: rule }, index) => {
    new RoleV1(stack, `${prefix}-Role${index}`, { provider, metadata: { name: `${prefix}-${ROLES[index]}`, namespace: `${prefix}-${place}` }, rule: rule.map(({ verbs, apiGroups = [], resources = [], resourceNames }) => ({ verbs, apiGroups, resources, resourceNames })) });
  });
  set.bindings.forEach((random, index) => addBinding(stack, provider, { prefix, index, random }));
}

function addBinding(stack: TerraformStack, provider: TerraformProvider, { prefix, index, random }: { readonly prefix: string; readonly index: number; readonly random: RandomBinding }): void {
  const { role, roleKind, ready, place, subjects } = random;
  const kind = ready === undefined && place !== undefined ? roleKind : 'ClusterRole';
  const roleRef = { apiGroup: API_GROUP, kind, name: ready ?? `${prefix}-${role}` };
  const subject = subjects.map(({ kind: subjectKind, name, place: home }) =>
    subjectKind === 'ServiceAccount' ? { kind: subjectKind, name, namespace: `${prefix}-${home}` } : { kind: subjectKind, name: `${prefix}-${name}`, apiGroup: API_GROUP },
  );
  const metadata = { name: `${prefix}-${index}` };
  if (place === undefined) new ClusterRoleBindingV1(stack, `${prefix}-Binding${index}`, { provider, metadata, roleRef, subject });
  else new RoleBindingV1(stack, `${prefix}-Binding${index}`, { provider, metadata: { ...metadata, namespace: `${prefix}-${place}` }, roleRef, subject });
}

/** Somebody whom a set may know. */
export function requesterOf(prefix: string): fc.Arbitrary<Requester> {
  const groups = fc.subarray(USER_GROUPS, { maxLength: 1 }).map((names) => names.map((name) => `${prefix}-${name}`));
  const user = fc.tuple(fc.constantFrom(...USERS, 'eve'), groups).map(([name, all]) => Requester.user(`${prefix}-${name}`, all));
  const account = fc.tuple(fc.constantFrom(...PLACES), fc.constantFrom(...ACCOUNTS)).map(([place, name]) => Requester.serviceAccount(`${prefix}-${place}`, name));
  return fc.oneof({ weight: 3, arbitrary: user }, { weight: 1, arbitrary: account });
}

/** A question that a set may have an answer to. */
export function questionOf(prefix: string): fc.Arbitrary<AccessQuestion> {
  const onResource = fc.record({
    verb: fc.constantFrom(...VERBS),
    resource: fc.tuple(fc.constantFrom(...GROUPS), fc.constantFrom(...RESOURCES)).map(([group, resource]) => ApiResource.of(group, resource)),
    objectName: fc.constantFrom(undefined, undefined, ...NAMES),
    namespace: fc.constantFrom(undefined, ...namespacesOf(prefix)),
  });
  const onUrl = fc.record({ verb: fc.constantFrom('get', 'post'), nonResourceUrl: fc.constantFrom(...URLS, '/metrics/', '/') });
  return fc.oneof({ weight: 9, arbitrary: onResource }, { weight: 1, arbitrary: onUrl });
}
