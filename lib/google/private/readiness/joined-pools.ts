import { PlatformFact, PlatformPool } from '../../../platform-readiness';
import { unknown } from '../../../private/checks';
import { metIf } from '../../../private/facts';
import { PoolNodes } from '../gke-capacity';

/** A pool that has joined. */
export interface JoinedPool {
  readonly poolId: string;
  readonly constructPath: string;
  /** What its nodes are; undefined where Google chooses them. */
  readonly nodes?: PoolNodes;
}

// GKE chooses as many: https://cloud.google.com/kubernetes-engine/docs/concepts/regional-clusters (read 2026-11)
const ZONES = ['0', '1', '2'];

/** The zones of a cluster: those of its nodes with those that single pools name, or three by number where GKE chooses them. */
export function zonesOf(nodeLocations: string[] | undefined, pools: readonly JoinedPool[]): string[] {
  if (nodeLocations === undefined) return ZONES;
  const all = [...nodeLocations, ...pools.flatMap(({ nodes }) => nodes?.nodeLocations ?? [])];
  return [...new Set(all)].map((zone, index) => (unknown(zone) ? String(index) : zone));
}

/** What is known of pools. Where GKE chooses the zones, one that names its own has them by no number. */
export function platformPools(nodeLocations: string[] | undefined, pools: readonly JoinedPool[]): PlatformPool[] {
  const known = [...new Set([...(nodeLocations ?? []), ...pools.flatMap(({ nodes }) => nodes?.nodeLocations ?? [])])];
  return pools.flatMap(({ poolId, nodes }) => {
    if (nodes === undefined || (nodeLocations === undefined && nodes.nodeLocations !== undefined)) return [];
    const zones = nodes.nodeLocations?.map((zone) => known.indexOf(zone)) ?? ZONES.map(Number);
    return [{ poolId, zones, podsPerNode: unknown(nodes.podsPerNode) ? undefined : nodes.podsPerNode }];
  });
}

/** What pools see to themselves. */
export function poolFacts(pools: readonly JoinedPool[]): PlatformFact[] {
  return pools.flatMap(({ constructPath, nodes }) => (nodes === undefined ? [] : [{ ...secureBoot(nodes), constructPath }]));
}

function secureBoot({ isSecureBoot }: PoolNodes): PlatformFact {
  return metIf(isSecureBoot, 'PE-21', `secureBoot: ${isSecureBoot ? 'enabled' : 'disabled'}`, 'set secureBoot of google.NodePoolCapacity to SecureBoot.ENABLED, or leave it out');
}
