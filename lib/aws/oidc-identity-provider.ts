import { checkKnown, checkText } from '../private/checks';

/** Properties of `OidcIdentityProvider`. */
export interface OidcIdentityProviderProps {
  /** The name of the association. */
  readonly name: string;
  /** The URL of the issuer, with https. EKS reads its keys there, from the internet. */
  readonly issuerUrl: string;
  /** The audience of the tokens. */
  readonly clientId: string;
  /**
   * The claim that names the user. `sub` is unique; a claim such as `email` needs a prefix or is used as it is.
   *
   * @default 'sub'
   */
  readonly usernameClaim?: string;
  /**
   * What stands before the user's name in RBAC, so that no user takes the name of another kind.
   *
   * @default 'oidc:'
   */
  readonly usernamePrefix?: string;
  /**
   * The claim that lists the groups.
   *
   * @default 'groups'
   */
  readonly groupsClaim?: string;
  /**
   * What stands before the names of groups in RBAC: bind `Subject.group('oidc:developers')`. Without one, a token could name
   * a group of Kubernetes itself.
   *
   * @default 'oidc:'
   */
  readonly groupsPrefix?: string;
  /**
   * Claims that a token must have, with their values.
   *
   * @default - none
   */
  readonly requiredClaims?: Record<string, string>;
}

const PREFIX = 'oidc:';

/**
 * Where people log in who are not in IAM (PE-29): an OpenID Connect provider, one for each cluster.
 *
 * Errors: `oidc-provider`.
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_OidcIdentityProviderConfigRequest.html (read 2026-11)
 */
export class OidcIdentityProvider {
  /** The name of the association. */
  public readonly name: string;
  /** The URL of the issuer. */
  public readonly issuerUrl: string;
  /** The audience of the tokens. */
  public readonly clientId: string;
  /** The claim that names the user. */
  public readonly usernameClaim: string;
  /** What stands before the user's name in RBAC. */
  public readonly usernamePrefix: string;
  /** The claim that lists the groups. */
  public readonly groupsClaim: string;
  /** What stands before the names of groups in RBAC. */
  public readonly groupsPrefix: string;
  /** Claims that a token must have, with their values; undefined for none. */
  public readonly requiredClaims?: Record<string, string>;

  constructor(props: OidcIdentityProviderProps) {
    checkKnown(props.requiredClaims, 'OidcIdentityProvider requiredClaims');
    this.name = props.name;
    this.issuerUrl = props.issuerUrl;
    this.clientId = props.clientId;
    this.usernameClaim = props.usernameClaim ?? 'sub';
    this.usernamePrefix = props.usernamePrefix ?? PREFIX;
    this.groupsClaim = props.groupsClaim ?? 'groups';
    this.groupsPrefix = props.groupsPrefix ?? PREFIX;
    this.requiredClaims = props.requiredClaims && { ...props.requiredClaims };
    check(this);
  }
}

function check(provider: OidcIdentityProvider): void {
  const text = (option: keyof OidcIdentityProviderProps, value: string, pattern: RegExp, maxLength: number, allowed: string) =>
    checkText(value, { id: 'oidc-provider', option: `OidcIdentityProvider ${option}`, pattern, maxLength, allowed });
  text('name', provider.name, /^[A-Za-z0-9][\w-]*$/, 100, '1 to 100 letters, digits, - and _, starting with a letter or digit');
  text('issuerUrl', provider.issuerUrl, /^https:\/\/[^\s?#/]+(\/[^\s?#]*)?$/, 2048, 'a URL with https, without query');
  text('clientId', provider.clientId, /^\S+$/, 255, '1 to 255 characters without blanks');
  for (const claim of ['usernameClaim', 'groupsClaim'] as const) text(claim, provider[claim], /^\S+$/, 255, 'the name of a claim');
  // A dash stands for no prefix, which users may have and groups may not: theirs keeps Kubernetes' own names apart.
  text('usernamePrefix', provider.usernamePrefix, /^(?!system:)\S+$/, 63, 'text of 1 to 63 characters that does not start with system:, or - for none');
  text('groupsPrefix', provider.groupsPrefix, /^(?!system:|-$)\S+$/, 63, 'text of 1 to 63 characters that does not start with system: and is not -');
  for (const [claim, value] of Object.entries(provider.requiredClaims ?? {})) {
    text('requiredClaims', claim, /^(?!__proto__$)\S+$/, 63, 'names of claims of at most 63 characters');
    text('requiredClaims', value, /^.+$/, 253, 'values of 1 to 253 characters');
  }
}
