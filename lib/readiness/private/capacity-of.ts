import { CapacityFigure } from '../capacity-figure';
import { capacityFigures } from '../arithmetic/capacity-figures';
import { ClusterView } from './cluster-view';
import { ReadinessProps } from '../readiness';
import { ControlPlaneOperator, MemberDuty } from '../topology-view';

/** The arithmetic of a cluster's size. */
export function capacityOf({ topology, requests, platform, clusterBaseline, baseline }: Pick<ClusterView, 'topology' | 'requests' | 'platform' | 'clusterBaseline' | 'baseline'>, { machineSizes }: ReadinessProps): CapacityFigure[] {
  const limited = platform?.pools.flatMap(({ poolId, podsPerNode }) => (podsPerNode === undefined ? [] : [[poolId, podsPerNode] as const])) ?? [];
  return capacityFigures({
    pools: topology.pools,
    podsPerNode: Object.fromEntries(limited),
    addressSpaces: platform?.addressSpaces,
    machineSizes,
    requests,
    dns: baseline.dns === undefined ? undefined : clusterBaseline?._dnsAutoscaling._scaling,
    controlPlane: topology.operator === ControlPlaneOperator.OWNER ? { members: topology.members.filter(({ duties }) => duties.includes(MemberDuty.CONTROL_PLANE)).length } : undefined,
  });
}
