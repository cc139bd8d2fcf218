import { Fn, Token, Tokenization } from 'cdktf';

/** What a text holds that only Terraform knows, in order. */
export function referencesIn(text: string): string[] {
  return Tokenization.reverseString(text).tokens.map((token) => Token.asString(token));
}

/** A text with references as an expression of Terraform, in which its own signs of templates mean nothing. */
export function formatted(text: string, references = referencesIn(text)): string {
  const format = references.reduce((rest, reference) => rest.replace(reference, () => '%s'), text.replace(/%/g, '%%'));
  // Quotes and line breaks stand in an expression of Terraform only as a raw string, which holds no reference.
  const written = format.replace(/\\/g, '\\\\').replace(/%\{/g, '%%{');
  return Fn.format(Fn.rawString(written), references) as string;
}
