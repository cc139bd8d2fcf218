import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';
import { serviceRole } from './service-role';

/** The role of a service account. */
export interface PodIdentityRoleProps {
  readonly description: string;
  readonly namePrefix: string;
  readonly tags?: Record<string, string>;
}

/** A role that pods get through EKS Pod Identity, as the child `Role` of `scope`. */
export function podIdentityRole(scope: Construct, props: PodIdentityRoleProps): IamRole {
  return serviceRole(scope, 'Role', { service: 'pods.eks.amazonaws.com', actions: ['sts:TagSession'], ...props });
}
