import { names, Reach, RightRule } from '../lint/right-rule';

/**
 * Volumes of any kind, also of the file system of a node.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation (read 2026-11)
 */
export const rbacPersistentVolumes: RightRule = {
  id: 'rbac-persistent-volumes',
  reach: Reach.CLUSTER_ROLE,
  what: 'lets its subjects create persistent volumes, also of the file system of a node',
  allowed: 'persistentvolumeclaims, which a storage class fulfils',
  fix: 'grant persistentvolumeclaims, or remove create on persistentvolumes',
  grants: (rule) => names(rule, { apiGroup: '', resources: ['persistentvolumes'], verbs: ['create'] }),
};
