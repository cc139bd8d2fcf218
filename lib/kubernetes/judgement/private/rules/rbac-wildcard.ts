import { Reach, RightRule } from '../lint/right-rule';

/**
 * Rights to everything, also to kinds that do not exist yet.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege (read 2026-11)
 */
export const rbacWildcard: RightRule = {
  id: 'rbac-wildcard',
  reach: Reach.ANYWHERE,
  what: 'uses a wildcard, so it also allows what is added to the cluster later',
  allowed: 'verbs, API groups and resources by name',
  fix: 'write out the verbs and resources that are needed',
  grants: ({ verbs, apiGroups, resources, nonResourceUrls }) =>
    [verbs, apiGroups, nonResourceUrls].some((list) => list.includes('*')) || resources.some((resource) => resource.startsWith('*')),
};
