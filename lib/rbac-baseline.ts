import { Construct } from 'constructs';
import { ICluster } from './cluster';
import { bindAdministrators } from './kubernetes/administrators';
import { createTenant } from './kubernetes/tenant';
import { checkUnique } from './private/checks';
import { warn } from './private/problem';
import { Subject, SubjectKind } from './subject';
import { TenantOptions } from './tenant';

/** Properties of `RbacBaseline`. */
export interface RbacBaselineProps {
  /** The cluster, which another stack makes. */
  readonly cluster: ICluster;
  /**
   * Who administers the cluster, with Kubernetes' own role `cluster-admin`.
   *
   * @default - only those to whom the platform gives this
   */
  readonly administrators?: Subject[];
  /**
   * The teams that share the cluster.
   *
   * @default - none
   */
  readonly tenants?: TenantOptions[];
}

/**
 * Who may do what in a cluster, and how much each team may use (PE-06, PE-31, PE-35, PE-41).
 *
 * Errors: `in-cluster-construct-in-cluster-stack`, `tenant-duplicate`, `subject-duplicate`, `namespace-name`,
 * `namespace-reserved`, `quantity-format`, `quota-count`.
 * Warning: `subject-group-without-source` for a group that no identity of the platform has.
 */
export class RbacBaseline extends Construct {
  constructor(scope: Construct, id: string, props: RbacBaselineProps) {
    super(scope, id);
    const { cluster, administrators = [], tenants = [] } = props;
    checkUnique(tenants.map((tenant) => tenant.name), { id: 'tenant-duplicate', option: 'RbacBaseline tenants' });
    const provider = cluster.kubernetesProvider(this);
    if (administrators.length > 0) bindAdministrators(this, provider, administrators);
    for (const tenant of tenants) createTenant(this, provider, cluster.version, tenant);
    this.warnOfGroupsWithoutSource(cluster, [...administrators, ...tenants.flatMap((tenant) => tenant.developers ?? [])]);
  }

  private warnOfGroupsWithoutSource(cluster: ICluster, subjects: Subject[]): void {
    const granted = cluster.platformControlPlane.grantedGroups;
    if (granted === undefined) return;
    const groups = subjects.filter((subject) => subject.kind === SubjectKind.GROUP).map((subject) => subject.name);
    for (const group of new Set(groups)) {
      if (granted.includes(group)) continue;
      warn(this, 'subject-group-without-source', {
        what: 'A group is bound that nobody belongs to',
        got: group,
        allowed: granted.length > 0 ? `groups that an identity has: ${granted.join(', ')}` : 'groups that an identity of the platform has',
        fix: 'give an identity of the platform this group, or remove the binding',
      });
    }
  }
}
