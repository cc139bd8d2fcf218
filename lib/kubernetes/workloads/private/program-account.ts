import { ClusterRoleV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-v1';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ITerraformDependable, TerraformProvider, TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { nameFromPath } from '../../../private/names';
import { Subject } from '../../../subject';
import { bindRole } from '../../access/bindings';
import { PolicyRule } from '../../access/policy-rule';
import { SYSTEM_NAMESPACE } from './program-pod';

/** The service account of a program, and what it may do. */
export interface ProgramAccountProps {
  readonly provider: TerraformProvider;
  /** Its name. */
  readonly name: string;
  readonly annotations?: Record<string, string>;
  /** What it may do in the whole cluster: rules, or the name of a role that Kubernetes brings. */
  readonly clusterRights: PolicyRule[] | string;
  /** What it may do in its own namespace. */
  readonly namespaceRules?: PolicyRule[];
}

/** A service account with its rights. */
export interface ProgramAccount {
  /** Its name, by reference. */
  readonly name: string;
  /** What gives it its rights, without which the program would fail. */
  readonly ready: ITerraformDependable[];
}

/** A service account in `kube-system` with rights of its own, as children of `scope`. No pod gets its token unasked. */
export function programAccount(scope: Construct, { provider, name, annotations, clusterRights, namespaceRules }: ProgramAccountProps): ProgramAccount {
  const metadata = { name, namespace: SYSTEM_NAMESPACE };
  const account = new ServiceAccountV1(scope, 'ServiceAccount', { provider, metadata: { ...metadata, annotations }, automountServiceAccountToken: false });
  const common = { provider, subjects: [Subject.serviceAccount(SYSTEM_NAMESPACE, name)], option: 'ClusterBaseline' };
  bindRole(scope, 'ClusterRights', { ...common, roleName: typeof clusterRights === 'string' ? clusterRights : clusterRole(scope, provider, clusterRights) });
  if (namespaceRules !== undefined) {
    const role = new RoleV1(scope, 'Role', { provider, metadata, rule: namespaceRules.map(toRule) });
    bindRole(scope, 'Rights', { ...common, roleName: role.metadata.name, roleKind: 'Role', namespace: SYSTEM_NAMESPACE, name });
  }
  return { name: account.metadata.name, ready: scope.node.children.filter((child) => TerraformResource.isTerraformResource(child)) };
}

function clusterRole(scope: Construct, provider: TerraformProvider, rule: PolicyRule[]): string {
  return new ClusterRoleV1(scope, 'ClusterRole', { provider, metadata: { name: nameFromPath(scope) }, rule }).metadata.name;
}

function toRule({ apiGroups = [], resources = [], verbs, resourceNames }: PolicyRule) {
  return { apiGroups, resources, verbs, resourceNames };
}
