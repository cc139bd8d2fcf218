import { Fn, Op, Token } from 'cdktf';
import { unknown } from '../../../private/checks';

/** "The maximum number of nodes upgraded simultaneously is limited to 20": the provider's documentation of google_container_node_pool, 6.50.0. */
export const MAX_AT_ONCE = 20;

/** A percentage as a fraction; by Terraform where it alone knows the number. */
export function asFraction(percent: number): number {
  return unknown(percent) ? Token.asNumber(Op.div(percent, 100)) : percent / 100;
}

/** A number of seconds as the API writes a duration. */
export function asSeconds(seconds: number): string {
  return `${unknown(seconds) ? Token.asString(seconds) : seconds}s`;
}

/** A number of nodes in each of some zones, of which Terraform refuses a fraction where it alone knows the number. */
export function perZone(nodes: number, zones: number): number {
  return unknown(nodes) ? Token.asNumber(Op.div(nodes, zones)) : nodes / zones;
}

/** How many nodes each zone starts with, so that there are at least `min` and never more than `max`. */
export function initialPerZone(min: number, max: number, zones: number): number {
  if (!unknown(min) && !unknown(max)) return Math.min(Math.ceil(min / zones), Math.floor(max / zones));
  return Token.asNumber(Fn.min([Fn.ceil(Token.asNumber(Op.div(min, zones))), Fn.floor(Token.asNumber(Op.div(max, zones)))]));
}

/** A number times another; by Terraform where it alone knows the number. */
export function times(value: number, factor: number): number {
  return unknown(value) ? Token.asNumber(Op.mul(value, factor)) : value * factor;
}
