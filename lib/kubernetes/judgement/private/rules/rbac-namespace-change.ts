import { names, Reach, RightRule } from '../lint/right-rule';

/**
 * The labels of namespaces, which say what their pods may do and who reaches them. A role of a namespace gives it for that namespace.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#namespace-modification (read 2026-11)
 */
export const rbacNamespaceChange: RightRule = {
  id: 'rbac-namespace-change',
  reach: Reach.ANYWHERE,
  what: 'lets its subjects change the labels of namespaces, and so drop Pod Security and pass network policies',
  allowed: 'get, list and watch of namespaces',
  fix: 'remove patch and update on namespaces',
  grants: (rule) => names(rule, { apiGroup: '', resources: ['namespaces'], verbs: ['patch', 'update'] }),
};
