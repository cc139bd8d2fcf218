import { JwtIssuer } from '../jwt-issuer';
import { toYaml, YamlValue } from './yaml';

/** Where a request needs no login: what load balancers and kubelets ask. `/version` and all else do. */
const ANONYMOUS_PATHS = ['/livez', '/readyz', '/healthz'];

/**
 * Who can log in besides those who have certificates and service accounts.
 * The version `v1` is served since Kubernetes 1.34, before it `v1beta1`: https://kubernetes.io/docs/reference/access-authn-authz/authentication/ (read 2026-11)
 */
export function authentication(minor: number, issuers: readonly JwtIssuer[]): string {
  return toYaml({
    apiVersion: `apiserver.config.k8s.io/${minor >= 34 ? 'v1' : 'v1beta1'}`,
    kind: 'AuthenticationConfiguration',
    anonymous: { enabled: true, conditions: ANONYMOUS_PATHS.map((path) => ({ path })) },
    ...(issuers.length > 0 && { jwt: issuers.map(issuer) }),
  });
}

function issuer({ issuerUrl, audiences, certificateAuthority, usernameClaim = 'sub', usernamePrefix, groupsClaim = 'groups', groupsPrefix, requiredClaims = {} }: JwtIssuer): YamlValue {
  const rules = Object.entries(requiredClaims).map(([claim, requiredValue]) => ({ claim, requiredValue }));
  return {
    issuer: { url: issuerUrl, audiences, ...(audiences.length > 1 && { audienceMatchPolicy: 'MatchAny' }), certificateAuthority },
    ...(rules.length > 0 && { claimValidationRules: rules }),
    claimMappings: { username: { claim: usernameClaim, prefix: usernamePrefix }, groups: { claim: groupsClaim, prefix: groupsPrefix } },
    // Prefixes keep these names away already; this holds whatever they are.
    userValidationRules: [
      { expression: "!user.username.startsWith('system:')", message: 'no name of Kubernetes itself' },
      { expression: "user.groups.all(group, !group.startsWith('system:'))", message: 'no group of Kubernetes itself' },
    ],
  };
}
