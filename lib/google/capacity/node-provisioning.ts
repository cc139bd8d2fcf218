import { checkInteger } from '../../private/checks';
import { asSeconds } from './private/numbers';

/** Options of nodes that wait for capacity. */
export interface FlexibleProvisioningOptions {
  /**
   * The seconds after which a node is taken away, from 30 to 604800.
   *
   * @default - GKE's, seven days
   */
  readonly maxRunSeconds?: number;
}

// https://cloud.google.com/compute/docs/instances/limit-vm-runtime (at least 30 seconds) and
// https://cloud.google.com/kubernetes-engine/docs/concepts/dws (at most seven days; read 2026-11)
const MIN_RUN_SECONDS = 30;
const MAX_RUN_SECONDS = 604_800;

/**
 * How GKE gets machines that are rare, such as those with GPUs: Dynamic Workload Scheduler. A change replaces the pool, the new one
 * before the old. Such a pool scales from zero, uses no reservation and is no spot pool.
 *
 * Errors: `node-provisioning`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/dws (read 2026-11)
 */
export class NodeProvisioning {
  /** Machines come one by one when there is room for them (flex-start). */
  public static flexStart(options: FlexibleProvisioningOptions = {}): NodeProvisioning {
    return new NodeProvisioning(false, options.maxRunSeconds);
  }

  /** All machines of a ProvisioningRequest come together when there is room for them (flex-start with queued provisioning). */
  public static queued(options: FlexibleProvisioningOptions = {}): NodeProvisioning {
    return new NodeProvisioning(true, options.maxRunSeconds);
  }

  /** @internal */
  public readonly _maxRunDuration?: string;

  private constructor(
    /** Whether machines come for a ProvisioningRequest alone. */
    public readonly isQueued: boolean,
    maxRunSeconds?: number,
  ) {
    if (maxRunSeconds === undefined) return;
    checkInteger(maxRunSeconds, { id: 'node-provisioning', option: 'NodeProvisioning maxRunSeconds' }, MIN_RUN_SECONDS, MAX_RUN_SECONDS);
    this._maxRunDuration = asSeconds(maxRunSeconds);
  }
}
