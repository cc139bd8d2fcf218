import { DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, StringConcat, Tokenization } from 'cdktf';
import { IConstruct } from 'constructs';

/** A reference of Terraform, such as `kubernetes_namespace_v1.Payments.metadata[0].name`. */
export interface Reference {
  /** The expression, in the stack that it comes from. */
  readonly identifier: string;
  /** Where what is referred to stands. */
  readonly originStack?: IConstruct;
}

/** Follows a reference to the text behind it, if the app states that. */
export type Follow = (reference: Reference) => string | undefined;

/** Whether a text, or a part of a value, is only known to Terraform. */
export function isUnknown(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('${');
  return typeof value === 'object' && value !== null && Object.entries(value).some(([key, member]) => isUnknown(key) || isUnknown(member));
}

function isReference(token: IResolvable): token is IResolvable & Reference {
  return 'identifier' in token && 'originStack' in token && typeof token.identifier === 'string';
}

// The stack belongs to the text, so that variables of the same name in two stacks are never taken for one.
function unknownText({ identifier, originStack }: Reference): string {
  return `\${${originStack?.node.path ?? ''} ${identifier}}`;
}

// What every token is written with, in text, in lists and in the keys of maps.
const MARK = 'TfToken[';

function isTokenText(value: unknown): boolean {
  return typeof value === 'string' && value.includes(MARK);
}

/** Resolves values as far as the app states them; what is left contains `${`. */
export class LiteralResolver extends DefaultTokenResolver {
  // Many objects hold the same reference: all of a namespace hold that to its name.
  private readonly references = new Map<string, string>();

  constructor(private readonly follow: Follow) {
    super(new StringConcat());
  }

  /**
   * The value without tokens. It registers nothing: references to other stacks are read at their origin.
   * Most values hold no token, and an app has thousands, so cdktf's own way is taken for tokens alone.
   */
  public literals(scope: IConstruct, value: unknown): unknown {
    if (typeof value === 'string') return value.includes(MARK) ? this.literalText(scope, value) : value;
    if (Array.isArray(value)) return value.some(isListToken) ? this.resolved(scope, value) : value.map((element: unknown) => this.literals(scope, element));
    if (typeof value !== 'object' || value === null) return this.resolved(scope, value);
    const entries = Object.entries(value);
    if (Tokenization.isResolvable(value) || entries.some(([key]) => isTokenText(key))) return this.resolved(scope, value);
    return Object.fromEntries(entries.map(([key, member]) => [key, this.literals(scope, member)]));
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    return isReference(token) ? this.literalReference(token) : super.resolveToken(token, context, postProcessor);
  }

  private literalText(scope: IConstruct, text: string): unknown {
    const known = this.references.get(text);
    if (known !== undefined) return known;
    const { length, firstToken } = Tokenization.reverseString(text);
    if (length !== 1 || !firstToken || !isReference(firstToken)) return this.resolved(scope, text);
    const literal = this.literalReference(firstToken);
    this.references.set(text, literal);
    return literal;
  }

  private literalReference(reference: Reference): string {
    return this.follow(reference) ?? unknownText(reference);
  }

  private resolved(scope: IConstruct, value: unknown): unknown {
    return Tokenization.resolve(value, { scope, resolver: this, preparing: false });
  }
}

function isListToken(element: unknown): boolean {
  return typeof element === 'string' && element.startsWith(`#{${MARK}`);
}
