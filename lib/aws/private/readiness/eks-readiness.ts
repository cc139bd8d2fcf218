import { IPlatformControlPlane } from '../../../platform';
import { PlatformFact, PlatformReadiness } from '../../../platform-readiness';
import { ControlPlaneOperator } from '../../../readiness/topology-view';
import { EksPlatformProps } from '../../eks-platform';
import { EndpointAccess } from '../../endpoint-access';
import { INetwork } from '../../network/network';
import { Compute, IEksCapacity } from '../eks-capacity';
import { addressSpaces } from './address-spaces';
import { apiAccess } from './api-access';
import { volumeBackups } from './backups';
import { dataProtection } from './data-protection';
import { DUTIES } from './duties';
import { integrations } from './integrations';
import { subnetNames } from './made-network';
import { networkFacts } from './network-facts';
import { PoolReadiness } from './pool-readiness';
import { Zones } from './zones';

/** A pool that has joined. */
export interface JoinedPool {
  readonly poolId: string;
  readonly constructPath: string;
  readonly capacity: IEksCapacity;
}

/** What a cluster of EKS is judged by. */
export interface EksReadinessProps {
  readonly controlPlane: IPlatformControlPlane;
  readonly network: INetwork;
  readonly pools: readonly JoinedPool[];
  readonly inBlocks: boolean;
  /** What the app chose of the control plane; undefined where something else made it. */
  readonly choices?: EksPlatformProps;
}

/** What EKS knows of a cluster's readiness: what AWS does, what the app chose, and what its pools are. */
export function eksReadiness(props: EksReadinessProps): PlatformReadiness {
  const { controlPlane, network, choices } = props;
  const zones = new Zones(network);
  const pools = poolsOf(props, zones);
  const perNode = pools.flatMap(({ poolId, addressesPerNode }): [string, number][] => (addressesPerNode === undefined ? [] : [[poolId, addressesPerNode]]));
  return {
    facts: [...DUTIES, ...(choices ? chosen(props, choices, zones) : []), ...volumeBackups(controlPlane), ...pools.flatMap(({ facts }) => facts)],
    operator: ControlPlaneOperator.PROVIDER,
    zones: zones.names,
    members: [],
    pools: pools.flatMap(({ poolId, zones: spread, groups, podsPerNode }) => (spread === undefined ? [] : [{ poolId, zones: spread, groups, podsPerNode }])),
    publicEndpoint: choices && (choices.endpointAccess ?? EndpointAccess.privateOnly()).isPublic,
    loadBalancer: 'Network Load Balancer',
    subnets: subnetNames(network),
    addressSpaces: addressSpaces(network, new Map(perNode)),
  };
}

function chosen({ network, pools }: EksReadinessProps, choices: EksPlatformProps, zones: Zones): PlatformFact[] {
  const computes = new Set<Compute>(pools.map(({ capacity }) => capacity._compute));
  return [...apiAccess(choices), ...dataProtection(choices), ...integrations(choices, computes), ...networkFacts(network, zones)];
}

function poolsOf({ pools, inBlocks }: EksReadinessProps, zones: Zones): (PoolReadiness & { readonly poolId: string })[] {
  return pools.map(({ poolId, constructPath, capacity }) => ({ poolId, ...capacity._readiness({ poolId, constructPath, zones, inBlocks }) }));
}
