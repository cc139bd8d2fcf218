import { checkKnown, unknown } from '../../private/checks';
import { fail } from '../../private/problem';

/** The configuration of an add-on; a member that is undefined is not set. */
export type Configuration = Record<string, unknown>;

/** The library's own configuration of an add-on, with the user's over it: maps are merged, all else is replaced. */
export function addOnConfiguration(name: string, own?: Configuration, given?: string): string | undefined {
  const members = own === undefined ? [] : Object.entries(own).filter(([, value]) => value !== undefined);
  if (given === undefined) return members.length === 0 ? undefined : JSON.stringify(Object.fromEntries(members));
  if (members.length === 0 && unknown(given)) return given;
  checkKnown(given, `The configurationValues of ${name}`);
  return JSON.stringify(merge(Object.fromEntries(members), parseObject(name, given)));
}

function merge(own: Configuration, given: Configuration): Configuration {
  const merged: Configuration = { ...own };
  for (const [key, value] of Object.entries(given)) {
    const mine = merged[key];
    merged[key] = isObject(mine) && isObject(value) ? merge(mine, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Configuration {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(name: string, text: string): Configuration {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Refused below, like everything that is no object.
  }
  return fail('add-on-configuration', {
    what: `The configurationValues of ${name} are not a JSON object`,
    got: text,
    allowed: 'a JSON object that the add-on\'s schema allows',
    fix: 'build it with JSON.stringify({ … })',
  });
}
