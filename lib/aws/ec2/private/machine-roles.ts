import { IamInstanceProfile } from '@cdktf/provider-aws/lib/iam-instance-profile';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { attachManagedPolicies, serviceRole } from '../../private/service-role';
import { policyOf, Statement } from '../../private/policy';

/** The role of machines. */
export interface MachineRoleProps {
  /** The start of its name. */
  readonly namePrefix: string;
  readonly description: string;
  readonly statements: Statement[];
  /** Policies of AWS. */
  readonly managedPolicies?: string[];
  readonly partition: string;
  readonly tags: Record<string, string>;
}

/** The role of machines, as they get it. */
export interface InstanceProfile {
  readonly arn: string;
  /** What must exist before a machine can use it. */
  readonly ready: ITerraformDependable[];
}

/** A role that machines of one kind have, with its instance profile, below `scope`. */
export function createMachineRole(scope: Construct, id: string, props: MachineRoleProps): InstanceProfile {
  const { namePrefix, description, tags } = props;
  const own = new Construct(scope, id);
  const role = serviceRole(own, 'Role', { service: 'ec2.amazonaws.com', namePrefix, description, tags });
  const rights = new IamRolePolicy(own, 'Rights', { role: role.name, policy: policyOf(props.statements) });
  const attachments = attachManagedPolicies(own, role, '', props.partition, props.managedPolicies ?? []);
  const profile = new IamInstanceProfile(own, 'Profile', { namePrefix, role: role.name, tags });
  return { arn: profile.arn, ready: [rights, ...attachments] };
}
