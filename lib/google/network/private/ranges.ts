import { unknown } from '../../../private/checks';
import { Cidr } from '../../../private/cidr';
import { fail } from '../../../private/problem';

/** A range of addresses, and the option that gives it. */
export interface NamedRange {
  readonly option: string;
  readonly cidrBlock?: string;
}

/** The range as arithmetic; undefined where it is not known. */
export function parseRange({ option, cidrBlock }: NamedRange): Cidr | undefined {
  return cidrBlock === undefined || unknown(cidrBlock) ? undefined : Cidr.parse(cidrBlock, { id: 'cidr-format', option });
}

/** Refuses ranges that share an address: https://cloud.google.com/vpc/docs/subnets (read 2026-11) */
export function checkDisjoint(ranges: NamedRange[]): void {
  const known = ranges.flatMap((range) => {
    const cidr = parseRange(range);
    return cidr === undefined ? [] : [{ option: range.option, cidr }];
  });
  for (const [index, one] of known.entries()) {
    const other = known.slice(index + 1).find(({ cidr }) => cidr.overlaps(one.cidr));
    if (other === undefined) continue;
    fail('network-range-overlap', {
      what: `${one.option} and ${other.option} overlap`,
      got: [one.cidr.toString(), other.cidr.toString()],
      allowed: 'ranges of nodes, pods and services that share no address',
      fix: 'move one of them',
    });
  }
}
