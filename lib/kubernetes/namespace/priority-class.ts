/** Whether pods push others off a node when there is no room. */
export enum PreemptionPolicy {
  /** They wait for room, before pods of less priority. */
  NEVER = 'Never',
  /** Pods of less priority, of any tenant, are ended to make room. */
  PREEMPT_LOWER_PRIORITY = 'PreemptLowerPriority',
}

/**
 * How important pods are (PE-35). It is never the default for pods that name no class. Kubernetes keeps no tenant from naming the class of
 * another one.
 *
 * Errors: `priority-class-name`, `priority-class-value`, `priority-class-duplicate`.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/ (read 2026-11)
 */
export interface PriorityClassOptions {
  /** The name within the tenant: `critical` of the tenant `payments` is `payments-critical`, which is what pods name. */
  readonly name: string;
  /** The priority, from -2147483648 to 1000000000; more is for Kubernetes itself. Pods without a class have 0. */
  readonly value: number;
  /**
   * Whether these pods push others off a node. Kubernetes would have it so; here it must be said, because the others may be of other tenants.
   *
   * @default PreemptionPolicy.NEVER
   */
  readonly preemptionPolicy?: PreemptionPolicy;
  /**
   * When to use the class, for people.
   *
   * @default - nothing
   */
  readonly description?: string;
}
