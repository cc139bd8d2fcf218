import { PlatformFact } from '../../../platform-readiness';
import { isEverywhere } from '../../../private/endpoint-networks';
import { met, metIf, missing, told } from '../../../private/facts';
import { EksPlatformProps } from '../../eks-platform';
import { EndpointAccess } from '../../endpoint-access';
import { OidcIdentityProvider } from '../../oidc-identity-provider';
import { WorkloadIdentityMethod } from '../../workload-identity-method';

/** How people and programs reach the API server, and who they are to it. */
export function apiAccess(choices: EksPlatformProps): PlatformFact[] {
  const access = choices.endpointAccess ?? EndpointAccess.privateOnly();
  return [
    met('PE-03', `endpointAccess: ${describe(access)}`),
    endpoint(access),
    ...authentication(choices),
    ...credentials(choices),
  ];
}

function endpoint(access: EndpointAccess): PlatformFact {
  const fix = 'set endpointAccess of EksPlatform to EndpointAccess.privateOnly(), or narrow its publicCidrs';
  return metIf(!access.publicCidrs.some(isEverywhere), 'PE-43', `endpointAccess: ${describe(access)}`, fix);
}

function describe({ isPublic, publicCidrs }: EndpointAccess): string {
  return isPublic ? `publicAndPrivate, publicCidrs ${publicCidrs.map(told).join(', ')}` : 'privateOnly';
}

function authentication({ administrators, identities = [], oidcIdentityProvider }: EksPlatformProps): PlatformFact[] {
  const people = `administrators: ${administrators.length}, identities: ${identities.length}; whoever makes the cluster has no rights by that`;
  return [
    met('PE-10', 'people log in by access entries of IAM'),
    met('PE-29', people),
    ...(oidcIdentityProvider ? [identityProvider(oidcIdentityProvider)] : []),
  ];
}

// A dash stands for no prefix: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#openid-connect-tokens (read 2026-11)
function identityProvider({ usernamePrefix, groupsPrefix }: OidcIdentityProvider): PlatformFact {
  if (usernamePrefix === '-') {
    return missing('PE-29', 'oidcIdentityProvider usernamePrefix: -, so that a token may name any user', "set usernamePrefix of OidcIdentityProvider to text such as 'oidc:', or leave it out");
  }
  return met('PE-29', `oidcIdentityProvider: usernamePrefix ${told(usernamePrefix)}, groupsPrefix ${told(groupsPrefix)}`);
}

function credentials({ workloadIdentityMethod = WorkloadIdentityMethod.POD_IDENTITY, omitDefaultAddOns = [] }: EksPlatformProps): PlatformFact[] {
  const agentLeftOut = workloadIdentityMethod === WorkloadIdentityMethod.POD_IDENTITY && omitDefaultAddOns.includes('eks-pod-identity-agent');
  return [
    met('PE-43', 'credential: aws eks get-token, a token for each call that is stored nowhere'),
    metIf(
      !agentLeftOut,
      'PE-43',
      `workloadIdentityMethod: ${workloadIdentityMethod}${agentLeftOut ? ', whose agent omitDefaultAddOns leaves out' : ''}`,
      'remove eks-pod-identity-agent from omitDefaultAddOns of EksPlatform, or set workloadIdentityMethod to WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES',
    ),
  ];
}
