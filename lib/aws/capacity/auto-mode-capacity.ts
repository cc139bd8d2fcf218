import { Construct } from 'constructs';
import { CapacityIntent, CapacityKind, PurchaseOption } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { refuseNodeOptions } from '../../private/capacity-checks';
import { checkKnown, checkNotEmpty, checkOneOf, checkUnique } from '../../private/checks';
import { Compute, EksPoolContext, IEksCapacity } from '../private/eks-capacity';
import { PoolPlace, PoolReadiness } from '../private/readiness/pool-readiness';
import { ofPool } from './private/node-facts';
import { AUTO_MODE_FACTS } from './private/provider-node-facts';

/** The node pools that EKS Auto Mode has built in. */
export enum AutoModeNodePool {
  /** For workloads: x86-64 machines, on demand. */
  GENERAL_PURPOSE = 'general-purpose',
  /** For what serves the cluster, behind the taint `CriticalAddonsOnly`. */
  SYSTEM = 'system',
}

/** Options of `AutoModeCapacity.builtIn`. */
export interface AutoModeCapacityOptions {
  /**
   * The node pools.
   *
   * @default - all
   */
  readonly nodePools?: AutoModeNodePool[];
}

/**
 * EKS Auto Mode: AWS runs the nodes, their network agents, DNS, volumes and load balancers (PE-09, PE-26).
 *
 * A cluster whose only capacity is Auto Mode has none of the default add-ons but metrics-server; with other pools besides, they have theirs.
 * Volumes have the provisioner `ebs.csi.eks.amazonaws.com`. Nodes are replaced after 21 days at the latest.
 *
 * To switch it off, put `AutoModeCapacity.switchedOff()` in its place and apply, which ends its nodes and load balancers; volumes stay. Only then
 * remove the pool: AWS refuses a cluster that loses the settings at once, and the provider would replace one that loses its node role.
 *
 * Errors: `list-empty`, `auto-mode-node-pool`, `pool-option-unsupported`, `control-plane-not-managed`.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/automode.html (read 2026-11)
 */
export class AutoModeCapacity implements IEksCapacity {
  /** The node pools that Auto Mode has built in. */
  public static builtIn(options: AutoModeCapacityOptions = {}): AutoModeCapacity {
    const { nodePools = Object.values(AutoModeNodePool) } = options;
    checkNotEmpty(nodePools, { id: 'list-empty', option: 'AutoModeCapacity nodePools' });
    return new AutoModeCapacity(nodePools);
  }

  /** Auto Mode that is switched off: the step before its pool is removed. */
  public static switchedOff(): AutoModeCapacity {
    return new AutoModeCapacity([]);
  }

  /** The platforms that alone have this capacity. */
  public readonly onlyOn?: string[] = ['EKS'];
  /** What is asked for. */
  public readonly intent: CapacityIntent;
  /** @internal */
  public readonly _compute = Compute.AUTO_MODE;

  private constructor(private readonly nodePools: AutoModeNodePool[]) {
    const option = 'AutoModeCapacity nodePools';
    checkKnown(nodePools, option);
    checkUnique(nodePools, { id: 'auto-mode-node-pool', option });
    nodePools.forEach((pool) => checkOneOf(pool, { id: 'auto-mode-node-pool', option }, Object.values(AutoModeNodePool)));
    this.intent = {
      kind: CapacityKind.MANAGED,
      machineTypes: [],
      autoscaled: nodePools.length > 0,
      purchase: PurchaseOption.ON_DEMAND,
      namespaces: [],
      // The taint of the other pool keeps pods out that do not tolerate it.
      runsSystemPods: nodePools.includes(AutoModeNodePool.GENERAL_PURPOSE),
    };
  }

  /** @internal */
  public _addresses(): number {
    return 0;
  }

  /** @internal */
  public _readiness(place: PoolPlace): PoolReadiness {
    return this.nodePools.length === 0 ? { facts: [] } : { zones: place.zones.all, facts: ofPool(place, AUTO_MODE_FACTS) };
  }

  /** @internal */
  public _bindToEks(_scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): BoundWorkerPool {
    refuseNodeOptions(binding, 'The built-in node pools of EKS Auto Mode cannot be changed, so these options of the pool could not apply');
    const cluster = context.features.setAutoMode(this.nodePools);
    return { resources: [cluster], needsNodeAutoscaler: false, nodeSelector: { 'eks.amazonaws.com/compute-type': 'auto' } };
  }
}
