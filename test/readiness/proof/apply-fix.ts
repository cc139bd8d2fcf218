import { MemberDuty, MemberView, PoolView, TopologyView } from '../../../lib/readiness/topology-view';
import { ProofInput } from '../../../lib/readiness/proof/proof-input';
import { zoneNames } from './topologies';

/** What somebody does who follows one part of a fix. */
interface Deed {
  apply(given: ProofInput): ProofInput;
  /** The same with one step less; undefined where that is nothing at all. */
  readonly less?: Deed;
}

/** The input of somebody who has done what a fix says, read from its words alone. */
export function apply(given: ProofInput, fix: string): ProofInput {
  return doAll(given, deedsOf(given, fix));
}

/** The inputs of those who have done the same but for one step of one part. */
export function applyLess(given: ProofInput, fix: string): ProofInput[] {
  const deeds = deedsOf(given, fix);
  return deeds.map((deed) => doAll(given, deeds.flatMap((one) => (one === deed ? (one.less ?? []) : one))));
}

/** As `applyLess`, where several pools have one size: with one step less for all. */
export function applyLessAtOnce(given: ProofInput, fix: string): ProofInput {
  return doAll(given, deedsOf(given, fix).flatMap(({ less }) => less ?? []));
}

function doAll(given: ProofInput, deeds: readonly Deed[]): ProofInput {
  return deeds.reduce((changed, deed) => deed.apply(changed), given);
}

function deedsOf(given: ProofInput, fix: string): Deed[] {
  return fix.split(', ').map((part) => {
    const found = READERS.flatMap(([pattern, read]) => {
      const match = pattern.exec(part);
      return match ? [read(given, match.slice(1))] : [];
    });
    if (found.length !== 1) throw new Error(`Nobody knows what this means: ${part}`);
    return found[0];
  });
}

const READERS: [RegExp, (given: ProofInput, words: string[]) => Deed][] = [
  [/^use (\d+) zones$/, ({ topology }, [count]) => counted(Number(count), topology.zones.length, (to, changed) => withTopology(changed, { zones: zoneNames(to) }))],
  [/^set members( of etcd| of the control plane)? to (\d+)$/, ({ topology }, [whose = '', count]) => counted(Number(count), ofDuty(topology, whose).length, (to, changed) => withMembers(changed, whose, to))],
  [/^spread the members( of etcd| of the control plane)? evenly over the (\d+) zones$/, (_, [whose = '']) => ({ apply: (changed) => spreadMembers(changed, whose) })],
  [/^spread (\w+) over (\d+) zones$/, ({ topology }, [id, count]) => counted(Number(count), poolOf(topology, id).zones?.length ?? 0, (to, changed) => widened(changed, id, to))],
  [/^set minSize of (\w+) to (\d+)$/, ({ topology }, [id, size]) => counted(Number(size), poolOf(topology, id).minSize ?? 0, (to, changed) => withPool(changed, id, { minSize: to }))],
  [/^keep at least (\d+) DNS servers$/, ({ minDnsReplicas = 1 }, [count]) => counted(Number(count), minDnsReplicas, (to, changed) => ({ ...changed, minDnsReplicas: to }))],
];

function counted(to: number, from: number, change: (to: number, given: ProofInput) => ProofInput): Deed {
  return { apply: (given) => change(to, given), less: to - 1 > from ? counted(to - 1, from, change) : undefined };
}

function withTopology(given: ProofInput, changed: Partial<TopologyView>): ProofInput {
  return { ...given, topology: { ...given.topology, ...changed } };
}

function dutyOf(whose: string): MemberDuty {
  return whose === ' of the control plane' ? MemberDuty.CONTROL_PLANE : MemberDuty.ETCD;
}

function ofDuty({ members }: TopologyView, whose: string): MemberView[] {
  return members.filter(({ duties }) => duties.includes(dutyOf(whose)));
}

function withMembers(given: ProofInput, whose: string, count: number): ProofInput {
  const { topology } = given;
  const own = ofDuty(topology, whose);
  const members = [...topology.members];
  for (let number = own.length; number < count; number++) {
    const crowd = topology.zones.map((_, zone) => members.filter((member) => member.zone === zone && member.duties.includes(dutyOf(whose))).length);
    members.push({ name: `more-${number}`, zone: crowd.indexOf(Math.min(...crowd)), duties: own[0].duties });
  }
  return withTopology(given, { members });
}

function spreadMembers(given: ProofInput, whose: string): ProofInput {
  const names = ofDuty(given.topology, whose).map(({ name }) => name);
  const zones = given.topology.zones.length;
  return withTopology(given, { members: given.topology.members.map((member) => (names.includes(member.name) ? { ...member, zone: names.indexOf(member.name) % zones } : member)) });
}

function poolOf({ pools }: TopologyView, id: string): PoolView {
  return pools.filter((one) => one.id === id)[0];
}

function withPool(given: ProofInput, id: string, changed: Partial<PoolView>): ProofInput {
  return withTopology(given, { pools: given.topology.pools.map((one) => (one.id === id ? { ...one, ...changed } : one)) });
}

function widened(given: ProofInput, id: string, count: number): ProofInput {
  const own = poolOf(given.topology, id).zones ?? [];
  const more = [0, 1, 2, 3, 4, 5].filter((zone) => !own.includes(zone));
  return withPool(given, id, { zones: [...own, ...more].slice(0, count) });
}
