import { printable } from './printable';

/** Text that is HTML already, as `html` makes it; everything else is escaped. Never made of a value that comes from elsewhere. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template; nothing is shown of what is undefined. */
export type Piece = string | Markup | undefined | readonly Piece[];

/** HTML out of a template. Every value is escaped for text and for quoted attributes, the only two places where values may stand. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  let text = parts[0];
  for (let index = 1; index < parts.length; index++) text += rendered(pieces[index - 1]) + parts[index];
  return new Markup(text);
}

function rendered(piece: Piece): string {
  if (piece === undefined) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'string') return escaped(piece);
  return piece.map(rendered).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

// ASCII that means nothing in HTML, which most texts are made of.
const PLAIN = /^[ !#-%(-;=?-_a-~]*$/;

function escaped(text: string): string {
  if (PLAIN.test(text)) return text;
  return printable(text).replace(/[&<>"'`]/g, (found) => ENTITIES[found]);
}
