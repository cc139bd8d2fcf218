/** A deliberate departure from the production default, with its reason. */
export interface Acknowledgement {
  /** The id of the error that is accepted, as its message shows it in brackets. */
  readonly id: string;
  /** Why it is right here. It stands in the code for those who come later, so it must say something. */
  readonly reason: string;
  /**
   * The last day on which it holds, as `2027-06-30`. From the next day on the error comes back, so that somebody looks again.
   *
   * @default - it holds for good
   */
  readonly expires?: string;
}
