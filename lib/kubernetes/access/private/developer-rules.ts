import { ApiResource } from '../api-resource';
import { PolicyRule } from '../policy-rule';
import { READ, rulesFor, WRITE } from './rules';
import { KINDS_OF_NAMESPACES } from './viewer-rules';

/** What teams make of workloads, but pods and secrets. */
export const KINDS_OF_WORKLOADS: readonly ApiResource[] = [
  ApiResource.CONFIG_MAPS,
  ApiResource.PERSISTENT_VOLUME_CLAIMS,
  ApiResource.SERVICES,
  ApiResource.DAEMON_SETS,
  ApiResource.DEPLOYMENTS,
  ApiResource.REPLICA_SETS,
  ApiResource.STATEFUL_SETS,
  ApiResource.HORIZONTAL_POD_AUTOSCALERS,
  ApiResource.CRON_JOBS,
  ApiResource.JOBS,
  ApiResource.INGRESSES,
  ApiResource.POD_DISRUPTION_BUDGETS,
];

/** What has a number of pods. */
export const SCALES: readonly ApiResource[] = [ApiResource.DEPLOYMENTS, ApiResource.REPLICA_SETS, ApiResource.STATEFUL_SETS].map((kind) => kind.subresource('scale'));

/**
 * Secrets one by one, by their names. Without `list`, `watch` and `deletecollection`, all of which answer with the contents of every secret.
 * Source: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets (read 2026-11)
 */
export const SECRETS_BY_NAME: readonly PolicyRule[] = rulesFor(['get', ...WRITE], ApiResource.SECRETS);

/** Develops in the namespaces of a tenant. What limits the tenant (quotas, limit ranges, network policies, roles) can be read alone. */
export const DEVELOPER_RULES: readonly PolicyRule[] = [
  ...rulesFor(READ, ...KINDS_OF_NAMESPACES),
  ...rulesFor(['get'], ApiResource.NAMESPACES),
  ...rulesFor(WRITE, ApiResource.PODS, ...KINDS_OF_WORKLOADS),
  ...rulesFor(['get', 'update', 'patch'], ...SCALES),
  ...rulesFor(['get'], ApiResource.PODS.subresource('log')),
  // `kubectl` opens a WebSocket with a GET, older versions begin with a POST.
  ...rulesFor(['get', 'create'], ApiResource.PODS.subresource('exec'), ApiResource.PODS.subresource('portforward')),
  ...SECRETS_BY_NAME,
];
