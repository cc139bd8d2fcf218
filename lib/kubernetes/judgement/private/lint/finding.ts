import { TerraformResource } from 'cdktf';
import { ErrorId } from '../../../../private/error-ids';
import { Problem } from '../../../../private/problem';

/** Something that the judgement of rights refuses. */
export interface Finding {
  readonly id: ErrorId;
  /** The resource that is judged. */
  readonly at: TerraformResource;
  /** Another resource at which it can be accepted: the role of a binding. */
  readonly orAt?: TerraformResource;
  readonly problem: Problem;
}
