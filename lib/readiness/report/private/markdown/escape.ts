import { remembered } from '../../../../private/remembered';
import { printable } from '../printable';
import { webAddress } from '../web-address';

// What Markdown reads as more than itself wherever it stands; a backslash makes it plain: https://spec.commonmark.org/0.31.2/#backslash-escapes (read 2026-11)
const SPECIAL = /[\\`*_[\]<>#~&$]/g;

// What it reads as a list or a line at the start of a line.
const START = /^(?:(\d+)([.)])(?=\s|$)|([-+=:]))/;

// Most of what there is to tell, which needs no other look.
const PLAIN = /^[a-zA-Z][a-zA-Z0-9 ,.;:()'/-]*$/;

/** Text as Markdown on one line, also in a cell of a table, where not even a backslash is sure to keep a pipe. */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text.trimEnd();
  return printable(text).trim().replace(SPECIAL, '\\$&').replace(START, '$1\\$2$3').replace(/\|/g, '&#124;');
}

/** A value between backticks, outside of tables. */
export function code(text: string): string {
  const value = printable(text).trim();
  const longest = Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(value) ? ' ' : '';
  return value === '' ? '' : `${fence}${pad}${value}${pad}${fence}`;
}

/** A link to a page of the web; anything else is shown, never linked. */
export const source = remembered((address: string): string => {
  const url = webAddress(address);
  return url !== undefined && !/[<>\s]/.test(url.href) ? `<${url.href}>` : code(address);
});

/** A table. All cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
