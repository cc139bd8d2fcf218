import { TerraformStack } from 'cdktf';
import { ClusterBaseline, KubeconfigCluster, KubernetesVersion, RbacBaseline, Subject, UserCertificates } from 'cdktf-production-cluster';
import { inStack } from './support/stacks';

const legacy = (stack: TerraformStack, id = 'Cluster') => new KubeconfigCluster(stack, id, { version: KubernetesVersion.V1_34, context: 'legacy' });
const providers = (build: (stack: TerraformStack) => void) => {
  const { provider } = inStack(build).toSnapshot() as { provider: { kubernetes: Record<string, unknown>[] } };
  return provider.kubernetes;
};

describe('A cluster of a kubeconfig', () => {
  test('is logged into by its context, from the stack that it is in', () => {
    const [provider, ...others] = providers((stack) => new RbacBaseline(stack, 'Rbac', { cluster: legacy(stack), tenants: [{ name: 'payments' }, { name: 'search' }] }));

    expect(provider).toEqual({ alias: expect.any(String) as string, config_path: '~/.kube/config', config_context: 'legacy' });
    expect(others).toEqual([]);
  });

  test('may have its file elsewhere', () => {
    const [provider] = providers((stack) => {
      const cluster = new KubeconfigCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, context: 'legacy', configPath: '/etc/legacy.kubeconfig' });
      new RbacBaseline(stack, 'Rbac', { cluster, viewers: [Subject.group('auditors')] });
    });

    expect(provider).toMatchObject({ config_path: '/etc/legacy.kubeconfig' });
  });

  test('is told from another one', () => {
    const contexts = providers((stack) => {
      for (const id of ['One', 'Other']) new RbacBaseline(stack, `${id}Rbac`, { cluster: legacy(stack, id), tenants: [{ name: 'payments' }] });
    });

    expect(new Set(contexts.map(({ alias }) => alias)).size).toBe(2);
  });

  test('gets what every production cluster runs, but nothing that its platform would have to make', () => {
    const template = inStack((stack) => new ClusterBaseline(stack, 'Baseline', { cluster: legacy(stack) }));

    const types = new Set(template.addresses().map((address) => address.split('.')[0]));
    expect([...types]).toEqual(expect.arrayContaining(['kubernetes_deployment_v1', 'kubernetes_pod_disruption_budget_v1', 'kubernetes_daemon_set_v1']));
    expect([...types]).not.toContain('kubernetes_storage_class_v1');
    expect([...types].filter((type) => !type.startsWith('kubernetes_'))).toEqual([]);
  });

  test('signs certificates where it is said to', () => {
    const approvers = (userCertificates: UserCertificates) => () =>
      inStack((stack) => {
        const cluster = new KubeconfigCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, context: 'legacy', userCertificates });
        new RbacBaseline(stack, 'Rbac', { cluster, certificateApprovers: [Subject.group('security')] });
      });

    expect(approvers(UserCertificates.SIGNED)).not.toThrow();
    expect(approvers(UserCertificates.NOT_SIGNED)).toThrow('user-certificates-not-signed');
  });
});
