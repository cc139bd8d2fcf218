import { TerraformStack } from 'cdktf';
import { ApiResource, ClusterRole, HAControlPlane, KubernetesVersion, PolicyRule, RbacBaseline, RbacBaselineProps, Role, RolePreset, Subject, TenantOptions, UserCertificate, UserCertificateProps } from 'cdktf-production-cluster';
import { existingCluster } from '../properties/support';
import { CERTIFICATE_REQUEST } from '../support/certificate-request';
import { FakePlatform } from '../support/fake-platform';
import { ProblemCase } from './problem-case';

const rbac = (props: Partial<RbacBaselineProps>) => (stack: TerraformStack) => {
  new RbacBaseline(stack, 'Rbac', { cluster: existingCluster(stack), ...props });
};
const tenant = (options: Partial<TenantOptions>) => rbac({ tenants: [{ name: 'payments', ...options }] });
const grant = (subjects: Subject[]) => (stack: TerraformStack) => {
  new RbacBaseline(stack, 'Rbac', { cluster: existingCluster(stack) }).addGrant('Auditors', { preset: RolePreset.VIEWER, subjects });
};
const clusterRole = (fill: (role: ClusterRole) => void, roleName?: string) => (stack: TerraformStack) => {
  fill(new ClusterRole(stack, 'Releases', { cluster: existingCluster(stack), roleName }));
};
const role = (fill: (role: Role) => void, namespace = 'payments') => (stack: TerraformStack) => {
  fill(new Role(stack, 'Releases', { cluster: existingCluster(stack), namespace }));
};
const rule = (parts: Partial<PolicyRule>) => clusterRole((one) => one.addRule({ verbs: ['get'], apiGroups: [''], resources: ['pods'], ...parts }));
const bare = (parts: PolicyRule) => clusterRole((one) => one.addRule(parts));
const signingCluster = (stack: TerraformStack) =>
  HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', { clusterName: 'fake', endpoint: 'https://10.0.0.1', version: KubernetesVersion.V1_34, platform: new FakePlatform() });
const certificate = (props: Partial<UserCertificateProps>) => (stack: TerraformStack) => {
  new UserCertificate(stack, 'Jane', { cluster: signingCluster(stack), request: CERTIFICATE_REQUEST, ...props });
};

/** Mistakes in who may do what. */
export const ACCESS_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a user without a name', id: 'subject-name', got: '""', allowed: 'printable text', fix: 'change', make: () => Subject.user('') },
  { title: 'a group that is everybody', id: 'subject-privileged-group', got: '"system:authenticated"', allowed: 'a group of your own', fix: 'a group of their own', make: () => Subject.group('system:authenticated') },
  { title: 'a namespace that is none', id: 'namespace-name', got: '"Kube"', allowed: 'a DNS label', fix: 'change', make: () => Subject.serviceAccount('Kube', 'a') },
  { title: 'a service account that is none', id: 'service-account-name', got: '"A"', allowed: 'a DNS subdomain', fix: 'change', make: () => Subject.serviceAccount('jobs', 'A') },
  { title: 'a subject twice', id: 'subject-duplicate', got: '"Group /payments"', allowed: 'each value once', fix: 'remove the duplicate', make: tenant({ developers: [Subject.group('payments'), Subject.group('payments')] }) },
  { title: 'a tenant twice', id: 'tenant-duplicate', got: '"a"', allowed: 'each value once', fix: 'remove the duplicate', make: rbac({ tenants: [{ name: 'a' }, { name: 'a' }] }) },
  { title: 'a tenant name over the limits', id: 'namespace-name', allowed: 'at most 63', fix: 'change', make: tenant({ name: 'a'.repeat(64) }) },
  { title: 'a namespace of Kubernetes', id: 'namespace-reserved', got: '"kube-system"', allowed: 'a name of your own', fix: 'rename the tenant', make: tenant({ name: 'kube-system' }) },
  { title: 'a quantity that is none', id: 'quantity-format', got: '"160 GB"', allowed: '160Gi', fix: 'correct', make: tenant({ quota: { requests: { memory: '160 GB' } } }) },
  { title: 'a number of pods that is none', id: 'quota-count', got: '1.5', allowed: 'a whole number', fix: 'Tenant quota pods', make: tenant({ quota: { pods: 1.5 } }) },
  { title: 'a grant to nobody', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'RbacBaseline Auditors subjects', make: grant([]) },
  { title: 'a subject twice in a grant', id: 'subject-duplicate', got: '"User /jane"', allowed: 'each value once', fix: 'remove the duplicate', make: grant([Subject.user('jane'), Subject.user('jane')]) },
];

