// Widths in parts of the size of the font, on the large side of what system fonts have: a text must fit wherever it is read.
const NARROW = "ijlftrI.,:;'!|()[]{}/\\ ·-";
const WIDE = 'mwMW@%&';
// What some systems have for system-ui, such as DejaVu Sans, is wider than that by up to about as much.
const WIDEST = 1.12;

function widthOf(character: string): number {
  if (character > '\u2E7F') return 1.1;
  if (character > '\u024F') return 0.85;
  if (NARROW.includes(character)) return 0.4;
  if (WIDE.includes(character)) return 0.95;
  return character >= 'A' && character <= 'Z' ? 0.72 : 0.6;
}

/** How wide a text is at most, in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return Math.ceil(width * size * WIDEST);
}

/** The text, or as much of its start as fits, with an ellipsis. */
export function fitted(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  // A text may be longer than any picture is wide: what cannot fit is not measured again and again.
  let kept = characters.slice(0, Math.floor(width / (0.4 * size)));
  while (kept.length > 0 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.join('').trimEnd()}…`;
}
