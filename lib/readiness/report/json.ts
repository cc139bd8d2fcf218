import { fail } from '../../private/problem';
import { ReadinessResult } from '../readiness-result';
import { RESULT_SHAPE } from './private/result-shape';

/** The version of the format that this library writes and reads. It rises when a reader of the one before would misread it. */
export const READINESS_FORMAT = 1;

/** The result as JSON, for programs and for `parseReport`. */
export function readinessJson(result: ReadinessResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** Reads a `readiness.json` back. Error: `readiness-report` for anything else, with the first place that is wrong. */
export function parseReport(text: string): ReadinessResult {
  const value = jsonIn(text);
  const version = versionIn(value);
  if (version !== READINESS_FORMAT) refuse(version === undefined ? 'it has no formatVersion' : `its formatVersion is not ${READINESS_FORMAT}`, version);
  const problem = RESULT_SHAPE(value, 'report');
  if (problem !== undefined) refuse(problem);
  // The shape has a check for each member of the model.
  return value as ReadinessResult;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return refuse('it is no JSON');
  }
}

function versionIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'formatVersion' in value ? value.formatVersion : undefined;
}

function refuse(what: string, got?: unknown): never {
  return fail('readiness-report', {
    what: `The file is no report of readiness that this version reads: ${what}`,
    ...(got === undefined ? {} : { got }),
    allowed: 'a readiness.json that this version of the library wrote',
    fix: 'synthesize the app again, which writes the file anew',
  });
}
