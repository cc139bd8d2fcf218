import { ControlPlaneOperator, MemberDuty, TopologyView } from '../../../topology-view';
import { sharedSubnets, zonesOf } from '../zones';
import { box, internetBox, memberBox, poolBoxes, subnetBox, titleBox, zoneArea } from './boxes';
import { Area, Box, Connection, Plan } from './plan';

/** What the picture of a topology shows. */
export function planOf(topology: TopologyView): Plan {
  const zones = zonesOf(topology);
  const rows = [...entranceOf(topology), ...zoneRows(topology, zones), looseRow(topology)].filter((row) => row.length > 0);
  return { areas: areasOf(topology, zones), rows: evenColumns(rows), connections: connectionsOf(topology) };
}

const ofProvider = ({ operator }: TopologyView): boolean => operator === ControlPlaneOperator.PROVIDER;

function areasOf(topology: TopologyView, zones: readonly number[]): readonly Area[] {
  return [
    { id: 'internet-area', kind: 'internet', title: 'Internet' },
    ...(ofProvider(topology) ? [{ id: 'provider', kind: 'provider', title: 'Provider’s account' } as const] : []),
    { id: 'network', kind: 'network', title: 'Private network' },
    ...zones.map((zone) => ({ id: zoneArea(zone), kind: 'zone', title: '', parent: 'network' }) as const),
  ];
}

// From the internet to the API server. Who may not come from there comes from inside.
function entranceOf(topology: TopologyView): readonly (readonly Box[])[] {
  const people = box('people', 'network', 'people', ['People and pipelines', 'inside the network']);
  const inside = topology.publicEndpoint === false ? [people] : [];
  if (!ofProvider(topology)) {
    const endpoint = box('endpoint', 'network', 'endpoint', [topology.loadBalancer ?? 'API endpoint', 'before the API servers']);
    return [[internetBox(topology)], [endpoint, ...inside]];
  }
  const before = topology.loadBalancer === undefined ? [] : [topology.loadBalancer];
  return [[internetBox(topology)], [box('endpoint', 'provider', 'operator', ['Control plane', 'run by the provider', ...before])], inside];
}

function zoneRows(topology: TopologyView, zones: readonly number[]): readonly (readonly Box[])[] {
  const { members, pools } = topology;
  const placed = pools.map((pool, index) => poolBoxes(pool, index, zones)).filter(([first]) => first.area !== 'network');
  const machines = members.map(memberBox);
  return [
    zones.map((zone) => titleBox(topology, zone)),
    machines.filter((_, index) => members[index].duties.includes(MemberDuty.CONTROL_PLANE)),
    machines.filter((_, index) => !members[index].duties.includes(MemberDuty.CONTROL_PLANE)),
    ...placed,
    zones.map((zone) => subnetBox(topology, zone)),
  ];
}

// What belongs to no zone that is known.
function looseRow(topology: TopologyView): readonly Box[] {
  const zones = zonesOf(topology);
  const pools = topology.pools.flatMap((pool, index) => poolBoxes(pool, index, zones)).filter(({ area }) => area === 'network');
  const shared = sharedSubnets(topology);
  const subnets = shared.length === 0 ? [] : [box('subnets', 'network', 'note', [shared.length === 1 ? 'Subnet of the nodes' : 'Subnets of the nodes', ...shared])];
  const none = topology.pools.length === 0 ? [box('no-pools', 'network', 'note', ['No pools', ofProvider(topology) ? 'the app names no nodes' : 'the app has none'])] : [];
  return [...pools, ...subnets, ...none];
}

/** Zones are read as columns: what stands in a zone is as wide as the widest of all. */
function evenColumns(rows: readonly (readonly Box[])[]): readonly (readonly Box[])[] {
  const inZone = ({ area }: Box) => area.startsWith('zone-');
  const width = Math.max(0, ...rows.flat().filter(inZone).map((one) => one.width));
  return rows.map((row) => row.map((one) => (inZone(one) ? { ...one, width } : one)));
}

function connectionsOf(topology: TopologyView): readonly Connection[] {
  const { members, publicEndpoint } = topology;
  const named = members.map(({ duties }, index) => ({ id: `member-${index}`, isApi: duties.includes(MemberDuty.CONTROL_PLANE) }));
  const api = named.filter(({ isApi }) => isApi).map(({ id }) => id);
  const etcd = named.filter(({ isApi }) => !isApi).map(({ id }) => id);
  const kind = publicEndpoint === undefined ? 'unknown' : publicEndpoint ? 'open' : 'closed';
  const all: Connection[] = [
    { from: ['internet'], to: ['endpoint'], kind },
    { from: publicEndpoint === false ? ['people'] : [], to: ['endpoint'], kind: 'open' },
    { from: ['endpoint'], to: api, kind: 'open' },
    { from: api, to: etcd, kind: 'open' },
  ];
  return all.filter(({ from, to }) => from.length > 0 && to.length > 0);
}
