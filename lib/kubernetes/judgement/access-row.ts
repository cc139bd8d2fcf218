/** Who may do what, as a row of a table. */
export interface AccessRow {
  /** Who, such as `Group payments`. */
  readonly subject: string;
  /** The role that they have. */
  readonly role: string;
  /** Where: a namespace, or `whole cluster`. */
  readonly where: string;
  /** What the role allows, a line each. */
  readonly rules: string[];
}
