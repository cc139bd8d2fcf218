// Control characters, those that turn the direction of text around (https://trojansource.codes, read 2026-11), invisible tags, and halves of characters.
const UNPRINTABLE = /[\0-\x1F\x7F-\x9F\u061C\u200B\u200E\u200F\u2028\u2029\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|\uDB40[\uDC00-\uDC7F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const SPACE = /\r\n|[\r\n\t\u0085\u2028\u2029]/g;

/** Text on one line, in which nothing is hidden and nothing changes the text around it: what cannot be shown becomes a replacement character. */
export function printable(text: string): string {
  return /^[ -~]*$/.test(text) ? text : text.replace(SPACE, ' ').replace(UNPRINTABLE, '\uFFFD');
}
