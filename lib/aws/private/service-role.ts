import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Construct } from 'constructs';

// IAM allows 38 characters before the suffix that the provider appends.
const MAX_PREFIX = 38;

/** Which AWS service assumes a role. */
export interface TrustProps {
  /** The service, such as `eks.amazonaws.com`. */
  readonly service: string;
  /** What the service may do with the role besides assuming it, such as `sts:TagSession`. */
  readonly actions?: string[];
  /** The account for whose resources alone the service may assume the role: against the confused deputy. */
  readonly onlyFor?: string;
}

/** What every role has. */
export interface RoleOptions {
  /** The start of the name. */
  readonly namePrefix: string;
  readonly description: string;
  readonly tags?: Record<string, string>;
}

/** A role that an AWS service assumes. */
export interface ServiceRoleProps extends RoleOptions, TrustProps {}

/** A role, as a child of `scope`. */
export function serviceRole(scope: Construct, id: string, props: ServiceRoleProps): IamRole {
  const { namePrefix, description, tags } = props;
  return makeRole(scope, id, { namePrefix, description, tags, assumeRolePolicy: assumeRolePolicy(props) });
}

/** A role with a policy of its own that says who assumes it. */
export interface RoleProps extends RoleOptions {
  readonly assumeRolePolicy: string;
}

/** A role, as a child of `scope`, with a name of at most the length that IAM allows. */
export function makeRole(scope: Construct, id: string, props: RoleProps): IamRole {
  return new IamRole(scope, id, { ...props, namePrefix: props.namePrefix.slice(0, MAX_PREFIX) });
}

/** The policy by which a service assumes a role. */
export function assumeRolePolicy({ service, actions = [], onlyFor }: TrustProps): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: ['sts:AssumeRole', ...actions],
        ...(onlyFor && { Condition: { StringEquals: { 'aws:SourceAccount': onlyFor } } }),
      },
    ],
  });
}

/** Attaches policies that AWS maintains, one resource each, named by the policy. */
export function attachManagedPolicies(scope: Construct, role: IamRole, id: string, partition: string, policies: string[]): IamRolePolicyAttachment[] {
  const roleName = role.name;
  const attachments: IamRolePolicyAttachment[] = [];
  for (const policy of policies) {
    const policyArn = `arn:${partition}:iam::aws:policy/${policy}`;
    attachments.push(new IamRolePolicyAttachment(scope, `${id}${policy.split('/').pop()}`, { role: roleName, policyArn }));
  }
  return attachments;
}
