import { checkText, unknown } from '../private/checks';
import { fail } from '../private/problem';

/** What an exclusion keeps GKE from. */
export enum MaintenanceExclusionScope {
  /** Every upgrade. */
  NO_UPGRADES = 'NO_UPGRADES',
  /** Upgrades to another minor version; patches go on. */
  NO_MINOR_UPGRADES = 'NO_MINOR_UPGRADES',
  /** Upgrades to another minor version and every upgrade of nodes; patches of the control plane go on. */
  NO_MINOR_OR_NODE_UPGRADES = 'NO_MINOR_OR_NODE_UPGRADES',
}

/** From when to when GKE keeps still. */
export interface MaintenanceExclusionOptions {
  /** The exclusion's name, once in a cluster. */
  readonly name: string;
  /** When it begins, as RFC 3339: `2026-11-20T00:00:00Z`, or with an offset, such as `+01:00`. */
  readonly start: string;
  /** When it ends, likewise. */
  readonly end: string;
}

const DAY = 86_400_000;
// https://docs.cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions (read 2026-11); it was 30 until June 2026
const MAX_DAYS = 90;
const ID = 'maintenance-exclusion';
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

/**
 * A time in which GKE does not upgrade by itself, such as the weeks of the highest sales (PE-45). Upgrades by hand go on, and so do those
 * that close critical holes. A version whose support ends is upgraded all the same.
 *
 * GKE takes up to 20 exclusions in a cluster, of them three without any upgrades, of at most 90 days each; less than 30 are advised.
 * Those that let patches through may last until the minor version is no longer supported, which is not checked here: nobody knows that date yet.
 *
 * Errors: `maintenance-exclusion`, and in the cluster `maintenance-exclusion-duplicate`, `maintenance-exclusion-limit`.
 */
export class MaintenanceExclusion {
  /** Without any upgrade: security patches stay out, too. At most 90 days. */
  public static noUpgrades(options: MaintenanceExclusionOptions): MaintenanceExclusion {
    return new MaintenanceExclusion(MaintenanceExclusionScope.NO_UPGRADES, options);
  }

  /** Without upgrades to another minor version. */
  public static noMinorUpgrades(options: MaintenanceExclusionOptions): MaintenanceExclusion {
    return new MaintenanceExclusion(MaintenanceExclusionScope.NO_MINOR_UPGRADES, options);
  }

  /** Without upgrades to another minor version and without any upgrade of nodes. */
  public static noMinorOrNodeUpgrades(options: MaintenanceExclusionOptions): MaintenanceExclusion {
    return new MaintenanceExclusion(MaintenanceExclusionScope.NO_MINOR_OR_NODE_UPGRADES, options);
  }

  /** The exclusion's name. */
  public readonly name: string;
  /** When it begins, in UTC. */
  public readonly start: string;
  /** When it ends, in UTC. */
  public readonly end: string;

  private constructor(
    /** What it keeps GKE from. */
    public readonly scope: MaintenanceExclusionScope,
    { name, start, end }: MaintenanceExclusionOptions,
  ) {
    checkText(name, { id: ID, option: 'MaintenanceExclusion name', pattern: /\S/, maxLength: Infinity, allowed: 'a name' });
    this.name = name;
    this.start = inUtc(start, 'start');
    this.end = inUtc(end, 'end');
    if (unknown(start) || unknown(end)) return;
    this.checkLength((Date.parse(end) - Date.parse(start)) / DAY);
  }

  private checkLength(days: number): void {
    const got = { start: this.start, end: this.end };
    if (days <= 0) fail(ID, { what: 'MaintenanceExclusion end is not after its start', got, allowed: 'an end after the start', fix: 'correct start or end' });
    if (this.scope !== MaintenanceExclusionScope.NO_UPGRADES || days <= MAX_DAYS) return;
    fail(ID, {
      what: 'MaintenanceExclusion.noUpgrades is too long', got, allowed: `at most ${MAX_DAYS} days`, fix: 'shorten it, or use noMinorOrNodeUpgrades, which lets patches of the control plane through',
    });
  }
}

// GKE answers in UTC without fractions, and the provider compares texts: anything else would differ in every plan.
function inUtc(time: string, option: string): string {
  if (unknown(time)) return time;
  const at = typeof time === 'string' && RFC_3339.test(time) && isCalendarDay(time.slice(0, 10)) ? Date.parse(time) : NaN;
  if (!Number.isNaN(at)) return new Date(at).toISOString().replace('.000Z', 'Z');
  return fail(ID, {
    what: `MaintenanceExclusion ${option} is no time`, got: time, allowed: 'a time as RFC 3339, such as 2026-11-20T00:00:00Z or 2026-11-20T01:00:00+01:00', fix: `correct ${option}`,
  });
}

// Date.parse takes 2027-02-30 for a day of March.
function isCalendarDay(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
