/** What a machine with a fixed identity does. */
export enum MemberDuty {
  /** It runs the API server, the controller manager and the scheduler. */
  CONTROL_PLANE = 'control-plane',
  /** It is a member of etcd. */
  ETCD = 'etcd',
}

/** Who runs the control plane. */
export enum ControlPlaneOperator {
  /** The provider, on machines that nobody else sees. */
  PROVIDER = 'provider',
  /** The owner of the cluster, on the machines of `members`. */
  OWNER = 'owner',
}

/** A machine with a fixed identity. */
export interface MemberView {
  /** Its name, such as `cp-0`. */
  readonly name: string;
  /** The number of its zone, from 0. */
  readonly zone: number;
  /** What it does; where etcd is stacked, both. */
  readonly duties: MemberDuty[];
}

/** A pool of workers. */
export interface PoolView {
  /** Its id. */
  readonly id: string;
  /** The path of its construct. */
  readonly constructPath: string;
  /** The kind of its capacity, such as `managed`. */
  readonly kind: string;
  /**
   * Fewest nodes.
   *
   * @default - none: serverless, or only Terraform knows
   */
  readonly minSize?: number;
  /**
   * Most nodes.
   *
   * @default - none: serverless, or only Terraform knows
   */
  readonly maxSize?: number;
  /** Its machine types. */
  readonly machineTypes: string[];
  /** How its machines are paid for. */
  readonly purchase: string;
  /**
   * The numbers of the zones that it spreads its nodes over, from 0.
   *
   * @default - not known
   */
  readonly zones?: number[];
  /** Whether DNS servers and other pods of the system can run here. */
  readonly admitsSystemPods: boolean;
}

/** The machines, zones and connections of a cluster. */
export interface TopologyView {
  /** Who runs the control plane. */
  readonly operator: ControlPlaneOperator;
  /** The names of the zones, or their numbers where only Terraform knows the names; empty where nothing is known. */
  readonly zones: string[];
  /** The machines of the control plane and of etcd; none where the provider runs them. */
  readonly members: MemberView[];
  /** The pools. */
  readonly pools: PoolView[];
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
  /** The subnets of the nodes, by name or CIDR block, one for each zone where that is known. */
  readonly subnets: string[];
}
