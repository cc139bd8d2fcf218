const DAY_MINUTES = 1440;
const NAMES = { month: 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC', weekday: 'SUN|MON|TUE|WED|THU|FRI|SAT' };

/** A field of a cron expression: its bounds, and the names that may stand in place of numbers. */
interface Field {
  readonly min: number;
  readonly max: number;
  readonly names?: string;
}

const FIELDS: readonly Field[] = [{ min: 0, max: 59 }, { min: 0, max: 23 }, { min: 1, max: 31 }, { min: 1, max: 12, names: NAMES.month }, { min: 0, max: 7, names: NAMES.weekday }];

/** How far the runs of a schedule lie apart, in minutes. */
export interface Intervals {
  /** The shortest time between two runs. */
  readonly shortest: number;
  /** The longest time between two runs; undefined where it depends on the calendar. */
  readonly longest?: number;
}

/** How often a cron expression of five fields runs; undefined where it is none. */
export function intervalsOf(cron: string): Intervals | undefined {
  const fields = cron.split(' ');
  const values = fields.length === FIELDS.length ? fields.map((field, index) => valuesOf(field, FIELDS[index])) : [];
  if (values.length === 0 || values.some((list) => list === undefined)) return undefined;
  const [minutes = [], hours = []] = values;
  const gaps = gapsBetween(hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute)));
  const daily = fields.slice(2).every((field) => field === '*');
  // On chosen days the night may be longer, so that only the times of one day count; a single one leaves a day at least.
  return daily ? { shortest: Math.min(...gaps), longest: Math.max(...gaps) } : { shortest: Math.min(DAY_MINUTES, ...gaps.slice(0, -1)) };
}

// From one run of a day to the next, and at last from the last one to the first of the day after.
function gapsBetween(runs: number[]): number[] {
  const sorted = [...new Set(runs)].sort((a, b) => a - b);
  return sorted.map((run, index) => (index + 1 < sorted.length ? sorted[index + 1] : sorted[0] + DAY_MINUTES) - run);
}

// Each part of a list is `*`, a value or a range, with or without a step.
function valuesOf(text: string, field: Field): number[] | undefined {
  const parts = text.split(',').map((part) => partOf(part, field));
  return parts.every((part) => part !== undefined) ? parts.flat().sort((a, b) => a - b) : undefined;
}

function partOf(part: string, field: Field): number[] | undefined {
  const value = field.names === undefined ? String.raw`\d{1,2}` : String.raw`\d{1,2}|${field.names}`;
  const match = new RegExp(`^(\\*|${value})(?:-(${value}))?(?:/(\\d{1,2}))?$`, 'i').exec(part);
  if (match === null) return undefined;
  const [, first, last, step] = match as (string | undefined)[];
  if (first === '*') return last === undefined ? range(field.min, field.max, step, field) : undefined;
  const from = numberOf(first, field);
  return range(from, last === undefined ? openEnd(from, step, field) : numberOf(last, field), step, field);
}

// A value with a step goes on to the end: 5/15 is 5, 20, 35, 50.
function openEnd(from: number, step: string | undefined, { max }: Field): number {
  return step === undefined ? from : max;
}

function range(from: number, to: number, step: string | undefined, { min, max }: Field): number[] | undefined {
  const by = Number(step ?? 1);
  if (from < min || to > max || from > to || by < 1) return undefined;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

function numberOf(text = '', { min, names = '' }: Field): number {
  return /^\d/.test(text) ? Number(text) : names.split('|').indexOf(text.toUpperCase()) + min;
}
