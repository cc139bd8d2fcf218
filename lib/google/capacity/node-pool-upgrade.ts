import { checkInteger, unknown } from '../../private/checks';
import { fail } from '../../private/problem';
import { asFraction, asSeconds, MAX_AT_ONCE } from './private/numbers';

/** Options of `NodePoolUpgrade.surge`. */
export interface SurgeUpgradeOptions {
  /**
   * How many nodes may be added during an update, from 0 to 20.
   *
   * @default 1
   */
  readonly maxSurge?: number;
  /**
   * How many nodes may be out of service at once, from 0 to 20.
   *
   * @default 0
   */
  readonly maxUnavailable?: number;
}

/** Options of `NodePoolUpgrade.blueGreen`. */
export interface BlueGreenUpgradeOptions {
  /**
   * How many of the old nodes are drained at once.
   *
   * @default BlueGreenBatch.nodes(1)
   */
  readonly batch?: BlueGreenBatch;
  /**
   * The seconds from one batch to the next, from 0 to 604800.
   *
   * @default 0
   */
  readonly batchSoakSeconds?: number;
  /**
   * The seconds for which the old nodes are kept after the last batch, from 0 to 604800.
   *
   * @default 3600
   */
  readonly poolSoakSeconds?: number;
}

// Seven days: https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies#blue-green-upgrade-strategy (read 2026-11)
const MAX_SOAK_SECONDS = 604_800;

/**
 * How many of the old nodes of a blue-green update are drained at once.
 *
 * Errors: `node-pool-upgrade`.
 */
export class BlueGreenBatch {
  /** So many nodes, from 1. */
  public static nodes(count: number): BlueGreenBatch {
    checkInteger(count, { id: 'node-pool-upgrade', option: 'BlueGreenBatch.nodes count' }, 1, 5000);
    return new BlueGreenBatch(count, 0);
  }

  /** This share of the nodes, in percent, from 1 to 100. */
  public static percentage(percent: number): BlueGreenBatch {
    checkInteger(percent, { id: 'node-pool-upgrade', option: 'BlueGreenBatch.percentage percent' }, 1, 100);
    return new BlueGreenBatch(0, asFraction(percent));
  }

  private constructor(
    /** @internal */
    public readonly _nodes: number,
    /** @internal */
    public readonly _fraction: number,
  ) {}
}

/** What the provider writes of an update strategy. */
interface Settings {
  readonly strategy: string;
  readonly maxSurge?: number;
  readonly maxUnavailable?: number;
  readonly blueGreenSettings?: {
    readonly standardRolloutPolicy: { readonly batchNodeCount: number; readonly batchPercentage: number; readonly batchSoakDuration: string };
    readonly nodePoolSoakDuration: string;
  };
}

/**
 * How GKE replaces the nodes of a pool when their version, image or machine type changes (PE-20).
 *
 * Errors: `node-pool-upgrade`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/node-pool-upgrade-strategies (read 2026-11)
 */
export class NodePoolUpgrade {
  /** Nodes are replaced a few at a time, with a few more than usual meanwhile. */
  public static surge(options: SurgeUpgradeOptions = {}): NodePoolUpgrade {
    const { maxSurge = 1, maxUnavailable = 0 } = options;
    checkInteger(maxSurge, { id: 'node-pool-upgrade', option: 'NodePoolUpgrade.surge maxSurge' }, 0, MAX_AT_ONCE);
    checkInteger(maxUnavailable, { id: 'node-pool-upgrade', option: 'NodePoolUpgrade.surge maxUnavailable' }, 0, MAX_AT_ONCE);
    checkAtOnce(maxSurge, maxUnavailable);
    return new NodePoolUpgrade({ strategy: 'SURGE', maxSurge, maxUnavailable }, unknown(maxSurge) ? MAX_AT_ONCE : maxSurge);
  }

  /** A second set of nodes is made, pods move there in batches, and the old nodes are kept for a while. It needs room for twice the nodes. */
  public static blueGreen(options: BlueGreenUpgradeOptions = {}): NodePoolUpgrade {
    const { batch = BlueGreenBatch.nodes(1), batchSoakSeconds = 0, poolSoakSeconds = 3600 } = options;
    checkInteger(batchSoakSeconds, { id: 'node-pool-upgrade', option: 'NodePoolUpgrade.blueGreen batchSoakSeconds' }, 0, MAX_SOAK_SECONDS);
    checkInteger(poolSoakSeconds, { id: 'node-pool-upgrade', option: 'NodePoolUpgrade.blueGreen poolSoakSeconds' }, 0, MAX_SOAK_SECONDS);
    return new NodePoolUpgrade({
      strategy: 'BLUE_GREEN',
      blueGreenSettings: {
        // Both are written: the provider keeps a count that is left out, and GKE takes one of them alone.
        standardRolloutPolicy: { batchNodeCount: batch._nodes, batchPercentage: batch._fraction, batchSoakDuration: asSeconds(batchSoakSeconds) },
        nodePoolSoakDuration: asSeconds(poolSoakSeconds),
      },
    });
  }

  private constructor(
    /** @internal */
    public readonly _settings: Settings,
    private readonly extraNodes?: number,
  ) {}

  /**
   * The most nodes that a pool of so many has during an update.
   *
   * @internal
   */
  public _mostNodes(nodes: number): number {
    return this.extraNodes === undefined ? 2 * nodes : nodes + this.extraNodes;
  }
}

function checkAtOnce(maxSurge: number, maxUnavailable: number): void {
  if (unknown(maxSurge) || unknown(maxUnavailable)) return;
  const atOnce = maxSurge + maxUnavailable;
  if (atOnce >= 1 && atOnce <= MAX_AT_ONCE) return;
  fail('node-pool-upgrade', {
    what: 'NodePoolUpgrade.surge replaces no node, or more at once than GKE does',
    got: { maxSurge, maxUnavailable },
    allowed: `1 to ${MAX_AT_ONCE} of both together`,
    fix: atOnce === 0 ? 'set maxSurge or maxUnavailable to 1' : 'lower one of them',
  });
}
