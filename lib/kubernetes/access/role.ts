import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import { Construct } from 'constructs';
import { Acknowledgement } from '../../acknowledgement';
import { ICluster } from '../../cluster';
import { fail } from '../../private/problem';
import { Subject } from '../../subject';
import { AccessLint } from '../judgement/access-lint';
import { lintAccess } from '../judgement/lint-access';
import { ApiResource } from './api-resource';
import { bindRole } from './bindings';
import { warnOfGroupsWithoutSource } from './group-sources';
import { PolicyRule } from './policy-rule';
import { checkNamespace, describeEmpty, RoleBase, roleNameOf } from './private/role-base';

/** Properties of `Role`. */
export interface RoleProps {
  /** The cluster, which another stack makes. */
  readonly cluster: ICluster;
  /** The namespace in which the role holds. */
  readonly namespace: string;
  /**
   * The name in the namespace. Changing it makes another role.
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
 * A role of one namespace (PE-31).
 *
 * Errors: `rule-verb`, `rule-api-group`, `rule-resource`, `rule-resource-names`, `rule-of-the-whole-cluster`, `rule-mixed`, `list-empty`,
 * `rbac-role-name`, `namespace-name`, `role-without-rules`, `subject-duplicate`, `in-cluster-construct-in-cluster-stack`.
 * Warning: `subject-group-without-source`.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ (read 2026-11)
 */
export class Role extends RoleBase {
  /** The name in the namespace, by reference, so that what uses it comes after the role. */
  public readonly roleName: string;
  /** The namespace in which the role holds. */
  public readonly namespace: string;
  private readonly role: RoleV1;

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id, props.cluster);
    const { cluster, namespace } = props;
    checkNamespace(namespace, 'Role namespace');
    this.namespace = namespace;
    const name = roleNameOf(this, props.roleName, 'Role roleName');
    this.role = new RoleV1(this, 'Resource', { provider: cluster.kubernetesProvider(this), metadata: { name, namespace }, rule: [] });
    this.node.defaultChild = this.role;
    this.roleName = this.role.metadata.name;
    for (const acknowledgement of props.acknowledge ?? []) AccessLint.acknowledge(this, acknowledgement);
    lintAccess(this);
    this.node.addValidation({ validate: () => (this.rules.length > 0 ? [] : [describeEmpty('Role')]) });
  }

  /** Gives subjects the role. */
  public bind(id: string, subjects: Subject[]): void {
    warnOfGroupsWithoutSource(this, this._cluster, subjects);
    bindRole(this, id, {
      provider: this._cluster.kubernetesProvider(this),
      roleName: this.roleName,
      roleKind: 'Role',
      subjects,
      namespace: this.namespace,
      name: this._nameOf(id),
      option: `Role.bind ${id} subjects`,
    });
  }

  /** @internal */
  protected get _option(): string {
    return 'Role';
  }

  /** @internal */
  protected _applyRules(rules: PolicyRule[]): void {
    this.role.putRule(rules.map(({ verbs, apiGroups = [], resources = [], resourceNames }) => ({ verbs, apiGroups, resources, resourceNames })));
  }

  /** @internal */
  protected override _checkResource(resource: ApiResource): void {
    if (resource._isClusterWide && !/^namespaces(\/|$)/.test(resource.resource)) refuse(resource.resource);
  }

  /** @internal */
  protected override _checkRule({ nonResourceUrls }: PolicyRule): void {
    if (nonResourceUrls !== undefined) refuse(nonResourceUrls);
  }
}

function refuse(got: unknown): never {
  return fail('rule-of-the-whole-cluster', {
    what: 'A Role names what belongs to no namespace, so that it would never match',
    got,
    allowed: 'kinds whose objects are in namespaces',
    fix: 'use a ClusterRole',
  });
}
