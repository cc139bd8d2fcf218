import { ApiResource } from '../api-resource';
import { PolicyRule } from '../policy-rule';
import { READ, rulesFor } from './rules';

/** What is in the namespaces of a team, but secrets. */
export const KINDS_OF_NAMESPACES: readonly ApiResource[] = [
  ApiResource.CONFIG_MAPS,
  ApiResource.ENDPOINTS,
  ApiResource.EVENTS,
  ApiResource.LIMIT_RANGES,
  ApiResource.PERSISTENT_VOLUME_CLAIMS,
  ApiResource.PODS,
  ApiResource.POD_TEMPLATES,
  ApiResource.REPLICATION_CONTROLLERS,
  ApiResource.RESOURCE_QUOTAS,
  ApiResource.SERVICE_ACCOUNTS,
  ApiResource.SERVICES,
  ApiResource.CONTROLLER_REVISIONS,
  ApiResource.DAEMON_SETS,
  ApiResource.DEPLOYMENTS,
  ApiResource.REPLICA_SETS,
  ApiResource.STATEFUL_SETS,
  ApiResource.HORIZONTAL_POD_AUTOSCALERS,
  ApiResource.CRON_JOBS,
  ApiResource.JOBS,
  ApiResource.LEASES,
  ApiResource.ENDPOINT_SLICES,
  ApiResource.EVENTS_K8S_IO,
  ApiResource.INGRESSES,
  ApiResource.NETWORK_POLICIES,
  ApiResource.POD_DISRUPTION_BUDGETS,
  ApiResource.ROLE_BINDINGS,
  ApiResource.ROLES,
  ApiResource.RESOURCE_CLAIMS,
  ApiResource.RESOURCE_CLAIM_TEMPLATES,
  ApiResource.CSI_STORAGE_CAPACITIES,
];

/** What belongs to no namespace, but what can only be read. */
export const KINDS_OF_CLUSTER: readonly ApiResource[] = [
  ApiResource.NODES,
  ApiResource.PERSISTENT_VOLUMES,
  ApiResource.MUTATING_WEBHOOK_CONFIGURATIONS,
  ApiResource.VALIDATING_ADMISSION_POLICIES,
  ApiResource.VALIDATING_ADMISSION_POLICY_BINDINGS,
  ApiResource.VALIDATING_WEBHOOK_CONFIGURATIONS,
  ApiResource.CUSTOM_RESOURCE_DEFINITIONS,
  ApiResource.API_SERVICES,
  ApiResource.FLOW_SCHEMAS,
  ApiResource.PRIORITY_LEVEL_CONFIGURATIONS,
  ApiResource.INGRESS_CLASSES,
  ApiResource.IP_ADDRESSES,
  ApiResource.SERVICE_CIDRS,
  ApiResource.RUNTIME_CLASSES,
  ApiResource.CLUSTER_ROLE_BINDINGS,
  ApiResource.CLUSTER_ROLES,
  ApiResource.DEVICE_CLASSES,
  ApiResource.RESOURCE_SLICES,
  ApiResource.PRIORITY_CLASSES,
  ApiResource.CSI_DRIVERS,
  ApiResource.CSI_NODES,
  ApiResource.STORAGE_CLASSES,
  ApiResource.VOLUME_ATTACHMENTS,
  ApiResource.VOLUME_ATTRIBUTES_CLASSES,
];

/**
 * Reads everything but secrets. No `exec`, `attach`, `portforward` and `proxy`: the API server takes a mere `get` on them for the right to use
 * them, since a WebSocket opens with a GET.
 */
export const VIEWER_RULES: readonly PolicyRule[] = [
  ...rulesFor(READ, ...KINDS_OF_NAMESPACES),
  ...rulesFor(READ, ApiResource.NAMESPACES, ...KINDS_OF_CLUSTER, ApiResource.CERTIFICATE_SIGNING_REQUESTS),
  ...rulesFor(['get', 'list'], ApiResource.COMPONENT_STATUSES),
  ...rulesFor(['get'], ApiResource.PODS.subresource('log')),
];
