import { checkMachineTypeList, checkSize, checkSizes } from './private/capacity-checks';
import { checkNotEmpty, checkUnique, unknown } from './private/checks';

/** The kinds of capacity that a pool can have, in the words of the Kubernetes "Production environment" page. */
export enum CapacityKind {
  /** Nodes that the provider creates, updates and repairs, in a number that an autoscaler chooses (PE-09, PE-26). */
  MANAGED = 'managed',
  /** Machines that join by themselves, in a number that an autoscaler chooses; their owner updates and replaces them (PE-09, PE-26). */
  SELF_MANAGED = 'self-managed',
  /** Nodes in a number that Terraform keeps, which the provider creates, updates and repairs where it can. */
  FIXED = 'fixed',
  /** No nodes: the provider runs each pod on capacity of its own (PE-07). */
  SERVERLESS = 'serverless',
}

/** How machines are paid for, which decides whether the provider may take them back. */
export enum PurchaseOption {
  /** The provider does not take the machine back. */
  ON_DEMAND = 'on-demand',
  /** Spare capacity at a lower price; the provider takes it back at short notice. */
  SPOT = 'spot',
}

/** What a capacity asks for, as data that every platform can read. */
export interface CapacityIntent {
  /** The kind of capacity. */
  readonly kind: CapacityKind;
  /** Machine types in order of preference; empty where the provider chooses them. */
  readonly machineTypes: string[];
  /**
   * Fewest nodes.
   *
   * @default - none, because serverless capacity has no nodes
   */
  readonly minSize?: number;
  /**
   * Most nodes.
   *
   * @default - none, because serverless capacity has no nodes
   */
  readonly maxSize?: number;
  /** Whether an autoscaler chooses the number of nodes. */
  readonly autoscaled: boolean;
  /** How machines are paid for. */
  readonly purchase: PurchaseOption;
  /** The namespaces whose pods run here; serverless capacity only. */
  readonly namespaces: string[];
  /** Whether pods of the system, such as those of CoreDNS, have room here at any time, unless taints repel them. */
  readonly runsSystemPods: boolean;
}

/**
 * The capacity of a worker pool: a value without state.
 *
 * `Capacity` is the portable subset; each cloud adds its own, such as `aws.NodeGroupCapacity`.
 */
export interface ICapacity {
  /** What is asked for. */
  readonly intent: CapacityIntent;
  /**
   * The platforms that alone have this capacity, for messages.
   *
   * @default - any platform may read the intent
   */
  readonly onlyOn?: string[];
}

/** Options of capacity in a number that an autoscaler chooses. */
export interface ElasticCapacityOptions {
  /** Machine types in order of preference, in the provider's names, such as `m7i.xlarge`. All of one architecture. */
  readonly machineTypes: string[];
  /** Fewest nodes, from 0. At least one pool of a cluster must keep one or more. */
  readonly minSize: number;
  /** Most nodes, from 1. */
  readonly maxSize: number;
  /**
   * How machines are paid for.
   *
   * @default PurchaseOption.ON_DEMAND
   */
  readonly purchase?: PurchaseOption;
}

/** Options of `Capacity.managed`. */
export interface ManagedCapacityOptions extends ElasticCapacityOptions {}

/** Options of `Capacity.selfManaged`. */
export interface SelfManagedCapacityOptions extends ElasticCapacityOptions {}

/** Options of `Capacity.fixed`. */
export interface FixedCapacityOptions {
  /** Machine types in order of preference, in the provider's names, such as `m7i.xlarge`. All of one architecture. */
  readonly machineTypes: string[];
  /** The number of nodes, from 1, which Terraform keeps. */
  readonly size: number;
  /**
   * How machines are paid for.
   *
   * @default PurchaseOption.ON_DEMAND
   */
  readonly purchase?: PurchaseOption;
}

/** Options of `Capacity.serverless`. */
export interface ServerlessCapacityOptions {
  /** The namespaces whose pods run here. */
  readonly namespaces: string[];
}

/** The namespace of the pods of the system. */
const SYSTEM_NAMESPACE = 'kube-system';

/** Nodes of one kind. */
interface Nodes {
  readonly machineTypes: string[];
  readonly minSize: number;
  readonly maxSize: number;
  readonly purchase?: PurchaseOption;
}

/**
 * Capacity that every platform can read.
 *
 * Errors: `capacity-size` for a size that is no whole number in range, `capacity-min-above-max`, `list-empty`,
 * `machine-type-duplicate`, `namespace-duplicate`.
 */
export class Capacity implements ICapacity {
  /** Nodes that the provider manages, in a number that an autoscaler chooses between two bounds. */
  public static managed(options: ManagedCapacityOptions): Capacity {
    return elastic(CapacityKind.MANAGED, options);
  }

  /** Machines that join by themselves, in a number that an autoscaler chooses between two bounds. */
  public static selfManaged(options: SelfManagedCapacityOptions): Capacity {
    return elastic(CapacityKind.SELF_MANAGED, options);
  }

  /** Nodes that the provider manages, in a number that Terraform keeps: no autoscaler may change it. */
  public static fixed(options: FixedCapacityOptions): Capacity {
    const { machineTypes, size } = options;
    checkMachineTypeList(machineTypes);
    checkSize(size);
    return Capacity._of(CapacityKind.FIXED, { machineTypes, minSize: size, maxSize: size, purchase: options.purchase });
  }

  /** No nodes: the provider runs the pods of the given namespaces on capacity of its own. */
  public static serverless(options: ServerlessCapacityOptions): Capacity {
    checkNotEmpty(options.namespaces, { id: 'list-empty', option: 'namespaces' });
    checkUnique(options.namespaces, { id: 'namespace-duplicate', option: 'namespaces' });
    const { namespaces } = options;
    const runsSystemPods = !unknown(namespaces) && namespaces.includes(SYSTEM_NAMESPACE);
    return new Capacity({ kind: CapacityKind.SERVERLESS, machineTypes: [], autoscaled: false, purchase: PurchaseOption.ON_DEMAND, namespaces, runsSystemPods });
  }

  /** @internal */
  public static _of(kind: CapacityKind, nodes: Nodes): Capacity {
    const { machineTypes, minSize, maxSize, purchase = PurchaseOption.ON_DEMAND } = nodes;
    const autoscaled = minSize !== maxSize;
    // A pool that may shrink to nothing cannot be relied on: no node, no CoreDNS, and no autoscaler to bring a node back.
    const runsSystemPods = unknown(minSize) || minSize > 0;
    return new Capacity({ kind, machineTypes, minSize, maxSize, autoscaled, purchase, namespaces: [], runsSystemPods });
  }

  /** What is asked for. */
  public readonly intent: CapacityIntent;

  private constructor(intent: CapacityIntent) {
    this.intent = { ...intent, machineTypes: [...intent.machineTypes], namespaces: [...intent.namespaces] };
  }
}

function elastic(kind: CapacityKind, options: ElasticCapacityOptions): Capacity {
  checkMachineTypeList(options.machineTypes);
  checkSizes(options);
  return Capacity._of(kind, options);
}
