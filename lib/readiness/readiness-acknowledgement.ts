/** An item of the checklist that is missing on purpose. */
export interface ReadinessAcknowledgement {
  /** The id of the item, such as `PE-15`. */
  readonly item: string;
  /** Why it is right here. */
  readonly reason: string;
  /** Who answers for it, such as `platform-oncall`. */
  readonly owner: string;
  /**
   * The last day on which it holds, as `2027-06-30`. From the next day on the item is missing again.
   *
   * @default - it holds for good
   */
  readonly expires?: string;
  /**
   * The cluster for which it holds, by its name.
   *
   * @default - all clusters of the app
   */
  readonly clusterName?: string;
}
