import { checkKnown, checkText, unknown } from '../../private/checks';
import { fail } from '../../private/problem';

// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html (read 2026-11)
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const ALLOWED = 'letters, digits, blanks and _ . : / = + - @';

/** Checks the tags that a user gives; undefined where there are none. */
export function checkTags(tags: Record<string, string> = {}): Record<string, string> | undefined {
  checkKnown(tags, 'tags');
  for (const [key, value] of Object.entries(tags)) {
    checkText(key, { id: 'tag', option: 'tags key', pattern: CHARACTERS, maxLength: 128, allowed: `1 to 128 ${ALLOWED}, not starting with aws:` });
    checkText(value, { id: 'tag', option: `tags["${key}"]`, pattern: CHARACTERS, maxLength: 256, allowed: `at most 256 ${ALLOWED}` });
    // No object of JavaScript keeps the key __proto__ through a synthesis.
    if (unknown(key) || !/^$|^aws:|^__proto__$/i.test(key)) continue;
    fail('tag', { what: 'A tag key is empty, starts with aws:, which AWS keeps for itself, or is __proto__', got: key, allowed: 'keys of your own', fix: 'rename the tag' });
  }
  return Object.keys(tags).length > 0 ? { ...tags } : undefined;
}
