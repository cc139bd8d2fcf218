import { createHash } from 'crypto';
import { DefaultTokenResolver, StringConcat, Token, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';

/** The construct path in lower case, joined by `-`: `production/Cluster` is `production-cluster`. */
export function nameFromPath(construct: IConstruct): string {
  return slug(construct.node.path);
}

/** Text as a name: lower case letters, digits and single `-`. */
export function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/**
 * A construct id for a value of a list that depends on the value alone, never on its place or on how many there are.
 * Unknown values are named by the reference behind them: a token's own text counts the tokens made before it.
 */
export function stableId(scope: IConstruct, label: string, value: string): string {
  const name = Token.isUnresolved(label) || Token.isUnresolved(value) ? 'token' : slug(label).slice(0, 40);
  return `${name}-${digest(scope, Token.isUnresolved(value) ? [value] : value)}`;
}

/** A short digest of text, or of a list in which the references behind unknown values count. */
export function digest(scope: IConstruct, value: string | string[]): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const text = typeof value === 'string' ? value : JSON.stringify(Tokenization.resolve(value, { scope, resolver, preparing: false }));
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
