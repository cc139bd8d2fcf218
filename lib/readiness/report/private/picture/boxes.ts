import { MemberDuty, MemberView, PoolView, TopologyView } from '../../../topology-view';
import { DUTIES, sizeOf } from '../words';
import { subnetOf, zoneName } from '../zones';
import { reachOfInternet } from './describe';
import { textWidth } from './measure';
import { Box } from './plan';

/** The sizes of the first line of a box and of the others, and the room at each side. */
export const FONT = { first: 13, other: 11.5, padding: 11 } as const;

const NARROWEST = 138;
const WIDEST = 216;

/** The area of a zone. */
export const zoneArea = (zone: number): string => `zone-${zone}`;

/** A box as wide as its lines, within bounds. */
export function box(id: string, area: string, kind: Box['kind'], lines: readonly string[], widest = 320): Box {
  return { id, area, kind, lines, width: Math.min(widest, widthOf(lines)), height: heightOf(lines) };
}

export function internetBox(topology: TopologyView): Box {
  return box('internet', 'internet-area', 'internet', ['Callers from outside', reachOfInternet(topology)]);
}

export function memberBox(member: MemberView, index: number): Box {
  const kind = member.duties.includes(MemberDuty.CONTROL_PLANE) ? 'control-plane' : 'etcd';
  return box(`member-${index}`, zoneArea(member.zone), kind, [member.name, member.duties.map((duty) => DUTIES[duty]).join(' + ')], WIDEST);
}

export function titleBox(topology: TopologyView, zone: number): Box {
  return { ...box(`title-${zone}`, zoneArea(zone), 'title', [zoneName(topology, zone)], WIDEST), height: 24 };
}

export function subnetBox(topology: TopologyView, zone: number): Box {
  const subnet = subnetOf(topology, zone);
  const lines = [subnet === undefined ? 'subnet not known' : subnet];
  return { ...box(`subnet-${zone}`, zoneArea(zone), 'subnet', lines, WIDEST), height: 26 };
}

/** The boxes of a pool: one in each of its zones, or one beside the zones where they are not known. */
export function poolBoxes(pool: PoolView, index: number, zones: readonly number[]): readonly Box[] {
  const lines = poolLines(pool);
  const within = zones.filter((zone) => pool.zones?.includes(zone));
  if (within.length === 0) return [{ ...box(`pool-${index}`, 'network', 'pool', lines), pool: index }];
  const width = Math.ceil(widthOf(lines) / shortestRun(within));
  return within.map((zone) => ({ id: `pool-${index}-${zone}`, area: zoneArea(zone), kind: 'pool', lines, width: Math.min(WIDEST, Math.max(NARROWEST, width)), height: heightOf(lines), pool: index }));
}

// Each part of a pool in neighbouring zones tells all of it.
function shortestRun(zones: readonly number[]): number {
  const ends = zones.flatMap((zone, index) => (zones[index + 1] === zone + 1 ? [] : [index]));
  return Math.min(...ends.map((end, index) => end - (ends[index - 1] ?? -1)));
}

function poolLines(pool: PoolView): readonly string[] {
  const [first, ...others] = pool.machineTypes;
  const machines = first === undefined ? undefined : `${first}${others.length > 0 ? ` +${others.length}` : ''}`;
  const facts = [pool.kind, sizeOf(pool), pool.purchase, machines, pool.zones === undefined ? 'zones not known' : undefined].filter((fact) => fact !== undefined && fact !== '');
  return [pool.id, facts.slice(0, 2).join(' · '), facts.slice(2).join(' · ')].filter((line) => line !== '');
}

function widthOf([first, ...others]: readonly string[]): number {
  const widths = [textWidth(first, FONT.first), ...others.map((line) => textWidth(line, FONT.other))];
  return Math.max(NARROWEST, Math.max(...widths) + 2 * FONT.padding);
}

function heightOf(lines: readonly string[]): number {
  return 20 + 17 * lines.length;
}
