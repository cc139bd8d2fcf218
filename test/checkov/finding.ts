/** Something that a check holds against what an example makes. */
export interface Finding {
  /** The id of the check, such as `CKV_AWS_39`. */
  readonly check: string;
  /** The stack by its example, such as `eks/production`. */
  readonly stack: string;
  /** The resource's address in Terraform; the stack again, where the finding is about all of it. */
  readonly address: string;
  /** What the check says. */
  readonly text: string;
}
