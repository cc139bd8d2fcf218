import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Capacity, CapacityIntent, PurchaseOption } from '../../capacity';
import { WorkerPoolBinding } from '../../platform';
import { checkInteger } from '../../private/checks';
import { NodeImage } from './node-image';
import { EksPoolContext, IEksCapacity } from '../private/eks-capacity';
import { checkMachineTypes, imageFor } from './private/machine-type';
import { createLaunchTemplate } from './private/launch-template';
import { checkForEks, createNodeGroup } from './private/node-group';

/** Options of every managed node group. */
export interface NodeGroupOptions {
  /** Machine types in order of preference, such as `m7i.xlarge`. All of one architecture and one kind of accelerator. */
  readonly machineTypes: string[];
  /**
   * How machines are paid for.
   *
   * @default PurchaseOption.ON_DEMAND
   */
  readonly purchase?: PurchaseOption;
  /**
   * The image of the nodes.
   *
   * @default - Amazon Linux 2023 for the architecture and the accelerators of the machine types
   */
  readonly image?: NodeImage;
  /**
   * The size of the root disk in GiB, from 20 to 16384.
   *
   * @default 20
   */
  readonly diskSizeGiB?: number;
  /**
   * The most pods on a node, from 1 to 250, set in the node configuration. Addresses are planned for it.
   * The network agent gives out no more than the machine type's network interfaces hold.
   *
   * @default - what EKS computes for the machine type; addresses are planned for 110
   */
  readonly podsPerNode?: number;
}

/** Options of `NodeGroupCapacity.autoscaling`. */
export interface AutoscalingNodeGroupOptions extends NodeGroupOptions {
  /** Fewest nodes, from 0. */
  readonly minSize: number;
  /** Most nodes, from 1. */
  readonly maxSize: number;
}

/** Options of `NodeGroupCapacity.fixed`. */
export interface FixedNodeGroupOptions extends NodeGroupOptions {
  /** The number of nodes, from 1, which Terraform keeps. */
  readonly size: number;
}

// "no more than 110 pods per node": https://kubernetes.io/docs/setup/best-practices/cluster-large/ (PE-25)
const PLANNED_PODS_PER_NODE = 110;

/**
 * A managed node group with all that EKS offers for it (PE-09, PE-21, PE-22).
 *
 * Its machines ask for IMDSv2 with a hop limit of 1, have an encrypted gp3 root disk, no public address and no SSH key.
 * A machine type alone can be changed in place; a list of several, the image and the purchase option replace the node group,
 * the new one before the old.
 *
 * Errors: `machine-type-format`, `machine-types-mixed-architectures`, `machine-type-image-mismatch`, `disk-size`,
 * `pods-per-node`, and those of `Capacity`.
 */
export class NodeGroupCapacity implements IEksCapacity {
  /** A number of nodes that an autoscaler chooses. */
  public static autoscaling(options: AutoscalingNodeGroupOptions): NodeGroupCapacity {
    return new NodeGroupCapacity(Capacity.managed(options).intent, options);
  }

  /** A number of nodes that Terraform keeps. */
  public static fixed(options: FixedNodeGroupOptions): NodeGroupCapacity {
    return new NodeGroupCapacity(Capacity.fixed(options).intent, options);
  }

  /** @internal */
  public static _of(intent: CapacityIntent): NodeGroupCapacity {
    return new NodeGroupCapacity(intent, {});
  }

  /** The platforms that alone have this capacity. */
  public readonly onlyOn?: string[] = ['EKS'];
  /** @internal */
  public readonly _addresses: number;
  private readonly diskSizeGiB?: number;
  private readonly podsPerNode?: number;
  private readonly image?: NodeImage;

  private constructor(
    /** What is asked for. */
    public readonly intent: CapacityIntent,
    options: Omit<NodeGroupOptions, 'machineTypes'>,
  ) {
    checkMachineTypes(intent.machineTypes);
    this.image = imageFor(intent.machineTypes, options.image);
    this.diskSizeGiB = options.diskSizeGiB;
    this.podsPerNode = options.podsPerNode;
    if (this.diskSizeGiB !== undefined) checkInteger(this.diskSizeGiB, { id: 'disk-size', option: 'diskSizeGiB' }, 20, 16384);
    if (this.podsPerNode !== undefined) checkInteger(this.podsPerNode, { id: 'pods-per-node', option: 'podsPerNode' }, 1, 250);
    this._addresses = plannedAddresses(intent.maxSize, this.podsPerNode);
  }

  /** @internal */
  public _bindToEks(scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): ITerraformDependable {
    const { intent, image, diskSizeGiB, podsPerNode } = this;
    checkForEks(binding);
    const spec = { intent, image, diskSizeGiB, podsPerNode };
    const template = createLaunchTemplate(scope, spec, binding.poolId, context);
    return createNodeGroup(scope, spec, template, binding, context);
  }
}

// Each node takes an address, and each of its pods. Sizes that only Terraform knows cannot be planned for.
function plannedAddresses(maxSize: number | undefined, podsPerNode: number = PLANNED_PODS_PER_NODE): number {
  const known = [maxSize, podsPerNode].every((value) => typeof value === 'number' && value > 0);
  return known && maxSize !== undefined ? maxSize * (podsPerNode + 1) : 0;
}
