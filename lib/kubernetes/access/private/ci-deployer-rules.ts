import { ApiResource } from '../api-resource';
import { PolicyRule } from '../policy-rule';
import { KINDS_OF_WORKLOADS, SCALES, SECRETS_BY_NAME } from './developer-rules';
import { READ, rulesFor, WRITE } from './rules';

/** Applies workloads in the namespaces of a tenant, and reads what tells whether and why not they run. It makes no pods by itself and enters none. */
export const CI_DEPLOYER_RULES: readonly PolicyRule[] = [
  ...rulesFor([...READ, ...WRITE], ...KINDS_OF_WORKLOADS),
  ...rulesFor(['get', 'update', 'patch'], ...SCALES),
  ...rulesFor(
    READ,
    ApiResource.PODS,
    ApiResource.CONTROLLER_REVISIONS,
    ApiResource.EVENTS,
    ApiResource.EVENTS_K8S_IO,
    ApiResource.LIMIT_RANGES,
    ApiResource.RESOURCE_QUOTAS,
    ApiResource.SERVICE_ACCOUNTS,
  ),
  ...rulesFor(['get'], ApiResource.NAMESPACES),
  ...rulesFor(['get'], ApiResource.PODS.subresource('log')),
  ...SECRETS_BY_NAME,
];
