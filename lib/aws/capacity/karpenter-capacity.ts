import { Construct } from 'constructs';
import { CapacityIntent, CapacityKind, PurchaseOption } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { fail } from '../../private/problem';
import { Compute, EksPoolContext, IEksCapacity } from '../private/eks-capacity';
import { PoolPlace, PoolReadiness } from '../private/readiness/pool-readiness';
import { Architecture } from './architecture';
import { KarpenterRequirement } from './karpenter-requirement';
import { NodeImage } from './node-image';
import { PodDensity } from './pod-density';
import { checkKarpenter } from './private/karpenter-checks';
import { karpenterZones } from './private/karpenter-zones';
import { nodeClassSpec, nodePoolSpec } from './private/karpenter-specs';
import { JOINS, nodeFacts, ofPool, pinned } from './private/node-facts';
import { checkForEks } from './private/node-group-checks';
import { podsPerNode } from './private/pod-limits';

/** How far a Karpenter pool may grow: without a limit one faulty Deployment can buy machines without end. */
export interface KarpenterLimits {
  /** All processors together, as a Kubernetes quantity such as `400`. */
  readonly cpu: string;
  /** All memory together, as a Kubernetes quantity such as `1600Gi`. */
  readonly memory: string;
}

/** Options of `KarpenterCapacity.nodePool`. */
export interface KarpenterCapacityOptions {
  /** How far the pool may grow. */
  readonly limits: KarpenterLimits;
  /**
   * The release of the image, such as `v20251112` for Amazon Linux 2023 or `v1.50.0` for Bottlerocket. With `latest` Karpenter
   * replaces nodes whenever AWS publishes one.
   */
  readonly imageVersion: string;
  /**
   * The image of the nodes: Amazon Linux 2023 or Bottlerocket. Drivers for accelerators follow the machines.
   *
   * @default NodeImage.AL2023
   */
  readonly image?: NodeImage;
  /**
   * The architectures of machines.
   *
   * @default - x86-64 alone
   */
  readonly architectures?: Architecture[];
  /**
   * How machines may be paid for; Karpenter prefers spot where both are named.
   *
   * @default - on demand alone
   */
  readonly purchase?: PurchaseOption[];
  /**
   * What machines must have.
   *
   * @default - the categories c, m and r, newer than the second generation
   */
  readonly requirements?: KarpenterRequirement[];
  /**
   * The size of the disk for images and pods in GiB, from 20 to 16384.
   *
   * @default 20
   */
  readonly diskSizeGiB?: number;
  /**
   * How many pods a node runs.
   *
   * @default - what the image computes for the machine type
   */
  readonly podDensity?: PodDensity;
  /**
   * How long a node must be empty or under-used before its pods are moved together, such as `5m`.
   *
   * @default '1m'
   */
  readonly consolidateAfter?: string;
  /**
   * The age at which a node is replaced, such as `336h`, or `Never`.
   *
   * @default '720h'
   */
  readonly expireAfter?: string;
  /**
   * How many nodes may be disrupted at a time, as a number or a percentage such as `20%`.
   *
   * @default '10%'
   */
  readonly disruptionBudget?: string;
}

/**
 * Machines that Karpenter chooses for the pods that wait (PE-09, PE-26).
 *
 * On AWS the first such pool makes a queue that tells of interruptions, the rights of Karpenter's controller, and a role and an
 * instance profile for its nodes. Its objects in the cluster, the NodePool and the EC2NodeClass, are made by `aws.KarpenterNodePools`
 * in another stack, once Karpenter's chart, which is yours to install, has brought their definitions.
 *
 * Errors: `karpenter-objects-missing`, `karpenter-option`, `quantity-format`, `disk-size`, `list-empty`, `pool-option-unsupported`.
 * Source: https://karpenter.sh/docs/concepts/ (read 2026-11)
 */
export class KarpenterCapacity implements IEksCapacity {
  /** A pool that Karpenter scales. */
  public static nodePool(options: KarpenterCapacityOptions): KarpenterCapacity {
    return new KarpenterCapacity(options);
  }

  /** The platforms that alone have this capacity. */
  public readonly onlyOn?: string[] = ['EKS'];
  /** What is asked for. */
  public readonly intent: CapacityIntent;
  /** @internal */
  public readonly _compute = Compute.NODES;

  private constructor(private readonly options: KarpenterCapacityOptions) {
    checkKarpenter(options);
    const { purchase = [PurchaseOption.ON_DEMAND] } = options;
    this.intent = {
      kind: CapacityKind.MANAGED,
      machineTypes: [],
      autoscaled: true,
      purchase: purchase.includes(PurchaseOption.SPOT) ? PurchaseOption.SPOT : PurchaseOption.ON_DEMAND,
      namespaces: [],
      // Karpenter itself needs a node before it can add any.
      runsSystemPods: false,
    };
  }

  /** @internal */
  public _addresses(): number {
    return 0;
  }

  /** @internal */
  public _readiness(place: PoolPlace): PoolReadiness {
    const { image = NodeImage.AL2023, podDensity, diskSizeGiB, imageVersion } = this.options;
    return {
      zones: karpenterZones(this.options, place.zones),
      podsPerNode: podsPerNode([], podDensity, place.inBlocks),
      facts: [...nodeFacts({ image, podDensity, diskSizeGiB, joins: JOINS }, place), ...ofPool(place, [pinned(imageVersion)])],
    };
  }

  /** @internal */
  public _bindToEks(_scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): BoundWorkerPool {
    checkForEks(binding);
    const { podDensity } = this.options;
    const ignored = binding.nodeOptions.filter((option) => !['labels', 'taints'].includes(option));
    if (ignored.length > 0) {
      fail('pool-option-unsupported', {
        what: 'Karpenter does not take these options of a pool', got: ignored, allowed: 'labels and taints', fix: 'use KarpenterCapacity imageVersion in place of version, and disruptionBudget in place of updateStrategy',
      });
    }
    if (podDensity?.delegatesPrefixes) context.features.delegatePrefixes();
    const karpenter = context.karpenter();
    karpenter.add(binding.poolId, { nodeClass: nodeClassSpec(this.options, context, karpenter.instanceProfileName), nodePool: nodePoolSpec(this.options, binding) });
    return { resources: [karpenter.policy], needsNodeAutoscaler: false };
  }
}
