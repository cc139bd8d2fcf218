import { BaselinePart, KubeconfigCluster, KubeconfigClusterProps, KubernetesVersion, PlatformBaseline, RbacBaseline, UserCertificates } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { struct, text } from './hostile';
import { survives } from './oracle';

test('KubeconfigClusterProps', () => {
  const baseline = fc.record<PlatformBaseline>({ brings: fc.subarray(Object.values(BaselinePart)), dns: fc.constant({ deploymentName: 'coredns', podLabels: { 'k8s-app': 'kube-dns' } }) });
  const props = struct<Omit<KubeconfigClusterProps, 'version'>>(
    { context: text('legacy', 'arn:aws:eks:eu-west-1:111122223333:cluster/legacy'), configPath: text('~/.kube/config', '/etc/kubeconfig'), userCertificates: fc.constantFrom(...Object.values(UserCertificates)), baseline },
    ['context'],
  );

  survives(props, (stack, given) => {
    const cluster = new KubeconfigCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, ...given });
    new RbacBaseline(stack, 'Rbac', { cluster, tenants: [{ name: 'payments' }] });
    return [given.context, given.configPath];
  });
});
