/** What a step of an upgrade changes. */
export enum UpgradeTarget {
  /** The control plane. */
  CONTROL_PLANE = 'control-plane',
  /** The add-ons of the cluster. */
  ADD_ONS = 'add-ons',
  /** A pool. */
  POOL = 'pool',
}

/** One step: an app that synthesizes, and that is deployed before the next. */
export interface UpgradeStep {
  /** What changes. */
  readonly target: UpgradeTarget;
  /**
   * The id of the pool.
   *
   * @default - it is no pool
   */
  readonly poolId?: string;
  /** The version before, such as `1.33`. */
  readonly from: string;
  /** The version after. */
  readonly to: string;
  /** Why it stands here, with the rule of the version skew policy. */
  readonly reason: string;
}

/** The steps from what a cluster runs to a wanted version, in the order in which they are deployed. */
export interface UpgradePlan {
  /** The version that is wanted. */
  readonly wanted: string;
  /** The steps; none where everything has it. */
  readonly steps: UpgradeStep[];
}
