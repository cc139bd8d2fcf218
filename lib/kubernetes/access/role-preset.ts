import { Acknowledgement } from '../../acknowledgement';
import { PolicyRule } from './policy-rule';
import { ADMINISTRATOR_RULES } from './private/administrator-rules';
import { BREAK_GLASS_RULES } from './private/break-glass-rules';
import { CI_DEPLOYER_RULES } from './private/ci-deployer-rules';
import { DEVELOPER_RULES } from './private/developer-rules';
import { OPERATOR_RULES } from './private/operator-rules';
import { copyOf } from './private/rules';
import { VIEWER_RULES } from './private/viewer-rules';

/**
 * Roles for the people and machines of a shared cluster, written out verb by verb (PE-06, PE-31, PE-44). They know the kinds that Kubernetes 1.34
 * brings; for kinds of custom resources make a `ClusterRole` besides.
 *
 * | | made for | may | may not |
 * |---|---|---|---|
 * | `VIEWER` | a cluster or a tenant | read everything but secrets | enter pods |
 * | `DEVELOPER` | a tenant | change workloads, enter pods, read and write secrets by name | list secrets, change what limits the tenant |
 * | `CI_DEPLOYER` | a tenant | change workloads, read and write secrets by name | list secrets, make or enter pods |
 * | `OPERATOR` | a cluster or a tenant | read everything but secrets, drain nodes, restart and scale | enter pods, change what runs |
 * | `ADMINISTRATOR` | a cluster | change every kind, give the presets above to others | list secrets, raise its own rights by RBAC |
 * | `BREAK_GLASS` | a cluster | become `cluster-admin`, for all to see | anything else |
 *
 * Who may change workloads in a namespace can mount what is there: every secret and every service account of the namespace are in reach of
 * `DEVELOPER` and `CI_DEPLOYER`, and of the whole cluster of `ADMINISTRATOR`.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/ (read 2026-11)
 */
export class RolePreset {
  /** Reads everything but secrets. */
  public static readonly VIEWER = new RolePreset('viewer', VIEWER_RULES);
  /** Develops in the namespaces of a tenant. */
  public static readonly DEVELOPER = new RolePreset('developer', DEVELOPER_RULES);
  /** Runs the cluster: drains nodes, restarts and scales workloads. */
  public static readonly OPERATOR = new RolePreset('operator', OPERATOR_RULES);
  /** Administers the cluster. */
  public static readonly ADMINISTRATOR = new RolePreset('administrator', ADMINISTRATOR_RULES, [
    { id: 'rbac-pods-exec', reason: 'Administrators give developers the right to enter pods, and RBAC lets one give only what one has' },
    { id: 'rbac-persistent-volumes', reason: 'Administrators provide the volumes that no driver makes' },
    { id: 'rbac-webhook-configurations', reason: 'Administrators install the programs that answer webhooks, and remove one that keeps the cluster from working' },
    { id: 'rbac-namespace-change', reason: 'Administrators make the namespaces and set their Pod Security level' },
  ]);
  /** Delivers workloads into the namespaces of a tenant. A machine's role. */
  public static readonly CI_DEPLOYER = new RolePreset('ci-deployer', CI_DEPLOYER_RULES);
  /**
   * Becomes an administrator of everything in an emergency, by `kubectl --as=break-glass --as-group=production-cluster:break-glass`, which stands in
   * the audit log. `RbacBaseline` binds that group to `cluster-admin`.
   */
  public static readonly BREAK_GLASS = new RolePreset('break-glass', BREAK_GLASS_RULES, [
    { id: 'rbac-escalation-verb', reason: 'To become the one user and group of emergencies is all that this role is for, and the audit log shows it' },
  ]);

  private readonly allRules: readonly PolicyRule[];
  private readonly allAcknowledged: readonly Acknowledgement[];

  private constructor(
    /** The name, such as `ci-deployer`. */
    public readonly presetName: string,
    rules: readonly PolicyRule[],
    acknowledged: readonly Acknowledgement[] = [],
  ) {
    this.allRules = rules;
    this.allAcknowledged = acknowledged;
  }

  /** What it allows. */
  public get rules(): PolicyRule[] {
    return this.allRules.map(copyOf);
  }

  /** What the judgement of rights would refuse of it, and why it is right here. */
  public get acknowledged(): Acknowledgement[] {
    return [...this.allAcknowledged];
  }
}
