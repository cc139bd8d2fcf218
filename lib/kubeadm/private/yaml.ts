/** What a file of YAML holds. Members that are undefined are left out. */
export type YamlValue = string | number | boolean | undefined | readonly YamlValue[] | { readonly [key: string]: YamlValue };

// Text that is text in YAML 1.1 and 1.2 without quotes: no indicator, no number, no word with a meaning.
const PLAIN = /^[A-Za-z/][A-Za-z0-9._/-]*(:[A-Za-z0-9._/-]+)*$/;
const WORDS = /^(true|false|yes|no|on|off|null|y|n)$/i;
// Line breaks and the byte order mark are escaped where JSON leaves them as they are.
const HIDDEN = /[\u007f-\u009f\u2028\u2029\ufeff]/g;
const LITERAL = /^[^\s][\t\n\x20-\x7e]*[^\s]\n$/;

/**
 * Values as YAML in block style, which people read on machines. All text that could mean anything else is in quotes as JSON has them, and YAML, too;
 * text of several lines is a literal block.
 */
export function toYaml(value: YamlValue): string {
  return `${block(value, '').trimStart()}\n`;
}

/** Several documents in one file. */
export function toYamlDocuments(values: readonly YamlValue[]): string {
  return values.map(toYaml).join('---\n');
}

function block(value: YamlValue, indent: string): string {
  if (Array.isArray(value)) return list(value as readonly YamlValue[], indent);
  if (typeof value === 'object') return map(value as Record<string, YamlValue>, indent);
  return ` ${scalar(value, indent)}`;
}

function map(value: Record<string, YamlValue>, indent: string): string {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  if (entries.length === 0) return ' {}';
  return entries.map(([key, member]) => `\n${indent}${scalar(key, indent)}:${block(member, `${indent}  `)}`).join('');
}

function list(values: readonly YamlValue[], indent: string): string {
  if (values.length === 0) return ' []';
  return values.map((value) => `\n${indent}-${item(value, `${indent}  `)}`).join('');
}

// A map starts on the line of its dash.
function item(value: YamlValue, indent: string): string {
  const text = block(value, indent);
  return text.startsWith('\n') ? ` ${text.slice(1 + indent.length)}` : text;
}

function scalar(value: string | number | boolean | undefined, indent: string): string {
  if (typeof value !== 'string') return String(value);
  if (PLAIN.test(value) && !WORDS.test(value)) return value;
  if (isLiteral(value)) return `|\n${value.slice(0, -1).replace(/^(?=.)/gm, indent)}`;
  return JSON.stringify(value).replace(HIDDEN, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function isLiteral(value: string): boolean {
  return value.includes('\n') && LITERAL.test(value);
}
