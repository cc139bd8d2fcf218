import { TerraformStack } from 'cdktf';
import { ExpectedProblem } from '../support/problems';

/** A mistake that a user can make, and what the message must tell. */
export interface ProblemCase extends ExpectedProblem {
  /** What the user did. */
  readonly title: string;
  /** Does it, in a stack with an AWS provider. What only the whole app shows is found when the stack is synthesized. */
  make(stack: TerraformStack): void;
}
