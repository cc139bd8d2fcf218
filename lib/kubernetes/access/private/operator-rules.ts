import { ApiResource } from '../api-resource';
import { PolicyRule } from '../policy-rule';
import { SCALES } from './developer-rules';
import { rulesFor } from './rules';
import { VIEWER_RULES } from './viewer-rules';

/**
 * Reads what a viewer reads, takes nodes out of service and back, and restarts and scales workloads.
 *
 * Restarts are by `kubectl delete pod`, by eviction and by scaling, not by `kubectl rollout restart`: that changes the template of the pods, and who
 * may do so in every namespace may run anything as anybody, also in kube-system.
 */
export const OPERATOR_RULES: readonly PolicyRule[] = [
  ...VIEWER_RULES,
  ...rulesFor(['patch'], ApiResource.NODES),
  ...rulesFor(['create'], ApiResource.PODS.subresource('eviction')),
  ...rulesFor(['delete'], ApiResource.PODS),
  ...rulesFor(['get', 'update', 'patch'], ...SCALES, ApiResource.REPLICATION_CONTROLLERS.subresource('scale')),
];
