import { Fn, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { formatted, referencesIn } from '../../private/references';

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
  const local = new TerraformLocal(scope, 'UserData', formatted(text));
  return { text: Fn.base64gzip(local.asString), digest: Fn.sha256(local.asString) };
}

/** Text as Terraform shall store it: signs of its own templates are none in it, references are. */
export function verbatim(text: string): string {
  const references = referencesIn(text);
  return references.length === 0 ? text.replace(/([$%])\{/g, '$1$1{') : formatted(text, references);
}
