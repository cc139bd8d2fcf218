import { Fn, Token, Tokenization } from 'cdktf';

/** Text as the base64 that user data is given in; by Terraform where the text holds references. */
export function encodeUserData(text: string): string {
  const references = Tokenization.reverseString(text).tokens.map((token) => Token.asString(token));
  if (references.length === 0) return Buffer.from(text).toString('base64');
  const format = references.reduce((rest, reference) => rest.replace(reference, () => '%s'), text.replace(/%/g, '%%'));
  // Quotes and line breaks stand in an expression of Terraform only as a raw string, which holds no reference.
  const written = format.replace(/\\/g, '\\\\').replace(/%\{/g, '%%{');
  return Fn.base64encode(Fn.format(Fn.rawString(written), references) as string);
}
