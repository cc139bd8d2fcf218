import { ClusterRoleV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-v1';
import { Construct } from 'constructs';
import { Acknowledgement } from '../../acknowledgement';
import { ICluster } from '../../cluster';
import { unknown } from '../../private/checks';
import { checkLabelKey } from '../../private/labels';
import { digest, stableId } from '../../private/names';
import { fail } from '../../private/problem';
import { Subject } from '../../subject';
import { AccessLint } from '../judgement/access-lint';
import { lintAccess } from '../judgement/lint-access';
import { bindRole } from './bindings';
import { warnOfGroupsWithoutSource } from './group-sources';
import { PolicyRule } from './policy-rule';
import { checkNamespace, describeEmpty, RoleBase, roleNameOf } from './private/role-base';

/** Properties of `ClusterRole`. */
export interface ClusterRoleProps {
  /** The cluster, which another stack makes. */
  readonly cluster: ICluster;
  /**
   * The name in the cluster. Changing it makes another role.
   *
   * @default - made from the construct path
   */
  readonly roleName?: string;
  /**
   * What the judgement of rights would refuse, and is right here.
   *
   * @default - nothing
   */
  readonly acknowledge?: Acknowledgement[];
}

/**
 * A role that can be given in the whole cluster, or in one namespace at a time (PE-31).
 *
 * Errors: `rule-verb`, `rule-api-group`, `rule-resource`, `rule-resource-names`, `rule-url`, `rule-mixed`, `list-empty`, `rbac-role-name`,
 * `role-without-rules`, `cluster-role-of-another-cluster`, `label-key`, `namespace-name`, `subject-duplicate`, `in-cluster-construct-in-cluster-stack`.
 * Warning: `subject-group-without-source`.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ (read 2026-11)
 */
export class ClusterRole extends RoleBase {
  /** The name in the cluster, by reference, so that what uses it comes after the role. */
  public readonly roleName: string;
  private readonly role: ClusterRoleV1;
  private readonly name: string;
  private readonly labels: Record<string, string> = {};
  private own?: ClusterRoleV1;
  private combined = false;

  constructor(scope: Construct, id: string, props: ClusterRoleProps) {
    super(scope, id, props.cluster);
    this.name = roleNameOf(this, props.roleName, 'ClusterRole roleName');
    this.role = new ClusterRoleV1(this, 'Resource', { provider: props.cluster.kubernetesProvider(this), metadata: { name: this.name } });
    this.node.defaultChild = this.role;
    this.roleName = this.role.metadata.name;
    for (const acknowledgement of props.acknowledge ?? []) AccessLint.acknowledge(this, acknowledgement);
    lintAccess(this);
    this.node.addValidation({ validate: () => this.validateContent() });
  }

  /**
   * Allows HTTP verbs on paths of the API server that are no resources, such as `get` on `/metrics`. Holds where the role is given in the whole cluster.
   *
   * @param verbs HTTP verbs in lower case
   * @param urls paths; `*` may be the end of one
   */
  public allowNonResourceUrls(verbs: string[], ...urls: string[]): void {
    this.addRule({ verbs, nonResourceUrls: urls });
  }

  /** Gives subjects the role in the whole cluster. */
  public bind(id: string, subjects: Subject[]): void {
    warnOfGroupsWithoutSource(this, this._cluster, subjects);
    bindRole(this, id, { provider: this._cluster.kubernetesProvider(this), roleName: this.roleName, subjects, option: `ClusterRole.bind ${id} subjects` });
  }

  /** Gives subjects the role in one namespace. The same id may be used in several namespaces. */
  public bindInNamespace(id: string, namespace: string, subjects: Subject[]): void {
    checkNamespace(namespace, 'ClusterRole.bindInNamespace namespace');
    warnOfGroupsWithoutSource(this, this._cluster, subjects);
    bindRole(this.scopeOf(namespace), id, {
      provider: this._cluster.kubernetesProvider(this),
      roleName: this.roleName,
      subjects,
      namespace,
      name: this._nameOf(id),
      option: `ClusterRole.bindInNamespace ${id} subjects`,
    });
  }

  /**
   * Adds all that this role allows to a role which gathers others, such as `view`, `edit` and `admin` of Kubernetes, and so gives it to
   * everybody who has that role.
   *
   * @param role the last part of the label by which the role gathers, such as `view`
   */
  public aggregateTo(role: string): void {
    this.addLabel(`rbac.authorization.k8s.io/aggregate-to-${role}`, 'ClusterRole.aggregateTo role');
  }

  /**
   * Adds all that another role allows, now and later. The control plane does this, so the other role may change without this one.
   *
   * @param other a role of the same cluster
   */
  public combine(other: ClusterRole): void {
    if (other._cluster !== this._cluster) {
      fail('cluster-role-of-another-cluster', {
        what: 'ClusterRole.combine takes a role of another cluster, which the control plane of this one cannot see',
        got: other.node.path,
        allowed: `a role of the cluster ${this._cluster.node.path}`,
        fix: 'make the role in this cluster, too',
      });
    }
    const label = this.gatheringLabel();
    this.combined = true;
    this.role.putAggregationRule({ clusterRoleSelectors: [{ matchLabels: { [label]: 'true' } }] });
    this.role.resetRule();
    other.addLabel(label, 'ClusterRole.combine');
    this._applyRules(this.rules);
  }

  /** @internal */
  protected get _option(): string {
    return 'ClusterRole';
  }

  /** @internal */
  protected _applyRules(rules: PolicyRule[]): void {
    if (!this.combined) return this.role.putRule(rules);
    if (rules.length > 0) this.ownRules().putRule(rules);
  }

  // The control plane overwrites the rules of a role that gathers others, so its own are in a role beside it.
  private ownRules(): ClusterRoleV1 {
    this.own ??= new ClusterRoleV1(this, 'Own', {
      provider: this._cluster.kubernetesProvider(this),
      metadata: { name: `${this.name}-own`, labels: { [this.gatheringLabel()]: 'true' } },
    });
    return this.own;
  }

  private gatheringLabel(): string {
    return `production-cluster/aggregate-to-${digest(this, this.node.path)}`;
  }

  private addLabel(key: string, option: string): void {
    checkLabelKey(key, { id: 'label-key', option });
    this.labels[key] = 'true';
    this.role.putMetadata({ name: this.name, labels: { ...this.labels } });
  }

  private scopeOf(namespace: string): Construct {
    const id = unknown(namespace) ? `Namespace-${stableId(this, 'namespace', namespace)}` : `Namespace-${namespace}`;
    return this.node.tryFindChild(id) ?? new Construct(this, id);
  }

  private validateContent(): string[] {
    return this.combined || this.rules.length > 0 ? [] : [describeEmpty('ClusterRole')];
  }
}
