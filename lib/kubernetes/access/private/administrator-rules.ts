import { ApiResource } from '../api-resource';
import { PolicyRule } from '../policy-rule';
import { SCALES, SECRETS_BY_NAME } from './developer-rules';
import { READ, rulesFor, WRITE } from './rules';
import { KINDS_OF_CLUSTER, KINDS_OF_NAMESPACES } from './viewer-rules';

/**
 * Administers every kind that Kubernetes brings, and holds what every other preset holds but break-glass, so that it can give those presets to
 * others: RBAC lets one give only what one has.
 *
 * It cannot raise its own rights by RBAC (`escalate`, `bind`, `impersonate`, tokens of service accounts, approval of certificates), reach past
 * the API server (`proxy`), or read secrets in bulk. The API server asks for `deletecollection` separately, and answers it with what it deletes.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping (read 2026-11)
 */
export const ADMINISTRATOR_RULES: readonly PolicyRule[] = [
  ...rulesFor([...READ, ...WRITE, 'deletecollection'], ...KINDS_OF_NAMESPACES, ...KINDS_OF_CLUSTER),
  ...rulesFor([...READ, ...WRITE], ApiResource.NAMESPACES),
  ...rulesFor([...READ, 'delete', 'deletecollection'], ApiResource.CERTIFICATE_SIGNING_REQUESTS),
  ...rulesFor(['get', 'list'], ApiResource.COMPONENT_STATUSES),
  ...rulesFor(['create'], ApiResource.LOCAL_SUBJECT_ACCESS_REVIEWS, ApiResource.SUBJECT_ACCESS_REVIEWS),
  ...rulesFor(['get', 'update', 'patch'], ...SCALES, ApiResource.REPLICATION_CONTROLLERS.subresource('scale')),
  ...rulesFor(['get'], ApiResource.PODS.subresource('log')),
  ...rulesFor(['get', 'create'], ApiResource.PODS.subresource('exec'), ApiResource.PODS.subresource('portforward')),
  ...rulesFor(['create'], ApiResource.PODS.subresource('eviction')),
  ...SECRETS_BY_NAME,
];
