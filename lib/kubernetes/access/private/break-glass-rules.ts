import { ApiResource } from '../api-resource';
import { PolicyRule } from '../policy-rule';
import { rulesFor } from './rules';

/** Whom one becomes in an emergency. */
export const BREAK_GLASS_USER = 'break-glass';
/** The group that one then belongs to, which alone has the role `cluster-admin`. */
export const BREAK_GLASS_GROUP = 'production-cluster:break-glass';

/**
 * Nothing but to become somebody else, so that every use is deliberate and stands in the audit log with both names:
 * `kubectl --as=break-glass --as-group=production-cluster:break-glass …`.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/ (read 2026-11)
 */
export const BREAK_GLASS_RULES: readonly PolicyRule[] = [
  ...rulesFor(['impersonate'], ApiResource.of('', 'users').named(BREAK_GLASS_USER)),
  ...rulesFor(['impersonate'], ApiResource.of('', 'groups').named(BREAK_GLASS_GROUP)),
];
