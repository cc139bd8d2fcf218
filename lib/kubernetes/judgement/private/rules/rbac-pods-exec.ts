import { names, Reach, RightRule } from '../lint/right-rule';

/**
 * Commands in the containers of every namespace, also of those that run the cluster. In one namespace it is what developers need, so the
 * binding counts, not the role. To attach, and to add a container to a running pod, comes to the same. To forward ports does not:
 * it reaches what listens, and runs nothing.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege: rights by namespace (read 2026-11)
 */
export const rbacPodsExec: RightRule = {
  id: 'rbac-pods-exec',
  reach: Reach.CLUSTER_BINDING,
  what: 'lets its subjects run commands in the pods of every namespace, also in those of the system',
  allowed: 'pods/exec, pods/attach and pods/ephemeralcontainers by a RoleBinding',
  fix: 'bind the role in the namespaces where it is needed',
  grants: (rule) =>
    names(rule, { apiGroup: '', resources: ['pods/exec', 'pods/attach'], verbs: ['create', 'get'] }) ||
    names(rule, { apiGroup: '', resources: ['pods/ephemeralcontainers'], verbs: ['update', 'patch'] }),
};