/** Mistakes in roles. */
export const ROLE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a role that allows nothing', id: 'role-without-rules', allowed: 'at least one rule', fix: 'allow something', make: clusterRole(() => undefined) },
  { title: 'a role of a namespace that allows nothing', id: 'role-without-rules', allowed: 'at least one rule', fix: 'allow something', make: role(() => undefined) },
  { title: 'a role with the name of no object', id: 'rbac-role-name', got: '"a/b"', allowed: 'a path segment', fix: 'ClusterRole roleName', make: clusterRole(() => undefined, 'a/b') },
  { title: 'a role named dot', id: 'rbac-role-name', got: '"."', allowed: 'a path segment', fix: 'ClusterRole roleName', make: clusterRole(() => undefined, '.') },
  { title: 'a role of a namespace that is none', id: 'namespace-name', got: '"Payments"', allowed: 'a DNS label', fix: 'Role namespace', make: role(() => undefined, 'Payments') },
  { title: 'a role bound in a namespace that is none', id: 'namespace-name', got: '"a.b"', allowed: 'a DNS label', fix: 'bindInNamespace', make: clusterRole((one) => one.bindInNamespace('A', 'a.b', [Subject.user('jane')])) },
  { title: 'a role bound to nobody', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'ClusterRole.bind A subjects', make: clusterRole((one) => one.bind('A', [])) },
  { title: 'a role of a namespace with a kind that is in none', id: 'rule-of-the-whole-cluster', got: '"nodes"', allowed: 'in namespaces', fix: 'ClusterRole', make: role((one) => one.allowRead(ApiResource.NODES)) },
  { title: 'a role of a namespace with a path', id: 'rule-of-the-whole-cluster', got: '["/metrics"]', allowed: 'in namespaces', fix: 'ClusterRole', make: role((one) => one.addRule({ verbs: ['get'], nonResourceUrls: ['/metrics'] })) },
  { title: 'a label that is none', id: 'label-key', got: '"rbac.authorization.k8s.io/aggregate-to-a b"', allowed: 'a name of at most 63', fix: 'correct the key', make: clusterRole((one) => one.aggregateTo('a b')) },
  {
    title: 'a role of another cluster', id: 'cluster-role-of-another-cluster', got: '"production/Other"', allowed: 'a role of the cluster production/Cluster', fix: 'make the role in this cluster',
    make: (stack) => {
      const [one, other] = [existingCluster(stack), signingCluster(new TerraformStack(stack, 'Inner'))].map((cluster, index) => new ClusterRole(stack, ['Releases', 'Other'][index], { cluster }));
      one.combine(other);
    },
  },
];

