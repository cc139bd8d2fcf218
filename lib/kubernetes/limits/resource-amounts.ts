/**
 * Amounts of the resources that containers ask for, as Kubernetes quantities.
 * Source: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ (read 2026-11)
 */
export interface ResourceAmounts {
  /**
   * Processor time in cores, such as `40` or `500m`; not finer than `1m`.
   *
   * @default - not stated
   */
  readonly cpu?: string;
  /**
   * Memory in bytes, such as `160Gi`.
   *
   * @default - not stated
   */
  readonly memory?: string;
  /**
   * Space on the disk of the node that is gone with the pod, in bytes, such as `20Gi`.
   *
   * @default - not stated
   */
  readonly ephemeralStorage?: string;
}
