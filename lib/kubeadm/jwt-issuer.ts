/**
 * Who issues the tokens by which people log in, such as an identity provider that speaks OpenID Connect (PE-29).
 * Source: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#using-authentication-configuration (read 2026-11)
 */
export interface JwtIssuer {
  /** The URL of the issuer, as its tokens name it in `iss`. It begins with `https://`. */
  readonly issuerUrl: string;
  /** For whom tokens must be, at least one: the client ids of the cluster. */
  readonly audiences: string[];
  /** What stands before the names of people, such as `corp:`, so that no name is one of Kubernetes. */
  readonly usernamePrefix: string;
  /** What stands before the names of groups, such as `corp:`, so that no group is one of Kubernetes. */
  readonly groupsPrefix: string;
  /**
   * The claim that holds a person's name.
   *
   * @default 'sub'
   */
  readonly usernameClaim?: string;
  /**
   * The claim that holds a person's groups.
   *
   * @default 'groups'
   */
  readonly groupsClaim?: string;
  /**
   * Claims that a token must have, with their values.
   *
   * @default - none
   */
  readonly requiredClaims?: Record<string, string>;
  /**
   * The certificate authority of the issuer, as PEM.
   *
   * @default - those that the machines trust
   */
  readonly certificateAuthority?: string;
}
