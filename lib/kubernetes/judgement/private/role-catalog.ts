import { kubernetesRoles } from './kubernetes-roles';
import { selects } from './label-selector';
import { BindingObject, RoleKind, RoleObject, Rule } from './model';

/** What a role comes to, with the rules that it gathers from others. */
export interface EffectiveRole {
  readonly rules: readonly Rule[];
  /** Whether a part of the rules is only known to Terraform. */
  readonly partlyUnknown: boolean;
}

/** The roles of some clusters, by name, with those that Kubernetes brings. */
export class RoleCatalog {
  private readonly byKey = new Map<string, RoleObject>();
  private readonly clusterRoles = new Map<string, RoleObject[]>();
  private readonly candidates = new Map<string, readonly RoleObject[]>();
  private readonly effective = new Map<string, EffectiveRole>();

  constructor(roles: readonly RoleObject[]) {
    for (const role of roles) this.add(role);
  }

  /** The role that a binding names, if the app or Kubernetes has it. */
  public roleOf({ cluster, namespace, role: { kind, name } }: BindingObject): RoleObject | undefined {
    const own = this.byKey.get(keyOf(cluster, kind, name, kind === 'Role' ? namespace : undefined));
    return own ?? (kind === 'ClusterRole' ? kubernetesRoles().get(name) : undefined);
  }

  /** What a role comes to in a cluster. */
  public effectiveRole(role: RoleObject, cluster: string): EffectiveRole {
    if (role.selectors === undefined) return role;
    const known = this.effective.get(`${cluster}\n${role.name}`);
    if (known) return known;
    const gathered = [...this.gather(role, cluster)].filter(({ selectors }) => selectors === undefined);
    const found = { rules: gathered.flatMap(({ rules }) => rules), partlyUnknown: role.partlyUnknown || gathered.some(({ partlyUnknown }) => partlyUnknown) };
    this.effective.set(`${cluster}\n${role.name}`, found);
    return found;
  }

  /** What a role of the app gathers from those of Kubernetes, which are judged nowhere else. */
  public gatheredFromKubernetes(role: RoleObject): EffectiveRole {
    const gathered = [...this.gather(role, role.cluster)].filter(({ source }) => source === undefined);
    return { rules: gathered.flatMap(({ rules }) => rules), partlyUnknown: false };
  }

  /**
   * The roles whose rules a role gathers, by their labels, also through roles that gather themselves. The controller of Kubernetes
   * writes them in place of the rules that the role states.
   * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles (read 2026-11)
   */
  private gather(role: RoleObject, cluster: string, gathered = new Set<RoleObject>()): Set<RoleObject> {
    for (const other of this.clusterRolesOf(cluster)) {
      if (gathered.has(other) || other.name === role.name || !role.selectors?.some((selector) => selects(selector, other.labels))) continue;
      gathered.add(other);
      if (other.selectors !== undefined) this.gather(other, cluster, gathered);
    }
    return gathered;
  }

  private clusterRolesOf(cluster: string): readonly RoleObject[] {
    const known = this.candidates.get(cluster);
    if (known) return known;
    const own = this.clusterRoles.get(cluster) ?? [];
    const names = new Set(own.map(({ name }) => name));
    const all = [...own, ...[...kubernetesRoles().values()].filter(({ name }) => !names.has(name))];
    this.candidates.set(cluster, all);
    return all;
  }

  // Of two objects with one name the API server takes the first, and the second fails.
  private add(role: RoleObject): void {
    const key = keyOf(role.cluster, role.kind, role.name, role.namespace);
    if (this.byKey.has(key)) return;
    this.byKey.set(key, role);
    if (role.kind !== 'ClusterRole') return;
    const others = this.clusterRoles.get(role.cluster);
    if (others) others.push(role);
    else this.clusterRoles.set(role.cluster, [role]);
  }
}

function keyOf(cluster: string, kind: RoleKind, name: string, namespace = ''): string {
  return [cluster, kind, name, namespace].join('\n');
}
