import { createHash } from 'crypto';
import { Fn } from 'cdktf';
import { formatted, referencesIn } from '../../private/references';

/** The SHA-256 of a text; by Terraform where the text holds references. */
export function textDigest(text: string): string {
  const references = referencesIn(text);
  return references.length === 0 ? createHash('sha256').update(text).digest('hex') : Fn.sha256(formatted(text, references));
}
