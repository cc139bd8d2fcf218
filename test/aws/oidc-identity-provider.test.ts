import { aws, RbacBaseline, Subject } from 'cdktf-production-cluster';
import { clusterWithPool } from '../support/eks';
import { idsIn } from '../support/problems';
import { inStack, inTwoStacks } from '../support/stacks';

const LOGIN = { name: 'corporate', issuerUrl: 'https://login.example.com/realms/main', clientId: 'kubernetes' };
const association = (props: Partial<aws.OidcIdentityProviderProps> = {}) =>
  inStack((stack) => clusterWithPool(stack, { oidcIdentityProvider: new aws.OidcIdentityProvider({ ...LOGIN, ...props }), tags: { owner: 'platform' } })).onlyResource('aws_eks_identity_provider_config');

test('an identity provider is trusted, with prefixes that keep its people apart from those of Kubernetes', () => {
  expect(association()).toMatchObject({
    cluster_name: expect.stringMatching(/^\$\{aws_eks_cluster\..*\.name\}$/) as string,
    oidc: {
      identity_provider_config_name: 'corporate', issuer_url: LOGIN.issuerUrl, client_id: 'kubernetes',
      username_claim: 'sub', username_prefix: 'oidc:', groups_claim: 'groups', groups_prefix: 'oidc:',
    },
    tags: { owner: 'platform' },
  });
});

test('an identity provider is trusted as its options say', () => {
  const props = { usernameClaim: 'email', usernamePrefix: 'corp:', groupsClaim: 'roles', groupsPrefix: 'team:', requiredClaims: { hd: 'example.com' } };

  expect(association(props).oidc).toMatchObject({ username_claim: 'email', username_prefix: 'corp:', groups_claim: 'roles', groups_prefix: 'team:', required_claims: { hd: 'example.com' } });
});

test('a cluster trusts IAM alone unless it is told', () => {
  expect(inStack((stack) => clusterWithPool(stack)).resourcesOfType('aws_eks_identity_provider_config')).toEqual({});
});

test('nothing is said of groups that only the identity provider knows', () => {
  const warnings = (props: Partial<aws.EksPlatformProps>) =>
    inTwoStacks((infrastructure, access) => new RbacBaseline(access, 'Rbac', { cluster: clusterWithPool(infrastructure, props), administrators: [Subject.group('oidc:oncall')] })).warnings.flatMap(idsIn);

  expect(warnings({})).toEqual(['subject-group-without-source']);
  expect(warnings({ oidcIdentityProvider: new aws.OidcIdentityProvider(LOGIN) })).toEqual([]);
});
