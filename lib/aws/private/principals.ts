import { checkKnown, checkText, checkUnique, unknown } from '../../private/checks';
import { fail } from '../../private/problem';
import { EksIdentity } from '../eks-identity';

// https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html: roles and users, no STS sessions, no service-linked roles (read 2026-11)
const PRINCIPAL_ARN = /^arn:aws[a-z-]*:iam::\d{12}:(root|(role|user)\/(?!aws-service-role\/)[\w+=,.@/-]+)$/;
const ALLOWED_ARN = 'the ARN of an IAM role or user, such as arn:aws:iam::111122223333:role/platform-oncall';

/** Checks who may log in to the cluster. */
export function checkPrincipals(administrators: string[], identities: EksIdentity[]): void {
  checkKnown(administrators, 'EksPlatform administrators');
  if (administrators.length === 0) {
    fail('administrators-missing', {
      what: 'EksPlatform administrators is empty, so nobody could administer the cluster',
      got: administrators,
      allowed: 'at least one IAM role or user',
      fix: 'name the role that administers the cluster and the one that deploys what lives inside it',
    });
  }
  administrators.forEach((arn) => checkPrincipalArn(arn, 'EksPlatform administrators'));
  checkUnique(administrators, { id: 'administrator-duplicate', option: 'EksPlatform administrators' });
  identities.forEach(checkIdentity);
  checkUnique(identities.map((identity) => identity.principalArn), { id: 'identity-duplicate', option: 'EksPlatform identities' });
}

function checkIdentity({ principalArn, groups }: EksIdentity): void {
  const option = 'EksPlatform identities groups';
  checkPrincipalArn(principalArn, 'EksPlatform identities principalArn');
  if (unknown(groups)) return;
  if (groups.length === 0) {
    fail('access-entry-group', { what: `${option} is empty: the principal could log in and do nothing`, got: groups, allowed: 'at least one group', fix: 'name a group, or remove the identity' });
  }
  checkUnique(groups, { id: 'access-entry-group', option });
  groups.forEach((group) => checkGroup(group, option));
}

/** The ARN of a principal that may log in. */
export function checkPrincipalArn(arn: string, option: string): void {
  checkText(arn, { id: 'principal-arn', option, pattern: PRINCIPAL_ARN, maxLength: 2048, allowed: ALLOWED_ARN });
}

function checkGroup(group: string, option: string): void {
  checkText(group, { id: 'access-entry-group', option, pattern: /^[^\s\p{Cc}]([^\p{Cc}]*[^\s\p{Cc}])?$/u, maxLength: 253, allowed: 'printable text of 1 to 253 characters' });
  if (unknown(group) || !group.startsWith('system:')) return;
  fail('access-entry-group', {
    what: `${option} names a group that Kubernetes keeps for itself`,
    got: group,
    allowed: 'a name that does not start with system:',
    fix: 'use a group of your own and bind it with RBAC; administrators are named in EksPlatform administrators',
  });
}
