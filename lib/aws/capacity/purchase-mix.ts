import { checkInteger } from '../../private/checks';

/** Options of `PurchaseMix.mixed`. */
export interface PurchaseMixOptions {
  /**
   * How many machines are on demand before any spot machine is started.
   *
   * @default 0
   */
  readonly onDemandBase?: number;
  /** The share of machines above that which is on demand, in percent from 0 to 100. */
  readonly onDemandPercentageAboveBase: number;
}

/**
 * How the machines of an Auto Scaling group are paid for.
 *
 * Errors: `purchase-mix`.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_InstancesDistribution.html (read 2026-11)
 */
export class PurchaseMix {
  /** All on demand. */
  public static onDemand(): PurchaseMix {
    return new PurchaseMix(0, 100);
  }

  /** All spot. */
  public static spot(): PurchaseMix {
    return new PurchaseMix(0, 0);
  }

  /** Some on demand, the others spot. */
  public static mixed(options: PurchaseMixOptions): PurchaseMix {
    const { onDemandBase = 0, onDemandPercentageAboveBase } = options;
    checkInteger(onDemandBase, { id: 'purchase-mix', option: 'PurchaseMix onDemandBase' }, 0, 5000);
    checkInteger(onDemandPercentageAboveBase, { id: 'purchase-mix', option: 'PurchaseMix onDemandPercentageAboveBase' }, 0, 100);
    return new PurchaseMix(onDemandBase, onDemandPercentageAboveBase);
  }

  private constructor(
    /** How many machines are on demand before any spot machine is started. */
    public readonly onDemandBase: number,
    /** The share of machines above that which is on demand, in percent. */
    public readonly onDemandPercentageAboveBase: number,
  ) {}

  /** Whether there is a spot machine among them. */
  public get hasSpot(): boolean {
    return this.onDemandPercentageAboveBase !== 100;
  }
}
