/**
 * What a role allows, in the terms of Kubernetes: verbs on resources of API groups, or on URLs that are no resources. Rules only add up.
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ (read 2026-11)
 */
export interface PolicyRule {
  /** The verbs, such as `get`, `list` and `watch`. */
  readonly verbs: string[];
  /**
   * The API groups of the resources; the core group is the empty text.
   *
   * @default - none, which only a rule for `nonResourceUrls` may leave out
   */
  readonly apiGroups?: string[];
  /**
   * The resources in the plural, as in URLs; a subresource follows a slash, such as `pods/log`.
   *
   * @default - none, which only a rule for `nonResourceUrls` may leave out
   */
  readonly resources?: string[];
  /**
   * The names of the only objects that are meant.
   *
   * @default - every object
   */
  readonly resourceNames?: string[];
  /**
   * Paths of the API server that are no resources, such as `/healthz`; `*` may be the last segment. In roles of the whole cluster only.
   *
   * @default - none
   */
  readonly nonResourceUrls?: string[];
}
