import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { slug } from '../../private/names';
import { Subject } from '../../subject';
import { AccessLint } from '../judgement/access-lint';
import { BREAK_GLASS_GROUP } from './private/break-glass-rules';
import { RBAC_API_GROUP, toSubjects } from './subjects';

export { BREAK_GLASS_GROUP };

const ID = 'EmergencyAdministrators';

/** Makes the group that people of `RolePreset.BREAK_GLASS` can join an administrator of everything, once below `scope`. */
export function addEmergencyAdministrators(scope: Construct, cluster: ICluster): void {
  if (scope.node.tryFindChild(ID) !== undefined) return;
  const binding = new ClusterRoleBindingV1(scope, ID, {
    provider: cluster.kubernetesProvider(scope),
    metadata: { name: slug(`${scope.node.path}/${ID}`) },
    roleRef: { apiGroup: RBAC_API_GROUP, kind: 'ClusterRole', name: 'cluster-admin' },
    subject: toSubjects([Subject.group(BREAK_GLASS_GROUP)], 'break-glass'),
  });
  AccessLint.acknowledge(binding, { id: 'rbac-wildcard', reason: 'Nobody belongs to this group but who breaks the glass, and the audit log shows it' });
}
