/** Over which time flows are put together to one entry of a log. */
export enum FlowLogInterval {
  /** Five seconds. */
  FIVE_SECONDS = 'INTERVAL_5_SEC',
  /** Thirty seconds. */
  THIRTY_SECONDS = 'INTERVAL_30_SEC',
  /** A minute. */
  ONE_MINUTE = 'INTERVAL_1_MIN',
  /** Five minutes. */
  FIVE_MINUTES = 'INTERVAL_5_MIN',
  /** Ten minutes. */
  TEN_MINUTES = 'INTERVAL_10_MIN',
  /** A quarter of an hour. */
  FIFTEEN_MINUTES = 'INTERVAL_15_MIN',
}

/** What the flow logs of a network hold. They go to Cloud Logging, whose bucket says how long they are kept. */
export interface FlowLogOptions {
  /**
   * The share of entries that is kept, more than 0 and at most 1, which is all.
   *
   * @default 0.5 - as Google has it
   */
  readonly sampling?: number;
  /**
   * The time of an entry. A longer one makes fewer entries of connections that last.
   *
   * @default FlowLogInterval.FIVE_SECONDS - as Google has it
   */
  readonly interval?: FlowLogInterval;
}
