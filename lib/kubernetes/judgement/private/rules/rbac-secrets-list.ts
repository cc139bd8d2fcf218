import { names, Reach, RightRule } from '../lint/right-rule';

/**
 * Every secret at once: a list holds what is in them. A list of one name shows that one alone.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets (read 2026-11)
 */
export const rbacSecretsList: RightRule = {
  id: 'rbac-secrets-list',
  reach: Reach.ANYWHERE,
  what: 'lets its subjects list or watch secrets, which shows what is in all of them',
  allowed: 'get, or list and watch of secrets by resourceNames',
  fix: 'grant get, or name the secrets',
  grants: (rule) => rule.resourceNames.length === 0 && names(rule, { apiGroup: '', resources: ['secrets'], verbs: ['list', 'watch'] }),
};
