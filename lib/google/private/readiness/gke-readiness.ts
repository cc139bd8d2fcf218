import { PlatformFact, PlatformReadiness } from '../../../platform-readiness';
import { unknown } from '../../../private/checks';
import { outside } from '../../../private/facts';
import { ControlPlaneOperator } from '../../../readiness/topology-view';
import { EndpointAccess } from '../../endpoint-access';
import { GkeClusterOptions } from '../../gke-cluster-options';
import { INetwork } from '../../network/network';
import { IGkeMode } from '../gke-mode';
import { addressSpaces } from './address-spaces';
import { clusterFacts } from './cluster-facts';
import { DUTIES } from './duties';
import { JoinedPool, platformPools, poolFacts, zonesOf } from './joined-pools';
import { PAGES } from './pages';

/** All from which the readiness of a cluster on GKE is told. */
export interface GkeReadinessParts {
  /** What the cluster was made with; undefined where something else made it. */
  readonly options?: GkeClusterOptions;
  readonly mode: IGkeMode;
  readonly network: INetwork;
  readonly pools: readonly JoinedPool[];
  /** What backs up objects and volumes. */
  readonly backups: readonly PlatformFact[];
}

/** What a cluster on GKE knows about its readiness. Of one that something else made, what Google does for all. */
export function gkeReadiness(parts: GkeReadinessParts): PlatformReadiness {
  const { options, mode: { nodeLocations, podsPerNode }, network, pools, backups } = parts;
  return {
    facts: [...DUTIES, ...madeFacts(parts), ...poolFacts(pools), ...backups],
    operator: ControlPlaneOperator.PROVIDER,
    zones: zonesOf(nodeLocations, pools),
    members: [],
    pools: platformPools(nodeLocations, pools),
    publicEndpoint: options && isPublic(options),
    subnets: [network.nodeCidrBlock ?? network.subnetworkId].filter((name) => !unknown(name)),
    addressSpaces: addressSpaces(network, podsPerNode, pools),
  };
}

function madeFacts({ options, mode, backups }: GkeReadinessParts): PlatformFact[] {
  if (options === undefined) return [];
  const unsaved = backups.length > 0 ? [] : [outside('PE-15', 'objects and volumes of workloads: google.ClusterBackup, by the add-on that the cluster has', PAGES.BACKUP)];
  return [...clusterFacts(options), ...mode.facts, ...unsaved];
}

// A name is answered to whoever reaches the APIs of Google.
function isPublic({ endpointAccess = EndpointAccess.privateOnly() }: GkeClusterOptions): boolean {
  return endpointAccess.isPublic || endpointAccess.isByName;
}
