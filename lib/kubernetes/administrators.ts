import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { Subject } from '../subject';
import { clusterRoleRef, toSubjects } from './subjects';

/** Binds the administrators of a cluster, as the child `Administrators` of `scope`. */
export function bindAdministrators(scope: Construct, provider: TerraformProvider, administrators: Subject[]): ClusterRoleBindingV1 {
  return new ClusterRoleBindingV1(scope, 'Administrators', {
    provider,
    metadata: { name: 'production-cluster:administrators' },
    roleRef: clusterRoleRef('cluster-admin'),
    subject: toSubjects(administrators, 'RbacBaseline administrators'),
  });
}
