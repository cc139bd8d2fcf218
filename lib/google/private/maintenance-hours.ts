import { MaintenanceExclusion } from '../maintenance-exclusion';
import { MaintenanceDay, MaintenanceWindow } from '../maintenance-window';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// GKE counts no shorter ones.
const MIN_HOURS = 4;
// Whole weeks since the beginning of Unix time, which was a Thursday.
const WEEK = [MaintenanceDay.THURSDAY, MaintenanceDay.FRIDAY, MaintenanceDay.SATURDAY, MaintenanceDay.SUNDAY, MaintenanceDay.MONDAY, MaintenanceDay.TUESDAY, MaintenanceDay.WEDNESDAY];

/** A time in which something holds, in milliseconds. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The fewest hours in which GKE may upgrade in any so many days in a row that touch an exclusion. */
export function fewestHours(window: MaintenanceWindow, exclusions: MaintenanceExclusion[], days: number): number {
  const closed = exclusions.map(({ start, end }) => ({ from: Date.parse(start), to: Date.parse(end) }));
  return Math.min(...closed.map((span) => fewestAround(window, span, closed, days * DAY)));
}

function fewestAround(window: MaintenanceWindow, { from, to }: Span, closed: Span[], length: number): number {
  const open = without(joined(openings(window, from - length, to + length)), closed).filter((span) => span.to - span.from >= MIN_HOURS * HOUR);
  // While the row of days moves on, it gains hours only as long as its end lies in an opening: fewest are left where one begins.
  const starts = [from, ...open.map((span) => span.from - length).filter((start) => start > from - length && start < to)];
  return Math.min(...starts.map((start) => hoursWithin(open, { from: start, to: start + length })));
}

function openings({ days, startTime, durationHours }: MaintenanceWindow, from: number, to: number): Span[] {
  const [hours, minutes] = startTime.split(':').map(Number);
  const first = Math.floor(from / DAY) - 1;
  return Array.from({ length: Math.ceil(to / DAY) - first + 1 }, (_, index) => first + index)
    .filter((day) => days.includes(WEEK[((day % 7) + 7) % 7]))
    .map((day) => day * DAY + hours * HOUR + minutes * 60_000)
    .map((start) => ({ from: start, to: start + durationHours * HOUR }));
}

// A window of 24 hours follows upon the last one without a gap.
function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result[result.length - 1];
    if (last !== undefined && last.to >= span.from) result[result.length - 1] = { from: last.from, to: span.to };
    else result.push(span);
  }
  return result;
}

function without(spans: Span[], closed: Span[]): Span[] {
  return closed.reduce((left, gap) => left.flatMap((span) => aroundGap(span, gap)), spans);
}

function aroundGap({ from, to }: Span, gap: Span): Span[] {
  return [{ from, to: Math.min(to, gap.from) }, { from: Math.max(from, gap.to), to }].filter((part) => part.from < part.to);
}

function hoursWithin(spans: Span[], row: Span): number {
  const sum = spans.reduce((total, { from, to }) => total + Math.max(0, Math.min(to, row.to) - Math.max(from, row.from)), 0);
  return Math.floor(sum / HOUR);
}
