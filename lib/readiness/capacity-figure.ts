/** One line of the arithmetic of a cluster's size. */
export interface CapacityFigure {
  /** A stable id, such as `addresses`. */
  readonly id: string;
  /** What is counted, such as `Addresses of pods and nodes`. */
  readonly title: string;
  /**
   * How many there are at most, as the app declares it.
   *
   * @default - only Terraform knows
   */
  readonly wanted?: number;
  /**
   * How many fit.
   *
   * @default - nothing bounds them, or only Terraform knows
   */
  readonly available?: number;
  /** The unit of both, such as `addresses`. */
  readonly unit: string;
  /** How both came about, as arithmetic in words: `30 nodes × 58 pods`. */
  readonly arithmetic: string;
  /** Whether it fits; also where nobody knows, and where more is meant to come, such as nodes that an autoscaler adds. */
  readonly holds: boolean;
  /**
   * What to change where it does not fit.
   *
   * @default - it fits
   */
  readonly fix?: string;
  /**
   * Where the bound comes from.
   *
   * @default - there is no bound
   */
  readonly source?: string;
}