/** Mistakes in rules. */
export const RULE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'no verb', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'ClusterRole rule verbs', make: rule({ verbs: [] }) },
  { title: 'a verb twice', id: 'rule-verb', got: '"get"', allowed: 'each value once', fix: 'remove the duplicate', make: rule({ verbs: ['get', 'get'] }) },
  { title: 'a verb in upper case', id: 'rule-verb', got: '"GET"', allowed: 'in lower case', fix: 'change', make: rule({ verbs: ['GET'] }) },
  { title: 'a verb that Kubernetes does not have', id: 'rule-verb', got: '"read"', allowed: 'get, list, watch', fix: 'correct the verb', make: clusterRole((one) => one.allow(['read'], ApiResource.PODS)) },
  { title: 'a verb that HTTP does not have', id: 'rule-verb', got: '"list"', allowed: 'get, head, post', fix: 'correct the verb', make: clusterRole((one) => one.allowNonResourceUrls(['list'], '/metrics')) },
  { title: 'an API group with its version', id: 'rule-api-group', got: '"apps/v1"', allowed: 'without its version', fix: 'change', make: rule({ apiGroups: ['apps/v1'] }) },
  { title: 'an API group that is none', id: 'rule-api-group', got: '"Apps"', allowed: 'without its version', fix: 'ApiResource.of apiGroup', make: () => ApiResource.of('Apps', 'deployments') },
  { title: 'no API group', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'ClusterRole rule apiGroups', make: bare({ verbs: ['get'], resources: ['pods'] }) },
  { title: 'no resource', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'ClusterRole rule resources', make: rule({ resources: [] }) },
  { title: 'no kind', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'ClusterRole allow resources', make: clusterRole((one) => one.allow(['get'])) },
  { title: 'a kind by its name in manifests', id: 'rule-resource', got: '"Deployment"', allowed: 'in lower case and in the plural', fix: 'change', make: () => ApiResource.of('apps', 'Deployment') },
  { title: 'all subresources of a kind', id: 'rule-resource', got: '"pods/*"', allowed: 'cannot be named at once', fix: 'ApiResource.subresource', make: () => ApiResource.PODS.subresource('*') },
  { title: 'an empty list of names', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'ApiResource.named names', make: () => ApiResource.PODS.named() },
  { title: 'an empty list of names in a rule', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'ClusterRole rule resourceNames', make: rule({ resourceNames: [] }) },
  { title: 'a pattern of names', id: 'rule-resource-names', got: '"web-*"', allowed: 'in full', fix: 'change', make: () => ApiResource.PODS.named('web-*') },
  { title: 'an empty name', id: 'rule-resource-names', got: '""', allowed: 'in full', fix: 'change', make: rule({ resourceNames: [''] }) },
  { title: 'a name twice', id: 'rule-resource-names', got: '"web"', allowed: 'each value once', fix: 'remove the duplicate', make: rule({ resourceNames: ['web', 'web'] }) },
  { title: 'creation by name', id: 'rule-resource-names', got: '"create"', allowed: 'create for subresources', fix: 'without names', make: clusterRole((one) => one.allow(['get', 'create'], ApiResource.PODS.named('web'))) },
  { title: 'deletion of a collection by name', id: 'rule-resource-names', got: '"deletecollection"', allowed: 'create for subresources', fix: 'without names', make: rule({ verbs: ['deletecollection'], resourceNames: ['web'] }) },
  { title: 'a path that is none', id: 'rule-url', got: '"metrics"', allowed: 'begins with /', fix: 'nonResourceUrls', make: clusterRole((one) => one.allowNonResourceUrls(['get'], 'metrics')) },
  { title: 'a path with a star inside', id: 'rule-url', got: '"/*/healthz"', allowed: 'ends in *', fix: 'nonResourceUrls', make: clusterRole((one) => one.allowNonResourceUrls(['get'], '/*/healthz')) },
  { title: 'no path', id: 'list-empty', got: '[]', allowed: 'at least one', fix: 'nonResourceUrls', make: clusterRole((one) => one.allowNonResourceUrls(['get'])) },
  { title: 'both resources and paths', id: 'rule-mixed', got: '["/metrics"]', allowed: 'either', fix: 'two rules', make: rule({ nonResourceUrls: ['/metrics'] }) },
];

/** Mistakes in certificates of users. */
export const CERTIFICATE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'approvers where nothing is signed', id: 'user-certificates-not-signed', allowed: 'UserCertificates.SIGNED', fix: 'bind the groups', make: rbac({ certificateApprovers: [Subject.group('security')] }) },
  { title: 'a certificate where nothing is signed', id: 'user-certificates-not-signed', allowed: 'UserCertificates.SIGNED', fix: 'bind the groups', make: (stack) => new UserCertificate(stack, 'Jane', { cluster: existingCluster(stack), request: CERTIFICATE_REQUEST }) },
  { title: 'a key in place of a request', id: 'certificate-request', allowed: 'BEGIN CERTIFICATE REQUEST', fix: 'UserCertificate request', make: certificate({ request: '-----BEGIN PRIVATE KEY-----' }) },
  { title: 'a request with more beside it', id: 'certificate-request', allowed: 'nothing else', fix: 'UserCertificate request', make: certificate({ request: `${CERTIFICATE_REQUEST}-----BEGIN PRIVATE KEY-----` }) },
  { title: 'a certificate that expires at once', id: 'certificate-expiration', got: '599', allowed: 'from 600 to 86400', fix: 'expirationSeconds', make: certificate({ expirationSeconds: 599 }) },
  { title: 'a certificate that holds for years', id: 'certificate-expiration', got: '31536000', allowed: 'from 600 to 86400', fix: 'expirationSeconds', make: certificate({ expirationSeconds: 31536000 }) },
];
