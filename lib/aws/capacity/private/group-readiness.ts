import { CapacityIntent } from '../../../capacity';
import { PoolPlace, PoolReadiness } from '../../private/readiness/pool-readiness';
import { PodDensity } from '../pod-density';
import { ZonePlacement } from '../zone-placement';
import { addressesPerNode, podsPerNode } from './pod-limits';
import { groupCount } from './zones';

/** What of a pool in groups decides where its nodes are and how many pods they take. */
export interface GroupOptions {
  readonly subnetIds?: string[];
  readonly zonePlacement?: ZonePlacement;
  readonly podDensity?: PodDensity;
}

/** Where the nodes of a pool in groups are, and what each takes. */
export function groupReadiness({ machineTypes }: CapacityIntent, options: GroupOptions, { zones: ofNetwork, inBlocks }: PoolPlace): Omit<PoolReadiness, 'facts'> {
  const zones = ofNetwork.ofSubnets(options.subnetIds);
  return {
    zones,
    groups: groupCount(options, zones?.length ?? 1),
    podsPerNode: podsPerNode(machineTypes, options.podDensity, inBlocks),
    addressesPerNode: addressesPerNode(machineTypes, options.podDensity, inBlocks),
  };
}
