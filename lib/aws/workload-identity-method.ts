/** How service accounts of a cluster get IAM roles (PE-38). */
export enum WorkloadIdentityMethod {
  /** EKS Pod Identity: an agent on the nodes hands out credentials. Not for pods on Fargate or on Windows. */
  POD_IDENTITY = 'pod-identity',
  /** IAM roles for service accounts (IRSA): IAM trusts the tokens of the cluster. The service account carries the role's ARN. */
  SERVICE_ACCOUNT_ROLES = 'service-account-roles',
}
