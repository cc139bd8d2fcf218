import { Construct } from 'constructs';
import { Capacity, CapacityIntent, CapacityKind, PurchaseOption } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { checkInteger } from '../../private/checks';
import { checkSize, checkSizes } from '../../private/capacity-checks';
import { INodeTerminationHandler } from '../integrations/node-termination-handler';
import { Ec2PoolContext, IEc2Capacity } from '../private/ec2-capacity';
import { boundPool, Compute, EksPoolContext, IEksCapacity } from '../private/eks-capacity';
import { PoolPlace, PoolReadiness } from '../private/readiness/pool-readiness';
import { CapacityReservation } from './capacity-reservation';
import { MachineSelection } from './machine-selection';
import { NodeImage } from './node-image';
import { PodDensity } from './pod-density';
import { checkAutoScalingGroup, imageOf } from './private/auto-scaling-group-checks';
import { createEc2ScalingGroups } from './private/ec2-scaling-group';
import { createEksScalingGroups } from './private/eks-scaling-group';
import { draining, JOINS, nodeFacts, ofPool } from './private/node-facts';
import { groupReadiness } from './private/group-readiness';
import { checkPodDensity, plannedAddresses } from './private/pod-limits';
import { groupCount } from './private/zones';
import { PurchaseMix } from './purchase-mix';
import { WarmPool } from './warm-pool';
import { ZonePlacement } from './zone-placement';

/** Options of every Auto Scaling group. */
export interface AutoScalingGroupOptions {
  /** The machine types, or what they must have. */
  readonly machines: MachineSelection;
  /**
   * How machines are paid for.
   *
   * @default PurchaseMix.onDemand()
   */
  readonly purchase?: PurchaseMix;
  /**
   * The image of the nodes: Amazon Linux 2023 or Bottlerocket. Each new machine has AWS's newest, unless it is a `NodeImage.custom`.
   *
   * @default - Amazon Linux 2023 for the architecture and the accelerators of the machine types
   */
  readonly image?: NodeImage;
  /**
   * The size of the disk for images and pods in GiB, from 20 to 16384.
   *
   * @default 20
   */
  readonly diskSizeGiB?: number;
  /**
   * How many pods a node runs. Addresses are planned for it.
   *
   * @default - what the image computes for the machine type
   */
  readonly podDensity?: PodDensity;
  /**
   * How the pool is spread over zones.
   *
   * @default ZonePlacement.SPREAD
   */
  readonly zonePlacement?: ZonePlacement;
  /**
   * What drains nodes before their machines are taken away. A lifecycle hook then holds each machine for it.
   *
   * @default - nothing does, which is warned of
   */
  readonly terminationHandler?: INodeTerminationHandler;
  /**
   * Machines that were prepared before they are needed.
   *
   * @default - none
   */
  readonly warmPool?: WarmPool;
  /**
   * The age in days at which a machine is replaced, from 1 to 365.
   *
   * @default - none
   */
  readonly maxInstanceLifetimeDays?: number;
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
   * Security groups of the nodes, besides the cluster's.
   *
   * @default - the cluster's alone
   */
  readonly securityGroupIds?: string[];
}

/** Options of `AutoScalingGroupCapacity.autoscaling`. */
export interface ElasticAutoScalingGroupOptions extends AutoScalingGroupOptions {
  /** Fewest nodes, from 0. */
  readonly minSize: number;
  /** Most nodes, from 1. */
  readonly maxSize: number;
}

/** Options of `AutoScalingGroupCapacity.fixed`. */
export interface FixedAutoScalingGroupOptions extends AutoScalingGroupOptions {
  /** The number of nodes, from 1, which Terraform keeps. */
  readonly size: number;
}

/**
 * An Auto Scaling group of EC2 whose machines join the cluster by themselves: for what a managed node group does not offer, such as
 * spot besides on-demand machines in one group, machine types by what they must have, or warm pools (PE-09, PE-21, PE-22).
 *
 * Its machines ask for IMDSv2 with a hop limit of 1, have encrypted gp3 disks, no public address and no SSH key. EC2 does not move
 * machines between zones by itself. A change of the machines replaces them one after the other (instance refresh); of the group nothing is replaced.
 * Nodes of EKS that AWS takes away are drained only by a `terminationHandler`.
 *
 * On `aws.Ec2Infrastructure` the cluster drains the machines itself, and its image is theirs: `image`, `podDensity`, `terminationHandler` and
 * `warmPool` are refused there.
 *
 * Errors: those of `NodeGroupCapacity`, `warm-pool`, `max-instance-lifetime`, `cluster-attributes-missing`. Warning: `node-draining-missing`.
 */
export class AutoScalingGroupCapacity implements IEksCapacity, IEc2Capacity {
  /** A number of nodes that an autoscaler chooses. */
  public static autoscaling(options: ElasticAutoScalingGroupOptions): AutoScalingGroupCapacity {
    checkSizes(options);
    return new AutoScalingGroupCapacity(CapacityKind.SELF_MANAGED, options, options);
  }

  /** A number of nodes that Terraform keeps. */
  public static fixed(options: FixedAutoScalingGroupOptions): AutoScalingGroupCapacity {
    const { size } = options;
    checkSize(size);
    return new AutoScalingGroupCapacity(CapacityKind.FIXED, { minSize: size, maxSize: size }, options);
  }

  /** @internal */
  public static _of({ kind, machineTypes, minSize = 0, maxSize = 1, purchase }: CapacityIntent): AutoScalingGroupCapacity {
    const machines = MachineSelection.ofTypes(machineTypes);
    return new AutoScalingGroupCapacity(kind, { minSize, maxSize }, { machines, purchase: purchase === PurchaseOption.SPOT ? PurchaseMix.spot() : PurchaseMix.onDemand() });
  }

  /** The platforms that alone have this capacity. */
  public readonly onlyOn?: string[] = ['EKS', 'EC2'];
  /** What is asked for. */
  public readonly intent: CapacityIntent;
  /** @internal */
  public readonly _compute = Compute.NODES;
  private readonly image: NodeImage;

  private constructor(kind: CapacityKind, sizes: { readonly minSize: number; readonly maxSize: number }, private readonly options: AutoScalingGroupOptions) {
    const { machines, purchase, podDensity, maxInstanceLifetimeDays } = options;
    this.image = imageOf(options);
    checkAutoScalingGroup(options, this.image);
    if (podDensity) checkPodDensity(machines.machineTypes, podDensity);
    if (maxInstanceLifetimeDays !== undefined) checkInteger(maxInstanceLifetimeDays, { id: 'max-instance-lifetime', option: 'maxInstanceLifetimeDays' }, 1, 365);
    this.intent = Capacity._of(kind, { ...sizes, machineTypes: machines.machineTypes, purchase: purchase?.hasSpot ? PurchaseOption.SPOT : PurchaseOption.ON_DEMAND }).intent;
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
      facts: [...nodeFacts({ ...options, image, joins: JOINS }, place), ...ofPool(place, [draining(options)])],
    };
  }

  /** @internal */
  public _bindToEks(scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): BoundWorkerPool {
    return boundPool(createEksScalingGroups(scope, { ...this.options, intent: this.intent, image: this.image }, binding, context), this.intent);
  }

  /** @internal */
  public _bindToEc2(scope: Construct, binding: WorkerPoolBinding, context: Ec2PoolContext): BoundWorkerPool {
    return boundPool(createEc2ScalingGroups(scope, { ...this.options, intent: this.intent }, binding, context), this.intent);
  }
}
