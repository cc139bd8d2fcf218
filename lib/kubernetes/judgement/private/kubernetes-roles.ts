import { KUBERNETES_CLUSTER_ROLE_BINDINGS, KUBERNETES_CLUSTER_ROLES } from './kubernetes-roles.generated';
import { BindingObject, RoleObject, Rule } from './model';

/** What stands for the cluster of objects that every cluster has. */
const EVERY_CLUSTER = '';

let roles: ReadonlyMap<string, RoleObject> | undefined;
let bindings: readonly BindingObject[] | undefined;

/** The cluster roles that Kubernetes makes, by name. */
export function kubernetesRoles(): ReadonlyMap<string, RoleObject> {
  roles ??= new Map(KUBERNETES_CLUSTER_ROLES.map((row) => [row.name, parseRole(row)]));
  return roles;
}

/** The cluster role bindings that Kubernetes makes, without those of its own controllers. */
export function kubernetesBindings(): readonly BindingObject[] {
  bindings ??= KUBERNETES_CLUSTER_ROLE_BINDINGS.map(({ name, role, subjects }) => ({
    cluster: EVERY_CLUSTER,
    name,
    kind: 'ClusterRoleBinding',
    role: { kind: 'ClusterRole', name: role },
    subjects: subjects.map((subject) => {
      const [kind, subjectName, namespace] = subject.split(' ');
      return { kind, name: subjectName, namespace };
    }),
    partlyUnknown: false,
  }));
  return bindings;
}

interface RoleRow {
  readonly name: string;
  readonly labels: readonly string[];
  readonly aggregates: readonly string[];
  readonly rules: readonly string[];
}

function parseRole({ name, labels, aggregates, rules }: RoleRow): RoleObject {
  return {
    cluster: EVERY_CLUSTER,
    name,
    kind: 'ClusterRole',
    rules: rules.map(parseRule),
    labels: Object.fromEntries(labels.map((label) => [label, 'true'])),
    selectors: aggregates.length > 0 ? aggregates.map((key) => [{ key, operator: 'In', values: ['true'] }]) : undefined,
    partlyUnknown: false,
  };
}

function parseRule(text: string): Rule {
  const [verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceUrls = []] = text.split('|').map(words);
  return { verbs, apiGroups, resources, resourceNames, nonResourceUrls };
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '').map((word) => (word === '""' ? '' : word));
}
