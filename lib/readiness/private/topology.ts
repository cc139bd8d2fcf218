import { ICluster } from '../../cluster';
import { PlatformReadiness } from '../../platform-readiness';
import { unknown } from '../../private/checks';
import { IWorkerPool } from '../../worker-pool';
import { ControlPlaneOperator, PoolView, TopologyView } from '../topology-view';

/** The machines, zones and connections of a cluster, as the platform and the pools tell them. */
export function topologyOf(cluster: ICluster, platform: PlatformReadiness | undefined): TopologyView {
  const { operator = ControlPlaneOperator.PROVIDER, zones = [], members = [], publicEndpoint, loadBalancer, subnets = [] } = platform ?? {};
  return { operator, zones, members, publicEndpoint, loadBalancer, subnets, pools: cluster.workerPools.map((pool) => poolView(pool, platform)) };
}

function poolView({ node, intent, admitsSystemPods }: IWorkerPool, platform: PlatformReadiness | undefined): PoolView {
  const { kind, minSize, maxSize, machineTypes, purchase } = intent;
  const told = platform?.pools.find(({ poolId }) => poolId === node.id);
  return {
    id: node.id,
    constructPath: node.path,
    kind,
    minSize: inAll(minSize, told?.groups),
    maxSize: inAll(maxSize, told?.groups),
    machineTypes: unknown(machineTypes) ? [] : machineTypes.filter((type) => !unknown(type)),
    purchase,
    zones: told?.zones,
    admitsSystemPods,
  };
}

function inAll(size: number | undefined, groups = 1): number | undefined {
  return size === undefined || unknown(size) ? undefined : size * groups;
}
