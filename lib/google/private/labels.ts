import { checkKnown, checkText, unknown } from '../../private/checks';
import { fail } from '../../private/problem';

// https://cloud.google.com/compute/docs/labeling-resources#requirements (read 2026-11)
const MOST = 64;
const KEY = /^\p{Ll}[\p{Ll}\p{Lo}\p{N}_-]*$/u;
const VALUE = /^[\p{Ll}\p{Lo}\p{N}_-]*$/u;

/** Checks the labels that a user gives; undefined where there are none. */
export function checkLabels(labels: Record<string, string> = {}): Record<string, string> | undefined {
  checkKnown(labels, 'labels');
  const entries = Object.entries(labels);
  if (entries.length > MOST) {
    fail('resource-label', { what: 'labels has more entries than Google Cloud takes', got: entries.length, allowed: `at most ${MOST} labels`, fix: 'remove some' });
  }
  for (const [key, value] of entries) {
    if (!unknown(key)) checkText(key, { id: 'resource-label', option: 'labels key', pattern: KEY, maxLength: 63, allowed: '1 to 63 lower case letters, digits, - and _, a letter first' });
    checkText(value, { id: 'resource-label', option: `labels["${key}"]`, pattern: VALUE, maxLength: 63, allowed: 'at most 63 lower case letters, digits, - and _' });
  }
  return entries.length > 0 ? { ...labels } : undefined;
}
