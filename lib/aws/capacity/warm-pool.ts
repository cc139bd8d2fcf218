/** What machines of a warm pool do while they wait. */
export enum WarmPoolState {
  /** They are stopped, and cost no more than their disks. */
  STOPPED = 'Stopped',
  /** They run. */
  RUNNING = 'Running',
}

/**
 * Machines that were prepared before they are needed. A machine joins the cluster while it is prepared; its node is not ready while it waits.
 * Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html (read 2026-11)
 */
export interface WarmPool {
  /** Fewest machines that wait, from 0. */
  readonly minSize: number;
  /**
   * Most machines that wait or run together.
   *
   * @default - the maxSize of the pool
   */
  readonly maxPreparedCapacity?: number;
  /**
   * What machines do while they wait.
   *
   * @default WarmPoolState.STOPPED
   */
  readonly state?: WarmPoolState;
}
