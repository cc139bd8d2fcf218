import { names, Reach, RightRule } from '../lint/right-rule';

/**
 * Tokens of service accounts.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request (read 2026-11)
 */
export const rbacServiceAccountToken: RightRule = {
  id: 'rbac-service-account-token',
  reach: Reach.ANYWHERE,
  what: 'lets its subjects make tokens of service accounts, and so act as them',
  allowed: 'tokens that Kubernetes mounts into pods',
  fix: 'remove serviceaccounts/token',
  grants: (rule) => names(rule, { apiGroup: '', resources: ['serviceaccounts/token'], verbs: ['create'] }),
};
