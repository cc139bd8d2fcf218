import { checkInteger, checkNotEmpty, checkUnique, unknown } from './private/checks';
import { fail } from './private/problem';

/** The kinds of capacity that a pool can have, in the words of the Kubernetes "Production environment" page. */
export enum CapacityKind {
  /** Nodes that the provider creates, updates and repairs, in a number that an autoscaler chooses (PE-09, PE-26). */
  MANAGED = 'managed',
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
  /** Machine types in order of preference; empty for serverless capacity. */
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

/** Options of `Capacity.managed`. */
export interface ManagedCapacityOptions {
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

// Kubernetes is designed for at most this many nodes in a cluster (PE-25): https://kubernetes.io/docs/setup/best-practices/cluster-large/
const MAX_NODES = 5000;

/**
 * Capacity that every platform can read.
 *
 * Errors: `capacity-size` for a size that is no whole number in range, `capacity-min-above-max`, `list-empty`,
 * `machine-type-duplicate`, `namespace-duplicate`.
 */
export class Capacity implements ICapacity {
  /** Nodes that the provider manages, in a number that an autoscaler chooses between two bounds. */
  public static managed(options: ManagedCapacityOptions): Capacity {
    const { machineTypes, minSize, maxSize } = options;
    checkMachineTypes(machineTypes);
    checkInteger(minSize, { id: 'capacity-size', option: 'minSize' }, 0, MAX_NODES);
    checkInteger(maxSize, { id: 'capacity-size', option: 'maxSize' }, 1, MAX_NODES);
    checkSizeOrder(minSize, maxSize);
    return new Capacity({ kind: CapacityKind.MANAGED, machineTypes, minSize, maxSize, autoscaled: minSize !== maxSize, purchase: purchaseOf(options), namespaces: [] });
  }

  /** Nodes that the provider manages, in a number that Terraform keeps: no autoscaler may change it. */
  public static fixed(options: FixedCapacityOptions): Capacity {
    const { machineTypes, size } = options;
    checkMachineTypes(machineTypes);
    checkInteger(size, { id: 'capacity-size', option: 'size' }, 1, MAX_NODES);
    return new Capacity({ kind: CapacityKind.FIXED, machineTypes, minSize: size, maxSize: size, autoscaled: false, purchase: purchaseOf(options), namespaces: [] });
  }

  /** No nodes: the provider runs the pods of the given namespaces on capacity of its own. */
  public static serverless(options: ServerlessCapacityOptions): Capacity {
    checkNotEmpty(options.namespaces, { id: 'list-empty', option: 'namespaces' });
    checkUnique(options.namespaces, { id: 'namespace-duplicate', option: 'namespaces' });
    return new Capacity({ kind: CapacityKind.SERVERLESS, machineTypes: [], autoscaled: false, purchase: PurchaseOption.ON_DEMAND, namespaces: options.namespaces });
  }

  /** What is asked for. */
  public readonly intent: CapacityIntent;

  private constructor(intent: CapacityIntent) {
    this.intent = { ...intent, machineTypes: [...intent.machineTypes], namespaces: [...intent.namespaces] };
  }
}

function purchaseOf(options: { readonly purchase?: PurchaseOption }): PurchaseOption {
  return options.purchase ?? PurchaseOption.ON_DEMAND;
}

function checkMachineTypes(machineTypes: string[]): void {
  checkNotEmpty(machineTypes, { id: 'list-empty', option: 'machineTypes' });
  checkUnique(machineTypes, { id: 'machine-type-duplicate', option: 'machineTypes' });
}

function checkSizeOrder(minSize: number, maxSize: number): void {
  if (unknown(minSize) || unknown(maxSize) || minSize <= maxSize) return;
  fail('capacity-min-above-max', {
    what: 'minSize is above maxSize',
    got: { minSize, maxSize },
    allowed: 'minSize at most maxSize',
    fix: `lower minSize to ${maxSize} or raise maxSize to ${minSize}`,
  });
}
