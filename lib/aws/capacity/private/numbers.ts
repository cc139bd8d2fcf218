import { Op, Token } from 'cdktf';
import { unknown } from '../../../private/checks';

/** A number as text; by Terraform where it alone knows the number. */
export function asText(value: number): string {
  return unknown(value) ? Token.asString(value) : String(value);
}

/** A number times another; by Terraform where it alone knows the number. */
export function times(value: number, factor: number): number {
  return unknown(value) ? Token.asNumber(Op.mul(value, factor)) : value * factor;
}

/** What is left of a number without another; by Terraform where it alone knows the other. */
export function without(from: number, value: number): number {
  return unknown(value) ? Token.asNumber(Op.sub(from, value)) : from - value;
}
