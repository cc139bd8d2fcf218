import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import {
  Acknowledgement,
  ApiResource,
  CertificateApproval,
  ClusterRole,
  HAControlPlane,
  KubernetesVersion,
  PolicyRule,
  RbacBaseline,
  Role,
  RolePreset,
  RoleProps,
  Subject,
  TenantOptions,
  TenantQuota,
  UserCertificate,
  UserCertificateProps,
} from 'cdktf-production-cluster';
import fc from 'fast-check';
import { CERTIFICATE_REQUEST } from '../support/certificate-request';
import { FakePlatform } from '../support/fake-platform';
import { list, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';
import { existingCluster } from './support';

interface SubjectInput {
  readonly kind: 'user' | 'group' | 'serviceAccount';
  readonly namespace: string;
  readonly name: string;
}

const subjectInput = fc.record({ kind: fc.constantFrom<SubjectInput['kind'][]>('user', 'group', 'serviceAccount'), namespace: text('jobs'), name: text('payments', 'viewers', 'oncall') });

function toSubject({ kind, namespace, name }: SubjectInput): Subject {
  if (kind === 'serviceAccount') return Subject.serviceAccount(namespace, name);
  return kind === 'user' ? Subject.user(name) : Subject.group(name);
}

const shownSubject = ({ kind, namespace, name }: SubjectInput) => [kind === 'serviceAccount' ? namespace : '', name];

test('Subject', () => {
  survives(subjectInput, (stack, given) => {
    new RbacBaseline(stack, 'Rbac', { cluster: existingCluster(stack), administrators: [toSubject(given)] });
    return shownSubject(given);
  });
});

const subjects = fc.array(subjectInput, { maxLength: 2 });
const acknowledge = fc.constantFrom<Acknowledgement[]>([], [{ id: 'rbac-secrets-list', reason: 'it copies them' }], [{ id: 'rbac-wildcard', reason: ' ' }]);

test('GrantOptions and the people of RbacBaselineProps', () => {
  const preset = fc.constantFrom(RolePreset.VIEWER, RolePreset.DEVELOPER, RolePreset.OPERATOR, RolePreset.ADMINISTRATOR, RolePreset.CI_DEPLOYER, RolePreset.BREAK_GLASS);
  const props = fc.record({ operators: subjects, viewers: subjects, breakGlass: subjects, preset, granted: subjects });

  survives(props, (stack, { operators, viewers, breakGlass, preset, granted }) => {
    const people = { operators: operators.map(toSubject), viewers: viewers.map(toSubject), breakGlass: breakGlass.map(toSubject) };
    new RbacBaseline(stack, 'Rbac', { cluster: existingCluster(stack), ...people }).addGrant('Grant', { preset, subjects: granted.map(toSubject) });
    return [operators, viewers, breakGlass, granted].map((list) => list.map(shownSubject));
  });
});

const policyRule = mostly(
  struct<PolicyRule>(
    {
      verbs: list('get', 'list', 'patch'), apiGroups: list('apps', 'batch'), resources: list('deployments', 'jobs', 'jobs/status'), resourceNames: list('web', 'nightly'),
      nonResourceUrls: fc.constant(undefined),
    },
    ['verbs', 'apiGroups', 'resources'],
  ),
  struct<PolicyRule>({ verbs: list('get', 'post'), apiGroups: list('apps'), resources: list('pods'), resourceNames: list('web'), nonResourceUrls: list('/metrics', '/healthz/*') }, ['verbs']),
);

test('PolicyRule, ClusterRoleProps and the bindings of a ClusterRole', () => {
  const input = fc.record({ roleName: text('releases', 'system:releases'), acknowledge, rules: fc.array(policyRule, { minLength: 1, maxLength: 2 }), namespace: text('payments'), people: subjects, label: text('view', 'edit') });

  survives(input, (stack, { roleName, acknowledge, rules, namespace, people, label }) => {
    const role = new ClusterRole(stack, 'Releases', { cluster: existingCluster(stack), roleName, acknowledge });
    for (const rule of rules) role.addRule(rule);
    role.bindInNamespace('Here', namespace, people.map(toSubject));
    role.bind('All', people.map(toSubject));
    role.aggregateTo(label);
    return [roleName, namespace, people.map(shownSubject), `aggregate-to-${label}`, rules.map((rule) => Object.values(rule))];
  });
});

test('RoleProps and ApiResource', () => {
  const input = fc.record({
    props: struct<Omit<RoleProps, 'cluster'>>({ roleName: text('releases'), namespace: text('payments'), acknowledge }, ['namespace']),
    verbs: list('get', 'patch'), apiGroup: text('apps', 'acme.example.com'), resource: text('deployments', 'challenges'), subresource: text('scale'), name: text('web'),
  });

  survives(input, (stack, { props, verbs, apiGroup, resource, subresource, name }) => {
    const role = new Role(stack, 'Releases', { cluster: existingCluster(stack), ...props });
    const kind = ApiResource.of(apiGroup, resource);
    role.allow(verbs, kind, kind.subresource(subresource).named(name));
    role.allowRead(kind);
    role.allowReadWrite(kind.named(name));
    return [props.namespace, props.roleName, verbs, apiGroup, resource, subresource, name];
  });
});

test('UserCertificateProps', () => {
  const props = struct<Omit<UserCertificateProps, 'cluster'>>(
    { request: text(CERTIFICATE_REQUEST), expirationSeconds: number(600, 86400), approval: fc.constantFrom(...Object.values(CertificateApproval)) },
    ['request'],
  );

  survives(props, (stack, given) => {
    const attributes = { clusterName: 'fake', endpoint: 'https://10.0.0.1', version: KubernetesVersion.V1_34, platform: new FakePlatform() };
    new UserCertificate(stack, 'Jane', { cluster: HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', attributes), ...given });
    return [given.request, given.expirationSeconds];
  });
});

test('RbacBaselineProps and its tenants', () => {
  const quantity = text('40', '500m', '160Gi', '1e3');
  const amounts = struct({ cpu: quantity, memory: quantity });
  const quota = struct<Pick<TenantQuota, 'requests' | 'limits' | 'pods'>>({ requests: amounts, limits: amounts, pods: number(0, 200) });
  const tenant = fc.record({ name: text('payments', 'search', 'web'), developers: fc.array(subjectInput, { maxLength: 2 }), quota }, { requiredKeys: ['name'] });
  const props = fc.record({ administrators: fc.array(subjectInput, { maxLength: 3 }), tenants: fc.array(tenant, { maxLength: 3 }) });

  survives(props, (stack, { administrators, tenants }) => {
    new RbacBaseline(stack, 'Rbac', {
      cluster: existingCluster(stack),
      administrators: administrators.map(toSubject),
      tenants: tenants.map((tenant): TenantOptions => ({ ...tenant, developers: tenant.developers?.map(toSubject) })),
    });
    expect(stack.node.children.filter((child) => child instanceof KubernetesProvider)).toHaveLength(1);
    return [
      administrators.map(shownSubject),
      tenants.map(({ name, developers = [], quota }) => [name, developers.map(shownSubject), quota && [Object.values(quota.requests ?? {}), Object.values(quota.limits ?? {}), quota.pods]]),
    ];
  });
});
