import fc, { Arbitrary } from 'fast-check';

/** As `fc.string({ unit: 'binary' })`, which takes a second to make a table of all characters there are, once per test file. */
export function anyCharacters(maxLength: number): Arbitrary<string> {
  return fc.array(fc.oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff })), { maxLength }).map((codes) => String.fromCodePoint(...codes));
}
