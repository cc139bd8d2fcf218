import { LossAspect, LossOutcome, LossVerdict } from '../../failure-domain-proof';
import { Aspect, NO_NODE_LOST, verdict } from './aspect';
import { Estate, ONLY_TERRAFORM, Pool } from './estate';
import { enough, inWords, Left, Loss } from './losses';
import { nodePools, nodesLeft } from './nodes-left';
import { poolOf, poolSizes, poolZones } from './pool-knobs';
import { Knob } from './smallest-change';

/** As many nodes are left as are needed, for each group of pools that stand in for one another. */
export function nodeCapacities(estate: Estate): Aspect[] {
  return groupsOf(nodePools(estate)).map((ids) => ({
    aspect: LossAspect.CAPACITY,
    trouble: 'too few nodes are left',
    ofMembers: false,
    judge: (changed, loss) => judgeNodes(ids.map((id) => poolOf(changed, id)), loss),
    ways: (changed) => [waysOf(changed, ids)],
    otherwise: `spread ${ids.join(', ')} over three zones`,
  }));
}

/** Pools that differ in nothing but their zones, such as a pool for each zone, make one group. */
function groupsOf(pools: readonly Pool[]): string[][] {
  const groups: Pool[][] = [];
  for (const pool of pools) {
    const group = groups.find((others) => others.every((other) => canStandIn(other, pool)));
    if (group === undefined) groups.push([pool]);
    else group.push(pool);
  }
  return groups.map((group) => group.map(({ id }) => id));
}

function canStandIn({ alike, zones }: Pool, other: Pool): boolean {
  return alike === other.alike && zones !== undefined && other.zones !== undefined && !zones.some((zone) => other.zones?.includes(zone));
}

function judgeNodes(pools: readonly Pool[], loss: Loss): LossVerdict {
  if (loss.zone === undefined) return NO_NODE_LOST;
  const name = pools.map(({ id }) => id).join(' + ');
  const left = sumOf(pools.map((pool) => nodesLeft(pool, loss)));
  const needed = neededOf(pools);
  if (left === undefined || needed === undefined) return verdict(LossOutcome.UNKNOWN, `${name}: the number of nodes is not known`);
  return verdict(enough(left, needed), `${name}: ${inWords(left)} of ${pools.reduce((sum, { minSize = 0 }) => sum + minSize, 0)} nodes left, ${needed} needed`);
}

function sumOf(parts: readonly (Left | undefined)[]): Left | undefined {
  return parts.reduce<Left | undefined>((sum, part) => sum && part && { least: sum.least + part.least, most: sum.most + part.most }, { least: 0, most: 0 });
}

function neededOf(pools: readonly Pool[]): number | undefined {
  const stated = pools.flatMap(({ needed }) => needed ?? []);
  if (stated.length === 0) return pools.every(({ minSize }) => minSize === 0) ? 0 : 1;
  return stated.reduce<number | undefined>((sum, one) => (sum === undefined || one === ONLY_TERRAFORM ? undefined : sum + one), 0);
}

function waysOf(estate: Estate, ids: readonly string[]): Knob[] {
  const pools = ids.map((id) => poolOf(estate, id));
  // Two zones need twice the nodes, and nothing needs more.
  const sizes = poolSizes(ids, 2 * (neededOf(pools) ?? 0));
  return ids.length === 1 ? [poolZones(ids[0]), sizes] : [sizes];
}
