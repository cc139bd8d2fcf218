import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { ServiceAccountIamMember } from '@cdktf/provider-google/lib/service-account-iam-member';
import { Construct } from 'constructs';
import { WorkloadIdentity, WorkloadIdentityOptions } from '../../platform';
import { accountId } from './account-id';

/** What the identities of service accounts need to know of their cluster. */
export interface WorkloadIdentitiesProps {
  /** The cluster's name as it was given. */
  readonly title: string;
  /** The pool of the project, `PROJECT.svc.id.goog`; by reference to the cluster, before which it may not exist. */
  readonly workloadPool: string;
}

/** A Google service account as which the pods of a Kubernetes service account act: https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity (read 2026-11) */
export function bindServiceAccount(scope: Construct, { namespace, serviceAccountName }: WorkloadIdentityOptions, { title, workloadPool }: WorkloadIdentitiesProps): WorkloadIdentity {
  const account = new ServiceAccount(scope, 'ServiceAccount', {
    // Accounts are of a project, in which other clusters may have a service account of the same name.
    accountId: accountId(scope, `${title}-${namespace}-${serviceAccountName}`),
    displayName: `${namespace}/${serviceAccountName}`.slice(0, 100),
    description: `Pods of a service account in the cluster ${title}`,
  });
  new ServiceAccountIamMember(scope, 'Impersonation', {
    serviceAccountId: account.name, role: 'roles/iam.workloadIdentityUser', member: `serviceAccount:${workloadPool}[${namespace}/${serviceAccountName}]`,
  });
  return { principalName: account.email, principalId: account.member, serviceAccountAnnotations: { 'iam.gke.io/gcp-service-account': account.email } };
}
