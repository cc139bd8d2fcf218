import { ControlPlaneOperator, MemberView, PoolView, TopologyView } from '../../../topology-view';
import { counted } from '../../../private/numbers';
import { DUTIES, sizeOf } from '../words';
import { sharedSubnets, subnetOf, zoneName, zonesOf } from '../zones';

/** A topology in words: what the picture shows, for who does not see it. */
export function describe(topology: TopologyView): readonly string[] {
  const zones = zonesOf(topology);
  const shared = sharedSubnets(topology);
  return [
    operatorOf(topology),
    reachOf(topology),
    ...zones.map((zone) => zoneText(topology, zone)),
    ...(shared.length > 0 ? [`Subnets of the nodes: ${shared.join(', ')}.`] : []),
    ...topology.pools.map((pool) => `Pool ${pool.id}: ${poolFacts(pool).join(', ')}; ${placeOf(topology, pool)}.`),
    ...(topology.pools.length === 0 ? ['The app has no pools.'] : []),
  ];
}

/** One sentence that says what kind of cluster it is. */
export function summaryOf(topology: TopologyView): string {
  const zones = zonesOf(topology).length;
  const spread = zones === 0 ? 'zones are not known' : counted(zones, 'zone');
  return `${operatorOf(topology)} ${counted(topology.pools.length, 'pool')}; ${spread}. ${reachOf(topology)}`;
}

/** What is known of a pool, in words. */
export function poolFacts(pool: PoolView): readonly string[] {
  const known = [pool.kind, sizeOf(pool), pool.purchase, pool.machineTypes.join(', '), pool.admitsSystemPods ? 'takes system pods' : 'no system pods'];
  return known.filter((fact): fact is string => fact !== undefined && fact !== '');
}

/** What callers from the internet can do. */
export function reachOfInternet({ publicEndpoint }: TopologyView): string {
  if (publicEndpoint === undefined) return 'not known whether they reach the API server';
  return publicEndpoint ? 'can reach the API server' : 'cannot reach the API server';
}

function operatorOf({ operator, members }: TopologyView): string {
  if (operator === ControlPlaneOperator.PROVIDER) return 'The provider runs the control plane, in an account of its own.';
  return `The owner runs the control plane: ${counted(members.length, 'machine')} with a fixed identity.`;
}

function reachOf(topology: TopologyView): string {
  const before = topology.loadBalancer === undefined ? '' : ` Before the API servers stands: ${topology.loadBalancer}.`;
  return `Callers from the internet: ${reachOfInternet(topology)}.${before}`;
}

function zoneText(topology: TopologyView, zone: number): string {
  const subnet = subnetOf(topology, zone);
  const members = topology.members.filter((member) => member.zone === zone).map(memberText);
  const pools = topology.pools.filter(({ zones }) => zones?.includes(zone)).map(({ id }) => `pool ${id}`);
  const content = [...(subnet === undefined ? [] : [`subnet ${subnet}`]), ...members, ...pools];
  return `Zone ${zoneName(topology, zone).replace(/^zone /, '')}: ${content.length > 0 ? content.join(', ') : 'nothing that the app places'}.`;
}

function memberText({ name, duties }: MemberView): string {
  return `machine ${name} (${duties.map((duty) => DUTIES[duty]).join(' and ')})`;
}

function placeOf(topology: TopologyView, { zones }: PoolView): string {
  return zones === undefined ? 'zones not known' : `in ${zones.map((zone) => zoneName(topology, zone)).join(', ')}`;
}
