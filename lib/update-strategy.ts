import { checkInteger } from './private/checks';

/**
 * How many nodes of a pool may be out of service while it is updated (PE-20).
 *
 * Errors: `update-strategy` for a number outside 1 to 100.
 */
export class UpdateStrategy {
  /** At most this many nodes at once, from 1 to 100. */
  public static maxUnavailable(nodes: number): UpdateStrategy {
    checkInteger(nodes, { id: 'update-strategy', option: 'UpdateStrategy.maxUnavailable nodes' }, 1, 100);
    return new UpdateStrategy(nodes);
  }

  /** At most this share of the nodes at once, in percent, from 1 to 100. */
  public static maxUnavailablePercentage(percent: number): UpdateStrategy {
    checkInteger(percent, { id: 'update-strategy', option: 'UpdateStrategy.maxUnavailablePercentage percent' }, 1, 100);
    return new UpdateStrategy(undefined, percent);
  }

  private constructor(
    /** Nodes at once, if stated as a number. */
    public readonly nodes?: number,
    /** Nodes at once in percent of the pool, if stated as a share. */
    public readonly percent?: number,
  ) {}
}
