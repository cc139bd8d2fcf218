import { TerraformStack } from 'cdktf';
import { ApiResource, KubernetesVersion, NetworkAllowance, ProductionCluster, RolePreset, ServiceAccount, Tenant, TokenMounting } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, only } from '../../support/blocks';
import { FakePlatform } from '../../support/fake-platform';
import { awsStack, inTwoStacks } from '../../support/stacks';
import { importedCluster, tenantTemplate } from '../../support/tenants';

const TYPE = 'kubernetes_service_account_v1';

test('mounts no token, and is in the namespace of its tenant', () => {
  const template = tenantTemplate({ serviceAccounts: [{ name: 'api', imagePullSecrets: ['registry'] }] });

  expect(only(template, TYPE, 'Tenant-payments_ServiceAccount-api')).toMatchObject({
    metadata: { name: 'api', namespace: `\${${addressOf(template, 'kubernetes_namespace_v1')}.metadata[0].name}` },
    automount_service_account_token: false,
    image_pull_secret: [{ name: 'registry' }],
  });
});

test('mounts a token where that is said', () => {
  const template = tenantTemplate({}, (tenant) => tenant.addServiceAccount('Api', { name: 'api', tokenMounting: TokenMounting.MOUNTED }));

  expect(template.onlyResource(TYPE)).toMatchObject({ automount_service_account_token: true });
});

test('has rules in its namespace alone', () => {
  const rules = [{ verbs: ['get'], apiGroups: [''], resources: ['configmaps'] }];
  const template = tenantTemplate({}, (tenant) => tenant.addServiceAccount('Api', { name: 'api', rules }));

  const namespace = `\${${addressOf(template, 'kubernetes_namespace_v1')}.metadata[0].name}`;
  expect(template.onlyResource('kubernetes_role_v1')).toMatchObject({ metadata: { name: 'api', namespace }, rule: [{ verbs: ['get'], api_groups: [''], resources: ['configmaps'] }] });
  expect(template.onlyResource('kubernetes_role_binding_v1')).toMatchObject({
    metadata: { namespace },
    role_ref: { kind: 'Role', name: `\${${addressOf(template, 'kubernetes_role_v1')}.metadata[0].name}` },
    subject: [{ kind: 'ServiceAccount', name: 'api', namespace: 'payments' }],
  });
  expect(template.resourcesOfType('kubernetes_cluster_role_binding_v1')).toEqual({});
});

test('has presets in its namespace alone, each once', () => {
  const template = tenantTemplate({}, (tenant) => tenant.addServiceAccount('Api', { name: 'api', presets: [RolePreset.VIEWER, RolePreset.VIEWER] }));

  expect(template.onlyResource('kubernetes_role_binding_v1')).toMatchObject({
    metadata: { name: 'api-viewer' }, role_ref: { kind: 'ClusterRole' }, subject: [{ kind: 'ServiceAccount', name: 'api', namespace: 'payments' }],
  });
});

test('works alone in a namespace that is there', () => {
  const template = inTwoStacks((infrastructure, access) => {
    const account = new ServiceAccount(access, 'Api', { cluster: importedCluster(infrastructure), namespace: 'web', name: 'api' });

    expect(account.subject).toMatchObject({ kind: 'ServiceAccount', namespace: 'web', name: 'api' });
  });

  expect(template.onlyResource(TYPE)).toMatchObject({ metadata: { name: 'api', namespace: 'web' } });
});

describe('An identity in the cloud', () => {
  const stacks = () => {
    const infrastructure = awsStack();
    const access = new TerraformStack(infrastructure.node.root, 'production-access');
    const cluster = new ProductionCluster(infrastructure, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform() });
    const tenant = new Tenant(access, 'Tenant-payments', { cluster, name: 'payments', network: [NetworkAllowance.toInternet()] });
    return { infrastructure, access, account: tenant.addServiceAccount('Api', { name: 'api', rules: [{ verbs: ['get'], apiGroups: [''], resources: [ApiResource.PODS.resource] }] }) };
  };

  test('is made in the stack of the cluster, and the service account carries what names it', () => {
    // GIVEN
    const { infrastructure, access, account } = stacks();

    // WHEN
    const identity = account.bindWorkloadIdentity(infrastructure);

    // THEN
    expect(identity.principalName).toBeDefined();
    expect(Template.fromStack(infrastructure).onlyResource('fake_identity')).toMatchObject({ namespace: 'payments', serviceAccountName: 'api' });
    expect(Template.fromStack(access).onlyResource(TYPE).metadata).toMatchObject({ name: 'api', annotations: { 'fake/identity': expect.stringContaining('data.terraform_remote_state') as string } });
    expect(access.dependencies).toEqual([infrastructure]);
  });

  test('is one, however often it is asked for', () => {
    const { infrastructure, account } = stacks();

    expect(account.bindWorkloadIdentity(infrastructure)).toBe(account.bindWorkloadIdentity(infrastructure));
  });
});
