import { createHash } from 'crypto';
import { Fn, Token, Tokenization } from 'cdktf';

/** The SHA-256 of a text; by Terraform where the text holds references. */
export function textDigest(text: string): string {
  const references = Tokenization.reverseString(text).tokens.map((token) => Token.asString(token));
  if (references.length === 0) return createHash('sha256').update(text).digest('hex');
  const format = references.reduce((rest, reference) => rest.replace(reference, () => '%s'), text.replace(/%/g, '%%'));
  // Quotes and line breaks stand in an expression of Terraform only as a raw string, which holds no reference.
  const written = format.replace(/\\/g, '\\\\').replace(/%\{/g, '%%{');
  return Fn.sha256(Fn.format(Fn.rawString(written), references) as string);
}
