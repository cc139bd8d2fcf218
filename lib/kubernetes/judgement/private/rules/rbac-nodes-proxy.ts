import { names, Reach, RightRule } from '../lint/right-rule';

/**
 * The API of the kubelet, which runs commands in every container of a node. `get` is enough for that, since a WebSocket opens with it.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes (read 2026-11)
 */
export const rbacNodesProxy: RightRule = {
  id: 'rbac-nodes-proxy',
  reach: Reach.CLUSTER_ROLE,
  what: 'opens the API of the kubelet, which runs commands in every container of a node, unseen by admission and audit',
  allowed: 'nodes/metrics, nodes/stats and nodes/log by name',
  fix: 'remove nodes/proxy',
  // Any verb: each opens a part of it.
  grants: (rule) => names(rule, { apiGroup: '', resources: ['nodes/proxy'], verbs: rule.verbs }),
};
