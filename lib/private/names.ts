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
 * Unknown values are named by the reference behind them.
 */
export function stableId(scope: IConstruct, label: string, value: string): string {
  const known = Token.isUnresolved(value) ? reference(scope, value) : value;
  const name = slug(label).slice(0, 40);
  return `${name}-${createHash('sha256').update(known).digest('hex').slice(0, 8)}`;
}

function reference(scope: IConstruct, value: string): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return JSON.stringify(Tokenization.resolve(value, { scope, resolver, preparing: false }));
}
