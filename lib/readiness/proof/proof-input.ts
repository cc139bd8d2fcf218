import { MachineCapacity } from '../machine-capacity';
import { TopologyView } from '../topology-view';

/** What tenants may ask for together: the sum of `requests` of their quotas. */
export interface ResourceRequests {
  /**
   * Processors.
   *
   * @default - not known
   */
  readonly cpu?: number;
  /**
   * Memory in GiB.
   *
   * @default - not known
   */
  readonly memoryGiB?: number;
}

/** What the proof of a cluster's failure domains reads. Numbers that only Terraform knows count as not known. */
export interface ProofInput {
  /** Machines, zones and pools. */
  readonly topology: TopologyView;
  /**
   * What machines have that pods can use, by their types.
   *
   * @default - not known: nodes alone are counted
   */
  readonly machineSizes?: Record<string, MachineCapacity>;
  /**
   * What tenants may ask for together.
   *
   * @default - not known: nodes alone are counted
   */
  readonly requests?: ResourceRequests;
  /**
   * How many nodes of a pool must be left right after a loss, by the ids of pools, from 0. Pools that differ in nothing but their zones stand in for one another.
   *
   * @default - one of all pools that stand in for one another, if they keep any: groups bring lost nodes back where zones are left, which takes minutes
   */
  readonly neededNodes?: Record<string, number>;
  /**
   * Whether DNS servers run on nodes, and not where the provider looks after them.
   *
   * @default - not known
   */
  readonly dnsOnNodes?: boolean;
  /**
   * Fewest DNS servers, from 1. They count as spread over zones and nodes as evenly as those allow.
   *
   * @default - not known
   */
  readonly minDnsReplicas?: number;
  /**
   * The ids of the pools whose pods have volumes that belong to one zone; those that the cluster does not have are left out.
   *
   * @default - not known
   */
  readonly zonalVolumePools?: string[];
  /**
   * Whether the cluster must live through the loss of a zone and of a machine in another.
   *
   * @default false
   */
  readonly survivesZoneAndMachine?: boolean;
}
