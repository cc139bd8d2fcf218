import { Fn, Token } from 'cdktf';
import fc, { Arbitrary } from 'fast-check';
import { anyCharacters } from '../support/any-characters';

/** Values that only Terraform knows. */
export const TEXT_TOKEN = Fn.upper('token-text');
export const NUMBER_TOKEN = Token.asNumber(Fn.lengthOf(['token-number']));
export const LIST_TOKEN = Fn.split(',', 'token-list');
export const MAP_TOKEN = Token.asStringMap(Fn.zipmap(['token-map'], ['value']));

/** What the tokens are written as. */
export const WRITTEN = {
  text: '${upper("token-text")}',
  number: '${length(["token-number"])}',
  list: 'split(",", "token-list")',
  map: 'zipmap(["token-map"], ["value"])',
};

/** Text that nobody expects: empty, endless, invisible, right to left, of other alphabets, of other meaning, unknown. */
export const hostileText: Arbitrary<string> = fc.oneof(
  fc.constantFrom('', ' ', '\t', '-', '.', '/', 'a'.repeat(300), 'é'.repeat(63), '😀', '\u202Eadmin', 'a\u0000b', 'a\nb', 'a\u200Bb', '"', "'", '\\', '%{', 'null', '０'),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'),
  fc.constantFrom('10.0.0.0/33', '10.0.0.1/8', '10.0.0/8', '::/0', '0.0.0.0/0', '1.2.3.4', '10.0.0.0/016', '10.0.0.0/-1', '010.0.0.0/8'),
  fc.constantFrom(TEXT_TOKEN, `prefix-${TEXT_TOKEN}`, `${TEXT_TOKEN}-suffix`, `${'x'.repeat(30)}${TEXT_TOKEN}`),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  anyCharacters(20),
);

/** Numbers that nobody expects. */
export const hostileNumber: Arbitrary<number> = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, -1, -0, 0, 1.5, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE, NUMBER_TOKEN),
  // Some doubles far out are what cdktf writes its tokens as.
  fc.double().filter((value) => !Token.isUnresolved(value)),
  fc.integer(),
);

/** Mostly what is right, so that the rest of a struct is reached; now and then something else. */
export function mostly<T>(right: Arbitrary<T>, wrong: Arbitrary<T>): Arbitrary<T> {
  return fc.oneof({ arbitrary: right, weight: 9 }, { arbitrary: wrong, weight: 1 });
}

/** Text in one of the given forms, or any. */
export function text(...right: string[]): Arbitrary<string> {
  return mostly(fc.constantFrom(...right), hostileText);
}

/** A number in a range, or any. */
export function number(min: number, max: number): Arbitrary<number> {
  return mostly(fc.integer({ min, max }), hostileNumber);
}

/** A list: usually of different values, but also empty, with duplicates, or unknown as a whole. */
export function list(...right: string[]): Arbitrary<string[]> {
  const wrong = fc.oneof(fc.constantFrom<string[]>([], LIST_TOKEN, [right[0], right[0]]), fc.array(hostileText, { maxLength: 4 }));
  return mostly(fc.shuffledSubarray(right, { minLength: 1 }), wrong);
}

/** A map from text to text, whose keys may be names that objects have anyway. */
export function map(keys: string[], values: string[]): Arbitrary<Record<string, string>> {
  const entries = fc.array(fc.tuple(text(...keys), text(...values)), { maxLength: 3 });
  return mostly(entries.map(ownEntries), fc.constant(MAP_TOKEN));
}

// Unlike an object literal, this makes `__proto__` a key like any other.
function ownEntries(entries: [string, string][]): Record<string, string> {
  return Object.fromEntries(entries);
}

/** A struct whose keys may all be left out, except those named. */
export function struct<T extends object>(fields: { [K in keyof Required<T>]: Arbitrary<T[K]> }, requiredKeys: (keyof T)[] = []): Arbitrary<T> {
  return fc.record(fields, { requiredKeys: requiredKeys as [] }) as unknown as Arbitrary<T>;
}
