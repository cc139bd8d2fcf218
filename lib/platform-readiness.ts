import { ControlPlaneOperator, MemberView } from './readiness/topology-view';
import { Standing } from './readiness/standing';

/** What a platform says of an item of the checklist, of which only it knows how it stands. */
export interface PlatformFact {
  /** The id of the item, such as `PE-12`. */
  readonly item: string;
  /** How it stands: `MET`, `PROVIDER_DUTY`, `OUTSIDE` or `MISSING`. */
  readonly standing: Standing;
  /** What is so, in words and values of the platform's API, such as `endpointAccess: private`. */
  readonly value: string;
  /**
   * The path of the construct that shows it.
   *
   * @default - the control plane as a whole
   */
  readonly constructPath?: string;
  /**
   * The document that says so: the provider's for its duty, that of what to use instead for what is outside.
   *
   * @default - none, as what is met and what is missing need none
   */
  readonly document?: string;
  /**
   * The exact change that mends what is missing.
   *
   * @default - nothing is missing
   */
  readonly fix?: string;
}

/** Addresses of which each node takes some, for itself and for its pods. */
export interface AddressSpace {
  /** A stable id within the platform, such as `pods`. */
  readonly id: string;
  /** Whose addresses, such as `Addresses of pods, in the subnets of nodes`. */
  readonly title: string;
  /** How many there are. */
  readonly addresses: number;
  /** How many a node takes, at most. */
  readonly perNode: number;
  /**
   * The same for pools that differ, by their ids.
   *
   * @default - all pools are alike
   */
  readonly perNodeOf?: Record<string, number>;
  /** How both came about, in words, such as `3 subnets of /20, 5 addresses of each reserved; blocks of 16 for 110 pods`. */
  readonly arithmetic: string;
  /** Where the rule stands. */
  readonly source: string;
}

/** What a platform knows of a pool that only it knows. */
export interface PlatformPool {
  /** The id of the pool. */
  readonly poolId: string;
  /** The numbers of the zones over which its nodes are spread, from 0. */
  readonly zones: number[];
  /**
   * In how many groups its nodes are, each of the size that the capacity names.
   *
   * @default 1
   */
  readonly groups?: number;
  /**
   * How many pods a node takes at most.
   *
   * @default - what the platform does by itself, which nothing of the app tells
   */
  readonly podsPerNode?: number;
}

/** What a platform knows about the readiness of its control plane and pools, as data. */
export interface PlatformReadiness {
  /** What it says of items of the checklist; several of one item count together. */
  readonly facts: PlatformFact[];
  /** Who runs the control plane. */
  readonly operator: ControlPlaneOperator;
  /** The zones, by name, or by number where only Terraform knows the names; empty where nothing is known. */
  readonly zones: string[];
  /** The machines of the control plane and of etcd; none where the provider runs them. */
  readonly members: MemberView[];
  /** What the platform knows of pools; a pool may be missing where nothing is known. */
  readonly pools: PlatformPool[];
  /**
   * Whether the API server can be reached from the internet.
   *
   * @default - not known
   */
  readonly publicEndpoint?: boolean;
  /**
   * What stands before the API servers, such as `Network Load Balancer`.
   *
   * @default - the provider's, or not known
   */
  readonly loadBalancer?: string;
  /** The subnets of nodes, by CIDR block or id; empty where not known. */
  readonly subnets: string[];
  /** The addresses that nodes and pods take; empty where not known. */
  readonly addressSpaces: AddressSpace[];
}
