import { ContainerDefaults } from 'cdktf-production-cluster';
import { tenantTemplate } from '../../support/tenants';

const limits = (containerDefaults?: ContainerDefaults) => {
  const { spec } = tenantTemplate({ containerDefaults }).onlyResource('kubernetes_limit_range_v1');
  return (spec as { limit: unknown[] }).limit;
};

test('containers that say nothing get the defaults of the library', () => {
  expect(limits()).toEqual([{ type: 'Container', default_request: { cpu: '100m', memory: '128Mi' }, default: { cpu: '1', memory: '512Mi' } }]);
});

test('what is stated takes the place of its default alone, in the form of Kubernetes', () => {
  expect(limits({ requests: { cpu: '0.25' }, limits: { memory: '1.5Gi' } })).toEqual([
    { type: 'Container', default_request: { cpu: '250m', memory: '128Mi' }, default: { cpu: '1', memory: '1536Mi' } },
  ]);
});

// https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis/core/v1/defaults.go (SetDefaults_LimitRangeItem): what is not stated here, the API server states
test('what the API server would fill in is there', () => {
  expect(limits({ max: { cpu: '4', memory: '8Gi', ephemeralStorage: '10Gi' } })).toEqual([{
    type: 'Container',
    max: { cpu: '4', memory: '8Gi', 'ephemeral-storage': '10Gi' },
    default: { cpu: '1', memory: '512Mi', 'ephemeral-storage': '10Gi' },
    default_request: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '10Gi' },
  }]);
  expect(limits({ limits: { ephemeralStorage: '1Gi' } })).toMatchObject([{ default_request: { 'ephemeral-storage': '1Gi' } }]);
});

test('a request, its limit and the most may be the same', () => {
  const same = { cpu: '1', memory: '1Gi' };

  expect(limits({ requests: same, limits: same, max: { cpu: '1000m', memory: '1024Mi' } })).toMatchObject([{ max: { cpu: '1', memory: '1Gi' } }]);
});
