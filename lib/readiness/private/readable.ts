import { unknown } from '../../private/checks';

const TOKEN = /[$#]\{TfToken\[[^\]]*\]\}/g;

// What the JSON of a result shows where it holds a token, which as a number is far from zero, or a number that is none.
const SUSPECT = /TfToken\[|e\+|null/;

/** A result as people and programs can read it: tokens would be other ones in each run, and numbers that are none have no form in JSON. */
export function readable<T>(value: T): T {
  return SUSPECT.test(JSON.stringify(value)) ? (readableValue(value) as T) : value;
}

function readableValue(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(TOKEN, 'known to Terraform alone');
  if (typeof value === 'number') return unknown(value) || !Number.isFinite(value) ? undefined : value;
  if (Array.isArray(value)) return value.map(readableValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readableValue(member)]));
}
