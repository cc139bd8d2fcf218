import { fakeBaseline } from '../../support/baseline';

describe('The namespace default', () => {
  const template = fakeBaseline();

  test('holds pods to Pod Security restricted of the version of the cluster', () => {
    expect(template.onlyResource('kubernetes_labels')).toMatchObject({
      kind: 'Namespace',
      metadata: { name: 'default' },
      labels: Object.fromEntries(['enforce', 'audit', 'warn'].flatMap((mode) => [[`pod-security.kubernetes.io/${mode}`, 'restricted'], [`pod-security.kubernetes.io/${mode}-version`, 'v1.34']])),
    });
  });

  test('has room for no pod, no token and no traffic', () => {
    expect(template.onlyResource('kubernetes_resource_quota_v1')).toMatchObject({ metadata: { namespace: 'default' }, spec: { hard: { pods: '0' } } });
    expect(template.onlyResource('kubernetes_default_service_account_v1')).toMatchObject({ metadata: { namespace: 'default' }, automount_service_account_token: false });
    expect(template.onlyResource('kubernetes_network_policy_v1')).toMatchObject({ metadata: { namespace: 'default' }, spec: { pod_selector: {}, policy_types: ['Ingress', 'Egress'] } });
    expect(Object.keys(template.onlyResource('kubernetes_network_policy_v1').spec as object).sort()).toEqual(['pod_selector', 'policy_types']);
  });
});
