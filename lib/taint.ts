import { checkLabelKey, checkLabelValue } from './private/labels';

/** What a taint does to pods that do not tolerate it. */
export enum TaintEffect {
  /** New pods are not scheduled here. */
  NO_SCHEDULE = 'NoSchedule',
  /** The scheduler avoids these nodes where it can. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods are not scheduled and running ones are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/**
 * Keeps pods away from a pool's nodes unless they tolerate it.
 *
 * Errors: `taint-key` and `taint-value` for what Kubernetes would refuse.
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export class Taint {
  /** A `NoSchedule` taint. */
  public static noSchedule(key: string, value?: string): Taint {
    return new Taint(TaintEffect.NO_SCHEDULE, key, value);
  }

  /** A `PreferNoSchedule` taint. */
  public static preferNoSchedule(key: string, value?: string): Taint {
    return new Taint(TaintEffect.PREFER_NO_SCHEDULE, key, value);
  }

  /** A `NoExecute` taint. */
  public static noExecute(key: string, value?: string): Taint {
    return new Taint(TaintEffect.NO_EXECUTE, key, value);
  }

  private constructor(
    /** What the taint does. */
    public readonly effect: TaintEffect,
    /** The key, such as `dedicated`. */
    public readonly key: string,
    /** The value; a taint may have none. */
    public readonly value?: string,
  ) {
    checkLabelKey(key, { id: 'taint-key', option: 'Taint key' });
    if (value !== undefined) checkLabelValue(value, { id: 'taint-value', option: 'Taint value' });
  }

  /** Whether pods without a toleration stay away for good. */
  public get repels(): boolean {
    return this.effect !== TaintEffect.PREFER_NO_SCHEDULE;
  }
}
