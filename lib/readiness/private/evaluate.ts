import { CapacityKind } from '../../capacity';
import { ICluster } from '../../cluster';
import { ClusterObjects } from '../../kubernetes/judgement/cluster-objects';
import { baselineOf } from '../../private/inhabitants';
import { CHECKS } from '../checklist';
import { ClusterView } from './cluster-view';
import { proveFailureDomains } from '../proof/failure-domains';
import { ReadinessProps } from '../readiness';
import { ClusterReadiness, ItemResult } from '../readiness-result';
import { UpgradePlan } from '../upgrade-plan';
import { UpgradePlanner } from '../upgrade-planner';
import { acknowledged } from './acknowledge';
import { capacityOf } from './capacity-of';
import { combine } from './combine';
import { proofInputOf } from './proof-input-of';
import { readable } from './readable';
import { requestsOf } from './requests';
import { topologyOf } from './topology';

/**
 * All that is known of a cluster's readiness.
 *
 * @param app what is read of the app, shared by its clusters
 */
export function evaluate(cluster: ICluster, props: ReadinessProps, app: ClusterObjects): ClusterReadiness {
  const view = viewOf(cluster, props, app);
  const { topology, proof: failureDomains, capacity, access, constructPath } = view;
  return readable({
    clusterName: cluster.clusterName,
    constructPath,
    platformName: view.capabilities.platformName,
    version: cluster.version.version,
    items: itemsOf(view).map((item) => acknowledged(item, cluster.clusterName, props.acknowledge ?? [])),
    topology,
    failureDomains,
    capacity: [...capacity],
    access: access.toRows(),
    accessUnknowns: access.unknowns,
    upgrade: upgradeOf(cluster, props),
  });
}

function itemsOf(view: ClusterView): ItemResult[] {
  const items: ItemResult[] = [];
  for (const check of CHECKS) items.push(combine(check, check.judge(view)));
  return items;
}

function viewOf(cluster: ICluster, props: ReadinessProps, app: ClusterObjects): ClusterView {
  const { capabilities, baseline, readiness: platform } = cluster.platformControlPlane;
  const objects = app.of(cluster);
  const topology = topologyOf(cluster, platform);
  const known = { cluster, capabilities, baseline, platform, topology, objects, clusterBaseline: baselineOf(cluster), requests: requestsOf(objects) };
  return {
    ...known,
    constructPath: pathOf(cluster),
    proof: proveFailureDomains(proofInputOf(known, props)),
    capacity: capacityOf(known, props),
    access: app.accessOf(cluster),
  };
}

// The control plane is a child of what the app made, where that is a cluster as well.
function pathOf(cluster: ICluster): string {
  const { scope } = cluster.node;
  return scope !== undefined && 'platformControlPlane' in scope ? scope.node.path : cluster.node.path;
}

function upgradeOf({ clusterName, version, workerPools, platformControlPlane }: ICluster, { wantedVersion = version, deployed = {} }: ReadinessProps): UpgradePlan {
  // Pods of serverless capacity have the version of the control plane when they are made anew.
  const nodes = workerPools.filter(({ intent }) => intent.kind !== CapacityKind.SERVERLESS);
  const pools = Object.fromEntries(nodes.map((pool) => [pool.node.id, pool.version ?? version]));
  const after = { controlPlane: version, pools };
  const before = deployed[clusterName];
  if (before !== undefined) UpgradePlanner.checkStep(before, after);
  // The wanted version is that of the app, of which one cluster may be ahead.
  const wanted = version.isNewerThan(wantedVersion) ? version : wantedVersion;
  if ([wanted, version, ...Object.values(pools)].some(({ minor }) => minor === undefined)) return { wanted: wanted.version, steps: [] };
  return UpgradePlanner.plan({ current: after, wanted, nodeVersions: platformControlPlane.capabilities.nodeVersions });
}
