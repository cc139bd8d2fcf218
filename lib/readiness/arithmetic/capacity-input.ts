import { AddressSpace } from '../../platform-readiness';
import { MachineCapacity } from '../machine-capacity';
import { ResourceRequests } from '../proof/proof-input';
import { PoolView } from '../topology-view';

/** How the number of DNS servers follows the size of the cluster, as Cluster Proportional Autoscaler has it. */
export interface DnsScaling {
  /** For how many nodes one server is enough. */
  readonly nodesPerReplica: number;
  /** For how many processors one server is enough. */
  readonly coresPerReplica: number;
  /** Fewest servers. */
  readonly minReplicas: number;
  /**
   * Most servers.
   *
   * @default - as many as the cluster needs
   */
  readonly maxReplicas?: number;
  /**
   * The most processors of one node, where the size of its machine is not known.
   *
   * @default - `coresPerReplica / nodesPerReplica`, so that the number of nodes decides
   */
  readonly coresPerNode?: number;
}

/** The machines of a control plane that its owner runs. */
export interface ControlPlaneMachines {
  /** How many of them are nodes of the cluster. */
  readonly members: number;
  /**
   * What each of them should have for the largest number of nodes.
   *
   * @default - not known
   */
  readonly wanted?: MachineCapacity;
  /**
   * What each of them has.
   *
   * @default - not known
   */
  readonly available?: MachineCapacity;
  /**
   * Where the wanted size comes from.
   *
   * @default - not told
   */
  readonly source?: string;
}

/** What the arithmetic of a cluster's size reads. Numbers that only Terraform knows count as not known. */
export interface CapacityInput {
  /** The pools. */
  readonly pools: PoolView[];
  /**
   * How many pods a node takes at most, by the ids of pools.
   *
   * @default - not known
   */
  readonly podsPerNode?: Record<string, number>;
  /**
   * The addresses that nodes and pods take.
   *
   * @default - not known
   */
  readonly addressSpaces?: AddressSpace[];
  /**
   * What machines have that pods can use, by their types.
   *
   * @default - not known: there are no figures of processors and memory
   */
  readonly machineSizes?: Record<string, MachineCapacity>;
  /**
   * What tenants may ask for together.
   *
   * @default - not known
   */
  readonly requests?: ResourceRequests;
  /**
   * How the number of DNS servers follows the size.
   *
   * @default - it does not, or the provider sees to it
   */
  readonly dns?: DnsScaling;
  /**
   * The machines of the control plane.
   *
   * @default - the provider runs them
   */
  readonly controlPlane?: ControlPlaneMachines;
}
