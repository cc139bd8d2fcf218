/** A deliberate departure from the production default, with its reason. */
export interface Acknowledgement {
  /** The id of the error that is accepted, as its message shows it in brackets. */
  readonly id: string;
  /** Why it is right here. It stands in the code for those who come later, so it must say something. */
  readonly reason: string;
}
