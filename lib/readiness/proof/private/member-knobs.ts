import { MemberDuty } from '../../topology-view';
import { Estate, Member } from './estate';
import { above, Knob } from './smallest-change';

// etcd advises at most 7 members: https://etcd.io/docs/v3.6/faq/ (read 2026-11).
const MOST_MEMBERS = 7;
// No more are ever needed: 3 for a zone, 4 with 7 members for a zone and a machine.
const MOST_ZONES = 5;

/** Zones more for the whole cluster. */
export const zoneCount: Knob = (estate) =>
  above(estate.zones.length, MOST_ZONES).map((count) => ({
    words: `use ${count} zones`,
    adds: count - estate.zones.length,
    apply: (changed) => ({ ...changed, zones: withZones(changed.zones, count) }),
  }));

/** Members more, each in the zone that has fewest of them. */
export function memberCount(duty: MemberDuty): Knob {
  return (estate) => {
    const { length } = those(estate, duty);
    return above(length, MOST_MEMBERS).map((count) => ({
      words: `set ${nounOf(estate, duty)} to ${count}`,
      adds: count - length,
      apply: (changed) => above(length, count).reduce<Estate>((grown, number) => withOneMore(grown, duty, `member ${number}`), changed),
    }));
  };
}

/** The members in turn over all zones. */
export function memberSpread(duty: MemberDuty): Knob {
  return (estate) => [{
    words: `spread the ${nounOf(estate, duty)} evenly over the ${estate.zones.length} zones`,
    adds: 0,
    apply: (changed) => {
      const order = those(changed, duty);
      return { ...changed, members: changed.members.map((member) => (order.includes(member) ? { ...member, zone: changed.zones[order.indexOf(member) % changed.zones.length] } : member)) };
    },
  }];
}

/** So many zones: those that there are, and new ones. */
export function withZones(zones: readonly number[], count: number, first: readonly number[] = []): number[] {
  const next = Math.max(-1, ...zones, ...first) + 1;
  const candidates = [...zones, ...first.filter((zone) => !zones.includes(zone)), ...Array.from({ length: count }, (_, index) => next + index)];
  return candidates.slice(0, count);
}

function withOneMore(estate: Estate, duty: MemberDuty, name: string): Estate {
  const others = those(estate, duty);
  const inZone = (zone: number): number => others.filter((member) => member.zone === zone).length;
  const [zone] = [...estate.zones].sort((one, other) => inZone(one) - inZone(other) || one - other);
  return { ...estate, members: [...estate.members, { name, zone, duties: others[0].duties }] };
}

function those({ members }: Estate, duty: MemberDuty): Member[] {
  return members.filter(({ duties }) => duties.includes(duty));
}

function nounOf(estate: Estate, duty: MemberDuty): string {
  if (those(estate, duty).some(({ duties }) => duties.length > 1)) return 'members';
  return duty === MemberDuty.ETCD ? 'members of etcd' : 'members of the control plane';
}
