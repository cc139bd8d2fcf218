import { ProjectIamMember } from '@cdktf/provider-google/lib/project-iam-member';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { Construct } from 'constructs';
import { accountId } from './account-id';

/** The one access scope of nodes: what their service account may do is the business of IAM. https://cloud.google.com/kubernetes-engine/docs/how-to/access-scopes (read 2026-11) */
export const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';

/** The service account of the nodes of a cluster. */
export interface NodeIdentity {
  readonly account: ServiceAccount;
  readonly grant: ProjectIamMember;
}

/** The network tag by which firewall rules choose the nodes of a cluster. Tags have at most 63 characters, and a cluster's name at most 40. */
export function nodeTag(clusterName: string): string {
  return `gke-${clusterName}-nodes`;
}

/** A service account with what nodes need, and no more: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster (read 2026-11) */
export function nodeIdentity(scope: Construct, clusterName: string): NodeIdentity {
  const account = new ServiceAccount(scope, 'NodeServiceAccount', {
    accountId: accountId(scope, `${clusterName}-nodes`), displayName: `Nodes of the cluster ${clusterName}`,
  });
  const grant = new ProjectIamMember(scope, 'NodeServiceAccountRole', {
    project: account.project, role: 'roles/container.defaultNodeServiceAccount', member: account.member,
  });
  return { account, grant };
}
