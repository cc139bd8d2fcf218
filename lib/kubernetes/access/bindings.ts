import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { checkNotEmpty } from '../../private/checks';
import { slug } from '../../private/names';
import { Subject } from '../../subject';
import { RBAC_API_GROUP, toSubjects } from './subjects';

/** What a binding needs to know. */
export interface BindingProps {
  /** The provider of the cluster. */
  readonly provider: TerraformProvider;
  /** The name of the role, by reference where this app makes it. */
  readonly roleName: string;
  /**
   * The kind of the role: `Role` or `ClusterRole`.
   *
   * @default 'ClusterRole'
   */
  readonly roleKind?: string;
  /** Who gets the role. */
  readonly subjects: Subject[];
  /** The option that the user gave the subjects in, for messages. */
  readonly option: string;
  /**
   * The namespace in which the subjects get the role.
   *
   * @default - in the whole cluster
   */
  readonly namespace?: string;
  /**
   * The name of the binding.
   *
   * @default - made from the construct path
   */
  readonly name?: string;
}

/** Gives subjects a role, in one namespace or in the whole cluster. */
export function bindRole(scope: Construct, id: string, props: BindingProps): void {
  const { provider, roleName, roleKind = 'ClusterRole', subjects, option, namespace, name = slug(`${scope.node.path}/${id}`) } = props;
  checkNotEmpty(subjects.map((subject) => subject.name), { id: 'list-empty', option });
  const roleRef = { apiGroup: RBAC_API_GROUP, kind: roleKind, name: roleName };
  const subject = toSubjects(subjects, option);
  if (namespace === undefined) new ClusterRoleBindingV1(scope, id, { provider, metadata: { name }, roleRef, subject });
  else new RoleBindingV1(scope, id, { provider, metadata: { name, namespace }, roleRef, subject });
}
