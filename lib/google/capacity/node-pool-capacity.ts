import { Construct } from 'constructs';
import { Capacity, CapacityIntent, PurchaseOption } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { unknown } from '../../private/checks';
import { GkePoolContext, IGkeCapacity, PodDemand, PoolNodes } from '../private/gke-capacity';
import { CapacityReservation } from './capacity-reservation';
import { NodeOptions } from './node-options';
import { LocationPolicy, NodePlacement, SizeScope } from './node-placement';
import { NodePoolUpgrade } from './node-pool-upgrade';
import { NodeProvisioning } from './node-provisioning';
import { SecureBoot } from './node-security';
import { repelsSystemPods } from './private/machine-type';
import { createNodePool, NodePoolSpec, SizesPerZone } from './private/node-pool';
import { checkNodePool } from './private/node-pool-checks';
import { times } from './private/numbers';
import { checkZones, zoneCount } from './private/zones';

/** Options of every node pool. */
export interface NodePoolOptions extends NodeOptions {
  /**
   * How machines are paid for. A change replaces the pool.
   *
   * @default PurchaseOption.ON_DEMAND
   */
  readonly purchase?: PurchaseOption;
  /**
   * The zones of the nodes, such as those that have the machine type.
   *
   * @default - the zones of the cluster's nodes
   */
  readonly nodeLocations?: string[];
  /**
   * How nodes are replaced.
   *
   * @default - one at a time, with one more than usual meanwhile; or the pool's `updateStrategy`
   */
  readonly upgrade?: NodePoolUpgrade;
  /**
   * Capacity that was reserved before.
   *
   * @default - none is asked for; reservations are used where they match
   */
  readonly reservation?: CapacityReservation;
  /**
   * Where the nodes of a zone stand. A change replaces the pool.
   *
   * @default NodePlacement.SPREAD
   */
  readonly placement?: NodePlacement;
}

/** Options of `NodePoolCapacity.autoscaling`. */
export interface AutoscalingNodePoolOptions extends NodePoolOptions {
  /** Fewest nodes, from 0. */
  readonly minSize: number;
  /** Most nodes, from 1. */
  readonly maxSize: number;
  /**
   * Which nodes the sizes count.
   *
   * @default SizeScope.TOTAL
   */
  readonly sizeScope?: SizeScope;
  /**
   * How the zones of new nodes are chosen.
   *
   * @default - LocationPolicy.BALANCED, of spot machines LocationPolicy.ANY
   */
  readonly locationPolicy?: LocationPolicy;
  /**
   * How machines that are rare are got.
   *
   * @default - at once, or not at all
   */
  readonly provisioning?: NodeProvisioning;
}

/** Options of `NodePoolCapacity.fixed`. */
export interface FixedNodePoolOptions extends NodePoolOptions {
  /** The number of nodes, which Terraform keeps: a multiple of the number of zones. */
  readonly size: number;
}

/**
 * A node pool with all that GKE offers for it (PE-09, PE-21, PE-22).
 *
 * Its nodes have secure boot and integrity monitoring, no legacy metadata and no read-only port of the kubelet, a service account of
 * the least rights, and are repaired and updated by GKE. The machine type, the image, the disk, labels, taints and sizes change in
 * place: GKE replaces nodes as `upgrade` says. What replaces the pool says so; the new pool is made before the old one goes. GKE Sandbox is not
 * among the options: the provider has no argument for it in 6.50.0 (it came with 7.30.0).
 *
 * Errors: `machine-type-format`, `machine-types-several`, `accelerator`, `confidential-nodes`, `disk-size`, `pod-density`, `node-locations`,
 * `node-pool-size-uneven`, `node-pool-upgrade`, `node-provisioning`, `capacity-reservation`, `key-name`, `service-account-email`, `network-tag`,
 * `update-strategy`, `pool-option-unsupported`, and those of `Capacity`.
 */
export class NodePoolCapacity implements IGkeCapacity {
  /** A number of nodes that GKE's autoscaler chooses. */
  public static autoscaling(options: AutoscalingNodePoolOptions): NodePoolCapacity {
    const { intent } = Capacity.managed(options);
    if (options.sizeScope !== SizeScope.PER_ZONE) return new NodePoolCapacity(intent, options);
    checkZones(options.nodeLocations);
    const zones = zoneCount(options.nodeLocations);
    const total = { minSize: times(options.minSize, zones), maxSize: times(options.maxSize, zones) };
    return new NodePoolCapacity({ ...intent, ...total }, options, options);
  }

  /** A number of nodes that Terraform keeps. */
  public static fixed(options: FixedNodePoolOptions): NodePoolCapacity {
    return new NodePoolCapacity(Capacity.fixed(options).intent, options);
  }

  /** @internal */
  public static _of(intent: CapacityIntent): NodePoolCapacity {
    return new NodePoolCapacity(intent, intent);
  }

  /** The platforms that alone have this capacity. */
  public readonly onlyOn?: string[] = ['GKE'];
  /** What is asked for. */
  public readonly intent: CapacityIntent;
  private readonly spec: NodePoolSpec;

  private constructor(intent: CapacityIntent, options: Partial<AutoscalingNodePoolOptions> & NodePoolOptions, sizesPerZone?: SizesPerZone) {
    this.intent = { ...intent, runsSystemPods: intent.runsSystemPods && !repelsSystemPods(options) };
    this.spec = { ...options, intent: this.intent, sizesPerZone };
    checkNodePool(this.spec);
  }

  /** @internal */
  public _podDemand(podsPerNode: number): PodDemand | undefined {
    const { upgrade = NodePoolUpgrade.surge(), provisioning, podsPerNode: own = podsPerNode } = this.spec;
    const { maxSize = 0 } = this.intent;
    if (unknown(maxSize) || unknown(own)) return undefined;
    return { nodes: provisioning ? maxSize : upgrade._mostNodes(maxSize), podsPerNode: own };
  }

  /** @internal */
  public _nodes(defaults: Pick<PoolNodes, 'nodeLocations' | 'podsPerNode'>): PoolNodes {
    const { nodeLocations = defaults.nodeLocations, podsPerNode = defaults.podsPerNode, secureBoot } = this.spec;
    return { nodeLocations, podsPerNode, isSecureBoot: secureBoot !== SecureBoot.DISABLED };
  }

  /** @internal */
  public _bindToGke(scope: Construct, binding: WorkerPoolBinding, context: GkePoolContext): BoundWorkerPool {
    return { resources: [createNodePool(scope, this.spec, binding, context)], needsNodeAutoscaler: false, runsSystemPods: this.intent.runsSystemPods };
  }
}
