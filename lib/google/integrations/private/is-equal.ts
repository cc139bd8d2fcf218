import { IResolvable, Op } from 'cdktf';
import { unknown } from '../../../private/checks';

/** Whether a choice is the given one, which Terraform finds out where only it knows the choice. */
export function isEqual(choice: string, one: string): boolean | IResolvable {
  return unknown(choice) ? Op.eq(choice, one) : choice === one;
}
