import { AddressSpace, PlatformFact, PlatformPool } from '../platform-readiness';

/** What an infrastructure knows about the readiness of a cluster's machines for production, as data. */
export interface InfrastructureReadiness {
  /** What it says of items of the checklist, besides what `KubeadmPlatform` says of them. */
  readonly facts: PlatformFact[];
  /** The zones, in the order in which members count them: by name, or by number from 0 where only Terraform knows the names. */
  readonly zones: string[];
  /** The zones of the pools that have joined; a pool may be missing where nothing is known. */
  readonly pools: PlatformPool[];
  /**
   * Whether the API can be reached from the internet.
   *
   * @default - not known
   */
  readonly publicEndpoint?: boolean;
  /**
   * What stands before the API servers, such as `Network Load Balancer`.
   *
   * @default - not known
   */
  readonly loadBalancer?: string;
  /** The subnets of the machines, by CIDR block or id; empty where not known. */
  readonly subnets: string[];
  /** The addresses that machines take; empty where not known. */
  readonly addressSpaces: AddressSpace[];
}
