import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { checkText, unknown } from '../../../private/checks';
import { stableId } from '../../../private/names';
import { policyOf, Statement } from '../../private/policy';

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html (read 2026-11)
const ROLE = /^(arn:aws[a-z-]*:iam::\d{12}:role\/([\w+=,.@-]+\/)*)?[\w+=,.@-]{1,64}$/;

/** Gives a role of this account rights, as a child of `scope` that the role names. */
export function grantTo(scope: Construct, label: string, role: string, option: string, statements: Statement[]): void {
  checkText(role, { id: 'role-name', option, pattern: ROLE, maxLength: 2048, allowed: 'the name of an IAM role of this account, or its ARN' });
  const name = unknown(role) ? role : role.replace(/^.*\//, '');
  new IamRolePolicy(scope, `${label}-${stableId(scope, name, role)}`, { role: name, policy: policyOf(statements) });
}
