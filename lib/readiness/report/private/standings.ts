import { groupedBy } from '../../../private/grouped-by';
import { ClusterReadiness, ItemResult } from '../../readiness-result';
import { Standing } from '../../standing';
import { STANDINGS, Told } from './words';

/** How many items stand in one way. */
export interface StandingCount extends Told {
  readonly standing: Standing;
  readonly count: number;
}

const ALL = Object.keys(STANDINGS) as Standing[];

/** How many items stand how; each standing is told, also those of none. */
export function countsOf(items: readonly ItemResult[]): readonly StandingCount[] {
  const counts = new Map<Standing, number>();
  for (const { standing } of items) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return ALL.map((standing) => ({ ...STANDINGS[standing], standing, count: counts.get(standing) ?? 0 }));
}

/** Items by the sections of the page, both in the order in which they come. */
export function sectionsOf(items: readonly ItemResult[]): ReadonlyMap<string, readonly ItemResult[]> {
  return groupedBy(items, ({ section }) => section);
}

/** Something that is not as it should be, and what mends it. */
export interface Mending {
  /** Where it is told in full. */
  readonly part: 'item' | 'failure-domains' | 'capacity';
  /** The number of the item in the checklist, where it is one. */
  readonly index: number;
  readonly id: string;
  readonly what: string;
  readonly fix?: string;
}

/** Everything that is to be mended: missing items, losses that are not survived, sizes that do not fit. What an item tells already is told once. */
export function mendingsOf({ items, failureDomains, capacity }: ClusterReadiness): readonly Mending[] {
  const missing = items.flatMap(({ id, title, standing, reason, fix }, index) => (standing === Standing.MISSING ? [{ part: 'item' as const, index, id, what: reason === undefined ? title : `${title}: ${reason}`, fix }] : []));
  const told = (fix: string) => items.some((item) => item.fix?.includes(fix));
  const lost = failureDomains.findings.filter(({ fix }) => !told(fix)).map(({ lost: id, what, fix }, index) => ({ part: 'failure-domains' as const, index, id, what, fix }));
  const full = capacity.filter(({ holds, fix }) => !holds && (fix === undefined || !told(fix))).map(({ title, arithmetic, fix }, index) => ({ part: 'capacity' as const, index, id: title, what: arithmetic, fix }));
  return [...missing, ...lost, ...full];
}
