import { Fn, TerraformLocal, Token, Tokenization } from 'cdktf';
import { Construct } from 'constructs';

/** Text as the base64 that user data is given in; by Terraform where the text holds references. */
export function encodeUserData(text: string): string {
  const references = referencesIn(text);
  return references.length === 0 ? Buffer.from(text).toString('base64') : Fn.base64encode(formatted(text, references));
}

/** User data as Terraform makes it. */
export interface CompressedUserData {
  /** The base64 of the compressed text. */
  readonly text: string;
  /** The digest of the text. */
  readonly digest: string;
}

/** Text as compressed user data, written once as a local value of `scope`: cloud-init unpacks it. */
export function compressedUserData(scope: Construct, text: string): CompressedUserData {
  const local = new TerraformLocal(scope, 'UserData', formatted(text, referencesIn(text)));
  return { text: Fn.base64gzip(local.asString), digest: Fn.sha256(local.asString) };
}

/** Text as Terraform shall store it: signs of its own templates are none in it, references are. */
export function verbatim(text: string): string {
  const references = referencesIn(text);
  return references.length === 0 ? text.replace(/([$%])\{/g, '$1$1{') : formatted(text, references);
}

function referencesIn(text: string): string[] {
  return Tokenization.reverseString(text).tokens.map((token) => Token.asString(token));
}

function formatted(text: string, references: string[]): string {
  const format = references.reduce((rest, reference) => rest.replace(reference, () => '%s'), text.replace(/%/g, '%%'));
  // Quotes and line breaks stand in an expression of Terraform only as a raw string, which holds no reference.
  const written = format.replace(/\\/g, '\\\\').replace(/%\{/g, '%%{');
  return Fn.format(Fn.rawString(written), references) as string;
}
