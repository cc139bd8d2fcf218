import { TerraformStack } from 'cdktf';
import { ClusterBaseline, KubeconfigCluster, KubeconfigClusterProps, KubernetesVersion, NodeAutoscaling, PlatformBaseline } from 'cdktf-production-cluster';
import { ProblemCase } from './problem-case';

const known = (stack: TerraformStack, props: Partial<KubeconfigClusterProps> = {}) => new KubeconfigCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, context: 'legacy', ...props });
const made = (props: Partial<KubeconfigClusterProps>) => (stack: TerraformStack) => {
  known(stack, props);
};
const UNKNOWN_PLATFORM = { id: 'cluster-platform-unknown', allowed: 'inside the cluster', fix: 'HAControlPlane.fromHAControlPlaneAttributes' } as const;
const BRINGS_NOTHING: PlatformBaseline = { brings: [], dns: { deploymentName: 'coredns', podLabels: { 'k8s-app': 'kube-dns' } } };

/** Mistakes with a cluster of which only the kubeconfig is known. */
export const KUBECONFIG_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a context without name', id: 'kubeconfig-context', got: '""', allowed: 'get-contexts', fix: 'KubeconfigCluster context', make: made({ context: '' }) },
  { title: 'a context with a blank', id: 'kubeconfig-context', got: '"my cluster"', allowed: 'get-contexts', fix: 'KubeconfigCluster context', make: made({ context: 'my cluster' }) },
  { title: 'an empty path', id: 'kubeconfig-path', got: '" "', allowed: 'the path of a file', fix: 'KubeconfigCluster configPath', make: made({ configPath: ' ' }) },
  {
    ...UNKNOWN_PLATFORM, title: 'an autoscaler of nodes where nobody knows the platform',
    make: (stack) => new ClusterBaseline(stack, 'Baseline', { cluster: known(stack, { baseline: BRINGS_NOTHING }), nodeAutoscaling: NodeAutoscaling.clusterAutoscaler() }),
  },
  {
    ...UNKNOWN_PLATFORM, title: 'an identity in a cloud that nobody knows',
    make: (stack) => known(stack).platformControlPlane.bindWorkloadIdentity(stack, { namespace: 'payments', serviceAccountName: 'api' }),
  },
];
