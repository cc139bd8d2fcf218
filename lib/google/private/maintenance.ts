import { ContainerClusterMaintenancePolicy } from '@cdktf/provider-google/lib/container-cluster';
import { Fn, Token } from 'cdktf';
import { checkKnown, checkUnique, unknown } from '../../private/checks';
import { fail } from '../../private/problem';
import { MaintenanceExclusion, MaintenanceExclusionScope } from '../maintenance-exclusion';
import { MaintenanceDay, MaintenanceWindow } from '../maintenance-window';
import { fewestHours } from './maintenance-hours';

// https://docs.cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions (read 2026-11); the provider, too, takes 20
const MAX_EXCLUSIONS = 20;
const MAX_WITHOUT_UPGRADES = 3;
const ROLLING_DAYS = 92;
const MIN_HOURS = 48;

const WEEK = Object.values(MaintenanceDay);
// The first of January 2024 was a Monday. Windows count from that week: a date that moved with the clock would differ in every plan.
const FIRST_MONDAY = 1;

/** The maintenance policy of a cluster; undefined where GKE may upgrade at any time. */
export function renderMaintenance(window?: MaintenanceWindow, exclusions: MaintenanceExclusion[] = []): ContainerClusterMaintenancePolicy | undefined {
  checkKnown(exclusions, 'maintenanceExclusions');
  if (window === undefined && exclusions.length === 0) return undefined;
  checkExclusions(exclusions);
  // The provider takes exclusions only together with a window: without one GKE upgrades at any time, which this window says.
  const open = window ?? MaintenanceWindow.daily({ startTime: '00:00', durationHours: 24 });
  checkHoursLeft(open, exclusions);
  return { recurringWindow: recurringWindow(open), ...(exclusions.length > 0 && { maintenanceExclusion: exclusions.map(exclusionBlock) }) };
}

// FREQ=WEEKLY for every day as well: that is how GKE answers for a daily window as soon as there are exclusions.
function recurringWindow({ days, startTime, durationHours }: MaintenanceWindow) {
  const day = String(FIRST_MONDAY + Math.max(0, WEEK.indexOf(days[0]))).padStart(2, '0');
  const start = `2024-01-${day}T${startTime}:00Z`;
  return { startTime: start, endTime: endOf(start, startTime, durationHours), recurrence: `FREQ=WEEKLY;BYDAY=${days.join(',')}` };
}

function endOf(start: string, startTime: string, hours: number): string {
  if (unknown(startTime) || unknown(hours)) return Fn.timeadd(start, Token.asString(Fn.format('%sh', [hours])));
  return new Date(Date.parse(start) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
}

function exclusionBlock({ name, start, end, scope }: MaintenanceExclusion) {
  return { exclusionName: name, startTime: start, endTime: end, exclusionOptions: { scope } };
}

function checkExclusions(exclusions: MaintenanceExclusion[]): void {
  checkUnique(exclusions.map(({ name }) => name), { id: 'maintenance-exclusion-duplicate', option: 'maintenanceExclusions' });
  limit(exclusions.length, MAX_EXCLUSIONS, 'exclusions');
  limit(withoutUpgrades(exclusions).length, MAX_WITHOUT_UPGRADES, 'exclusions by MaintenanceExclusion.noUpgrades');
}

function limit(count: number, max: number, what: string): void {
  if (count <= max) return;
  fail('maintenance-exclusion-limit', { what: `maintenanceExclusions has too many ${what}`, got: count, allowed: `at most ${max}`, fix: 'remove those that are over, or join some' });
}

function withoutUpgrades(exclusions: MaintenanceExclusion[]): MaintenanceExclusion[] {
  return exclusions.filter(({ scope }) => scope === MaintenanceExclusionScope.NO_UPGRADES);
}

// What the window leaves open around times without upgrades must suffice for upgrades.
function checkHoursLeft(window: MaintenanceWindow, exclusions: MaintenanceExclusion[]): void {
  const known = withoutUpgrades(exclusions).filter(({ start, end }) => !unknown(start) && !unknown(end));
  if (known.length === 0 || unknown(window.startTime) || unknown(window.durationHours) || window.days.some(unknown)) return;
  const hours = fewestHours(window, known, ROLLING_DAYS);
  if (hours >= MIN_HOURS) return;
  fail('maintenance-exclusion-limit', {
    what: `maintenanceExclusions and maintenanceWindow leave too little time for upgrades: in some ${ROLLING_DAYS} days in a row, counting windows of at least 4 hours`,
    got: `${hours} hours`,
    allowed: `at least ${MIN_HOURS} hours in any ${ROLLING_DAYS} days`,
    fix: 'shorten an exclusion, or use noMinorOrNodeUpgrades, or open the window for longer',
  });
}
