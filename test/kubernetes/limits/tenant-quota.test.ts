import { TerraformVariable } from 'cdktf';
import { ApiResource, Tenant, TenantQuota } from 'cdktf-production-cluster';
import { inTwoStacks } from '../../support/stacks';
import { importedCluster, tenantTemplate } from '../../support/tenants';

const hard = (quota?: TenantQuota): unknown => {
  const { spec } = tenantTemplate({ quota }).onlyResource('kubernetes_resource_quota_v1');
  return (spec as { hard: unknown }).hard;
};
const CLOSED = { 'services.loadbalancers': '0', 'services.nodeports': '0' };

test('a tenant without quota has no load balancers and no ports of nodes', () => {
  expect(hard()).toEqual(CLOSED);
});

test('amounts of all resources are written by the names and in the form of Kubernetes', () => {
  const quota = {
    requests: { cpu: '0.5', memory: '1.5Gi', ephemeralStorage: '20Gi' },
    limits: { cpu: '40', memory: '160Gi', ephemeralStorage: '1T' },
  };

  expect(hard(quota)).toEqual({
    'requests.cpu': '500m', 'requests.memory': '1536Mi', 'requests.ephemeral-storage': '20Gi',
    'limits.cpu': '40', 'limits.memory': '160Gi', 'limits.ephemeral-storage': '1T', ...CLOSED,
  });
});

test('storage is limited for all classes and for single ones', () => {
  const storage = { total: '2Ti', claims: 20, classes: [{ storageClass: 'gold', total: '500Gi' }, { storageClass: 'silver', claims: 0 }] };

  expect(hard({ storage })).toEqual({
    'requests.storage': '2Ti', persistentvolumeclaims: '20',
    'gold.storageclass.storage.k8s.io/requests.storage': '500Gi', 'silver.storageclass.storage.k8s.io/persistentvolumeclaims': '0', ...CLOSED,
  });
});

test('objects are counted', () => {
  const others = [{ resource: ApiResource.DEPLOYMENTS, max: 50 }, { resource: ApiResource.PODS, max: 100 }, { resource: ApiResource.of('example.com', 'widgets'), max: 0 }];

  expect(hard({ pods: 0, objects: { configMaps: 1, secrets: 2, services: 3, others } })).toEqual({
    pods: '0', configmaps: '1', secrets: '2', services: '3', 'count/deployments.apps': '50', 'count/pods': '100', 'count/widgets.example.com': '0', ...CLOSED,
  });
});

describe('Ports of nodes', () => {
  test.each([
    ['are closed without load balancers', { loadBalancers: 0 }, { 'services.loadbalancers': '0', 'services.nodeports': '0' }],
    ['are open with load balancers, which take some', { loadBalancers: 2 }, { 'services.loadbalancers': '2' }],
    ['are as stated', { loadBalancers: 2, nodePorts: 0 }, { 'services.loadbalancers': '2', 'services.nodeports': '0' }],
    ['may be open without load balancers', { nodePorts: 3 }, { 'services.loadbalancers': '0', 'services.nodeports': '3' }],
  ])('%s', (_, objects, expected) => {
    expect(hard({ objects })).toEqual(expected);
  });
});

test('figures may be known to Terraform alone where nothing is added up', () => {
  const template = inTwoStacks((infrastructure, access) => {
    const cpu = new TerraformVariable(access, 'cpu', {}).stringValue;
    const pods = new TerraformVariable(access, 'pods', {}).numberValue;
    new Tenant(access, 'Payments', { cluster: importedCluster(infrastructure), name: 'payments', quota: { requests: { cpu }, pods } });
  });

  expect(template.onlyResource('kubernetes_resource_quota_v1').spec).toMatchObject({ hard: { 'requests.cpu': '${var.cpu}', pods: '${var.pods}' } });
});
