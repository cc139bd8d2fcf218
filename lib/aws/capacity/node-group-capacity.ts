import { Construct } from 'constructs';
import { Capacity, CapacityIntent, PurchaseOption } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { boundPool, Compute, EksPoolContext, IEksCapacity } from '../private/eks-capacity';
import { CapacityReservation } from './capacity-reservation';
import { BlockedDrain, NodeRepair } from './node-group-upkeep';
import { NodeImage, NodeImageFamily } from './node-image';
import { PodDensity } from './pod-density';
import { checkMachineTypes, imageFor } from '../private/machine-type';
import { PoolPlace, PoolReadiness } from '../private/readiness/pool-readiness';
import { createNodeGroups } from './private/node-group';
import { checkNodeGroup } from './private/node-group-checks';
import { nodeFacts } from './private/node-facts';
import { groupReadiness } from './private/group-readiness';
import { checkPodDensity, plannedAddresses } from './private/pod-limits';
import { upkeepFacts } from './private/upkeep-facts';
import { groupCount } from './private/zones';
import { ZonePlacement } from './zone-placement';

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
   * The AMI release, such as `1.34.1-20251112`.
   *
   * @default - AWS's newest when the group is made or its version changes
   */
  readonly releaseVersion?: string;
  /**
   * The size of the disk for images and pods in GiB, up to 16384; from 20, on Windows from 50.
   *
   * @default - 20, on Windows 50
   */
  readonly diskSizeGiB?: number;
  /**
   * How many pods a node runs. Addresses are planned for it.
   *
   * @default - what EKS computes for the machine type
   */
  readonly podDensity?: PodDensity;
  /**
   * How the pool is spread over zones.
   *
   * @default ZonePlacement.SPREAD
   */
  readonly zonePlacement?: ZonePlacement;
  /**
   * The subnets of the nodes, such as the one of the zone in which capacity was reserved.
   *
   * @default - the private subnets of the network
   */
  readonly subnetIds?: string[];
  /**
   * Capacity that was reserved before.
   *
   * @default - none is asked for; open reservations are used where they match
   */
  readonly reservation?: CapacityReservation;
  /**
   * Whether EKS replaces nodes that are not healthy.
   *
   * @default NodeRepair.ENABLED
   */
  readonly nodeRepair?: NodeRepair;
  /**
   * What an update does with a node whose pods cannot leave.
   *
   * @default BlockedDrain.FAIL
   */
  readonly blockedDrain?: BlockedDrain;
  /**
   * Security groups of the nodes, besides the cluster's.
   *
   * @default - the cluster's alone
   */
  readonly securityGroupIds?: string[];
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

/**
 * A managed node group with all that EKS offers for it (PE-09, PE-21, PE-22).
 *
 * Its machines ask for IMDSv2 with a hop limit of 1, have encrypted gp3 disks, no public address and no SSH key.
 * A machine type alone can be changed in place; a list of several, the image and the purchase option replace the node group,
 * the new one before the old.
 *
 * Errors: `machine-type-format`, `machine-types-mixed-architectures`, `machine-type-image-mismatch`, `disk-size`,
 * `pod-density-above-machine-type`, `release-version`, `security-group-id`, `capacity-reservation`, `pool-option-unsupported`,
 * `control-plane-not-managed`, and those of `Capacity`.
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
    return new NodeGroupCapacity(intent, intent);
  }

  /** The platforms that alone have this capacity. */
  public readonly onlyOn?: string[] = ['EKS'];
  /** What is asked for. */
  public readonly intent: CapacityIntent;
  /** @internal */
  public readonly _compute = Compute.NODES;
  private readonly image: NodeImage;

  private constructor(intent: CapacityIntent, private readonly options: NodeGroupOptions) {
    checkMachineTypes(intent.machineTypes);
    const image = imageFor(intent.machineTypes, options.image);
    this.image = image ?? NodeImage.AL2023;
    // Pods of the system are for Linux.
    this.intent = { ...intent, runsSystemPods: intent.runsSystemPods && this.image.family !== NodeImageFamily.WINDOWS };
    this.options = { ...options, image };
    checkNodeGroup(this.options, this.image);
    if (options.podDensity) checkPodDensity(intent.machineTypes, options.podDensity);
  }

  /** @internal */
  public _addresses(inBlocks: boolean, zones: number): number {
    return plannedAddresses(this.intent, this.options.podDensity, inBlocks, groupCount(this.options, zones));
  }

  /** @internal */
  public _readiness(place: PoolPlace): PoolReadiness {
    const { image, intent, options } = this;
    return {
      ...groupReadiness(intent, options, place),
      facts: [
        ...nodeFacts({ ...options, image, joins: 'nodes join by the role of their machines, for which EKS makes the access entry' }, place),
        ...upkeepFacts(options, place),
      ],
    };
  }

  /** @internal */
  public _bindToEks(scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): BoundWorkerPool {
    return boundPool(createNodeGroups(scope, { ...this.options, intent: this.intent, family: this.image.family }, binding, context), this.intent);
  }
}
