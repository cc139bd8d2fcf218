import { PlatformFact } from '../../../platform-readiness';
import { Zones } from './zones';

/** Where a pool stands. */
export interface PoolPlace {
  /** The id of the pool. */
  readonly poolId: string;
  /** The path of its construct. */
  readonly constructPath: string;
  /** The zones of the network. */
  readonly zones: Zones;
  /** Whether the network agent gives out blocks of addresses. */
  readonly inBlocks: boolean;
}

/** What a capacity knows of the readiness of a pool. */
export interface PoolReadiness {
  /** The numbers of the zones over which its nodes are spread; undefined where that is not known. */
  readonly zones?: number[];
  /** In how many groups its nodes are, each of the size that the pool asks for; undefined for one. */
  readonly groups?: number;
  /** How many pods a node takes at most; undefined where nothing of the app tells. */
  readonly podsPerNode?: number;
  /** How many addresses a node takes at most; undefined where they cannot be planned. */
  readonly addressesPerNode?: number;
  /** What it says of items of the checklist. */
  readonly facts: PlatformFact[];
}
