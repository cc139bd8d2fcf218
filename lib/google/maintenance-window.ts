import { Acknowledgement } from '../acknowledgement';
import { checkAcknowledgements, failUnlessAcknowledged } from '../private/acknowledged';
import { checkInteger, checkKnown, checkNotEmpty, checkOneOf, checkText, checkUnique, unknown } from '../private/checks';

/** A day of the week, in UTC. */
export enum MaintenanceDay {
  /** Monday. */
  MONDAY = 'MO',
  /** Tuesday. */
  TUESDAY = 'TU',
  /** Wednesday. */
  WEDNESDAY = 'WE',
  /** Thursday. */
  THURSDAY = 'TH',
  /** Friday. */
  FRIDAY = 'FR',
  /** Saturday. */
  SATURDAY = 'SA',
  /** Sunday. */
  SUNDAY = 'SU',
}

/** A window of every day. */
export interface DailyMaintenanceOptions {
  /** When it opens, in UTC, such as `02:00`. */
  readonly startTime: string;
  /** How many hours it stays open, from 4, below which GKE does not count it, to 24. */
  readonly durationHours: number;
  /**
   * Deliberate departures from the production default: `maintenance-window-short`.
   *
   * @default - none
   */
  readonly acknowledge?: Acknowledgement[];
}

/** A window of some days of the week. */
export interface WeeklyMaintenanceOptions extends DailyMaintenanceOptions {
  /** The days on which it opens, in UTC: late on a Sunday elsewhere may be a Monday in UTC. */
  readonly days: MaintenanceDay[];
}

// GKE counts only windows of at least four hours. They must come to 48 hours in any 92 days, which one such window a week does:
// https://docs.cloud.google.com/kubernetes-engine/docs/how-to/maintenance-window (read 2026-11). Until 2026 the page asked for 48 hours in
// any 32 days, and the API refused less ("would go longer than 32d without 48h maintenance availability"), which is 12 hours a week.
const MIN_HOURS = 4;
const MAX_HOURS = 24;
const HOURS_A_WEEK = 12;
const ID = 'maintenance-window';

/**
 * When GKE may upgrade the control plane and the nodes (PE-45): a window of the same hours on every day, or on some days of the week.
 * Repairs, and upgrades that close critical holes, do not wait for it.
 *
 * Errors: `maintenance-window`, `maintenance-window-short`, `list-empty`, `value-unknown`, `acknowledgement-*`.
 * Source: https://docs.cloud.google.com/kubernetes-engine/docs/how-to/maintenance-window (read 2026-11)
 */
export class MaintenanceWindow {
  /** On every day. */
  public static daily(options: DailyMaintenanceOptions): MaintenanceWindow {
    return new MaintenanceWindow(Object.values(MaintenanceDay), options, 'daily');
  }

  /** On some days of the week. */
  public static weekly(options: WeeklyMaintenanceOptions): MaintenanceWindow {
    const rule = { id: ID, option: 'MaintenanceWindow.weekly days' } as const;
    checkKnown(options.days, rule.option);
    checkNotEmpty(options.days, { ...rule, id: 'list-empty' });
    options.days.forEach((day) => checkOneOf(day, rule, Object.values(MaintenanceDay)));
    checkUnique(options.days, rule);
    return new MaintenanceWindow(options.days, options, 'weekly');
  }

  /** The days on which it opens, Monday first. */
  public readonly days: MaintenanceDay[];
  /** When it opens, in UTC. */
  public readonly startTime: string;
  /** How many hours it stays open. */
  public readonly durationHours: number;
  /**
   * Whether it is open for few hours, which somebody has accepted.
   *
   * @internal
   */
  public readonly _isShort: boolean;

  private constructor(days: MaintenanceDay[], { startTime, durationHours, acknowledge }: DailyMaintenanceOptions, factory: string) {
    const option = `MaintenanceWindow.${factory}`;
    checkText(startTime, { id: ID, option: `${option} startTime`, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, maxLength: 5, allowed: 'hours and minutes in UTC, from 00:00 to 23:59' });
    checkInteger(durationHours, { id: ID, option: `${option} durationHours` }, MIN_HOURS, MAX_HOURS);
    checkAcknowledgements('maintenance-window-short', acknowledge);
    const known = Object.values(MaintenanceDay);
    this.days = [...known.filter((day) => days.includes(day)), ...days.filter((day) => !known.includes(day))];
    this.startTime = startTime;
    this.durationHours = durationHours;
    this._isShort = !unknown(durationHours) && days.length * durationHours < HOURS_A_WEEK;
    if (!this._isShort) return;
    const problem = {
      what: `${option} is open for few hours: GKE was known to refuse less than 48 hours in any 32 days, and an upgrade of many nodes does not come to its end`,
      got: `${days.length * durationHours} hours a week`, allowed: `at least ${HOURS_A_WEEK} hours a week`, fix: 'add days, or raise durationHours',
    };
    failUnlessAcknowledged('maintenance-window-short', problem, acknowledge);
  }
}
