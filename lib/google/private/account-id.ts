import { IConstruct } from 'constructs';
import { unknown } from '../../private/checks';
import { digest, slug } from '../../private/names';

// https://cloud.google.com/iam/docs/service-accounts-create (read 2026-11): 6 to 30 lower case letters, digits and -, a letter first
const MIN_LENGTH = 6;
const MAX_LENGTH = 30;

/** The id of a service account, from text. What does not fit is cut and told apart by a digest of the whole. */
export function accountId(scope: IConstruct, text: string): string {
  const known = unknown(text) ? '' : slug(text);
  if (/^[a-z]/.test(known) && known.length >= MIN_LENGTH && known.length <= MAX_LENGTH) return known;
  const tail = digest(scope, unknown(text) ? [text] : text);
  const start = `${/^[a-z]/.test(known) ? '' : 'k-'}${known}`.slice(0, MAX_LENGTH - tail.length - 1);
  return `${start.replace(/-$/, '')}-${tail}`;
}
