import { LossKind, LossOutcome } from '../../failure-domain-proof';
import { Estate, Member, zoneName } from './estate';

/** The zone of a loss where no zone is known. */
const ANY_ZONE = -1;

/** What is lost: a machine, a zone, or both. */
export interface Loss {
  readonly kind: LossKind;
  readonly words: string;
  readonly zone?: number;
  readonly member?: Member;
}

/** Each machine with a fixed identity, each zone, and each zone with a machine of another. A node of a pool is no loss of its own: its zone takes it, and more. */
export function lossesOf(estate: Estate): Loss[] {
  const { members, zones } = estate;
  const machines = members.map((member) => ({ kind: LossKind.MACHINE, words: member.name, member }));
  if (zones.length === 0) return [...machines, { kind: LossKind.ZONE, words: 'any zone', zone: ANY_ZONE }];
  const areas = zones.map((zone) => ({ kind: LossKind.ZONE, words: `zone ${zoneName(estate, zone)}`, zone }));
  const both = areas.flatMap(({ words, zone }) =>
    members.filter((member) => member.zone !== zone).map((member) => ({ kind: LossKind.ZONE_AND_MACHINE, words: `${words} and ${member.name}`, zone, member })),
  );
  return [...machines, ...areas, ...both];
}

/** Whether what stands in a zone is lost; undefined where that is not known. */
export function takes(loss: Loss, zone: number | undefined): boolean | undefined {
  if (loss.zone === undefined) return false;
  return loss.zone === ANY_ZONE || zone === undefined ? undefined : loss.zone === zone;
}

/** How many are left, at least and at most. */
export interface Left {
  readonly least: number;
  readonly most: number;
}

/** Whether so many are left as are needed. */
export function enough({ least, most }: Left, needed: number): LossOutcome {
  if (least >= needed) return LossOutcome.HOLDS;
  return most < needed ? LossOutcome.FAILS : LossOutcome.UNKNOWN;
}

/** Such as `2`, or `1 to 3`. */
export function inWords({ least, most }: Left): string {
  return least === most ? String(least) : `${least} to ${most}`;
}
