import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ICluster } from './cluster';
import { bindRole } from './kubernetes/access/bindings';
import { addEmergencyAdministrators, BREAK_GLASS_GROUP } from './kubernetes/access/break-glass';
import { addCertificateApprovers } from './kubernetes/access/certificate-approvers';
import { warnOfGroupsWithoutSource } from './kubernetes/access/group-sources';
import { presetRoleName } from './kubernetes/access/preset-roles';
import { RolePreset } from './kubernetes/access/role-preset';
import { lintAccess } from './kubernetes/judgement/lint-access';
import { withoutTokenTraces } from './private/token-traces';
import { Subject } from './subject';
import { Tenant, TenantOptions } from './tenant';

/** Who gets what in a whole cluster. */
export interface GrantOptions {
  /** What they may do. */
  readonly preset: RolePreset;
  /** Who. */
  readonly subjects: Subject[];
}

/** Properties of `RbacBaseline`. */
export interface RbacBaselineProps {
  /** The cluster, which another stack makes. */
  readonly cluster: ICluster;
  /**
   * Who administers the cluster, with `RolePreset.ADMINISTRATOR`: every kind that Kubernetes brings, but not more rights for themselves.
   *
   * @default - only those to whom the platform gives this
   */
  readonly administrators?: Subject[];
  /**
   * Who runs the cluster, with `RolePreset.OPERATOR`: reads everything but secrets, drains nodes, restarts and scales workloads.
   *
   * @default - only the administrators
   */
  readonly operators?: Subject[];
  /**
   * Who reads everything in the cluster but secrets, with `RolePreset.VIEWER`.
   *
   * @default - only the operators and administrators
   */
  readonly viewers?: Subject[];
  /**
   * Who may become `cluster-admin` in an emergency, with `RolePreset.BREAK_GLASS`. In everyday work they may nothing by this; in an emergency they write
   * `kubectl --as=break-glass --as-group=production-cluster:break-glass …`, and the audit log shows both names.
   *
   * @default - only those to whom the platform gives this
   */
  readonly breakGlass?: Subject[];
  /**
   * Who approves certificates by which people log in (PE-32). They must look at what is asked for: by what they sign they could be anybody.
   *
   * @default - only those to whom the platform gives this
   */
  readonly certificateApprovers?: Subject[];
  /**
   * The teams that share the cluster.
   *
   * @default - none
   */
  readonly tenants?: TenantOptions[];
}

/**
 * Who may do what in a cluster, and how much each team may use (PE-06, PE-31, PE-35, PE-41, PE-44).
 *
 * Whoever applies it must be an administrator of the platform, not one of `administrators`: RBAC lets one give only what one has, and these
 * have neither `impersonate` nor `approve`.
 *
 * Errors: `in-cluster-construct-in-cluster-stack`, `subject-duplicate`, `user-certificates-not-signed`, those of `Tenant`, and those of the
 * judgement of rights (`AccessLint`).
 * Warning: `subject-group-without-source` for a group that no identity of the platform has.
 */
export class RbacBaseline extends Construct {
  /** The group that people of `breakGlass` name when they break the glass. Nobody should belong to it; an alert on it in the audit log tells of every use. */
  public readonly breakGlassGroup: string = BREAK_GLASS_GROUP;
  private readonly cluster: ICluster;
  private readonly provider: TerraformProvider;

  constructor(scope: Construct, id: string, props: RbacBaselineProps) {
    super(scope, id);
    this.cluster = props.cluster;
    this.provider = props.cluster.kubernetesProvider(this);
    withoutTokenTraces(() => this.fill(props));
    lintAccess(this);
  }

  /**
   * Gives a preset to subjects in the whole cluster. In the namespaces of a team it is an option of the tenant.
   *
   * Errors: `list-empty`, `subject-duplicate`.
   *
   * @param id the id of the binding, of your choice
   */
  public addGrant(id: string, options: GrantOptions): void {
    const { preset, subjects } = options;
    const roleName = presetRoleName(this, this.cluster, preset);
    bindRole(this, id, { provider: this.provider, roleName, subjects, option: `RbacBaseline ${id} subjects` });
    if (preset === RolePreset.BREAK_GLASS) addEmergencyAdministrators(this, this.cluster);
    warnOfGroupsWithoutSource(this, this.cluster, subjects);
  }

  /** Adds a team that shares the cluster. Its name is part of its Terraform addresses; the order of teams is not. */
  public addTenant(options: TenantOptions): Tenant {
    return Tenant._add(this, { ...options, cluster: this.cluster });
  }

  private fill(props: RbacBaselineProps): void {
    this.grant('Administrators', RolePreset.ADMINISTRATOR, props.administrators);
    this.grant('Operators', RolePreset.OPERATOR, props.operators);
    this.grant('Viewers', RolePreset.VIEWER, props.viewers);
    this.grant('BreakGlass', RolePreset.BREAK_GLASS, props.breakGlass);
    this.letApprove(props.certificateApprovers);
    for (const tenant of props.tenants ?? []) this.addTenant(tenant);
  }

  private grant(id: string, preset: RolePreset, subjects: Subject[] = []): void {
    if (subjects.length > 0) this.addGrant(id, { preset, subjects });
  }

  private letApprove(approvers: Subject[] = []): void {
    if (approvers.length > 0) addCertificateApprovers(this, 'CertificateApprovers', this.cluster, approvers);
  }
}
