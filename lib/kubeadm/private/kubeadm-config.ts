import { apiServer, argumentList } from './api-server-config';
import { API_PORT, CERTIFICATES, ClusterPlan, etcdEndpoints, KUBEADM, PlannedMember } from './cluster-plan';
import { CLUSTER_ETCD } from './etcd-instances';
import { kubeletConfiguration } from './kubelet-config';
import { PATHS } from './paths';
import { toYamlDocuments, YamlValue } from './yaml';

/**
 * The configuration by which kubeadm makes a member of the control plane: each member the same cluster, with its own address.
 * etcd is "external" to kubeadm wherever it runs: a systemd unit, which the phases of kubeadm leave alone.
 * Source: https://kubernetes.io/docs/reference/config-api/kubeadm-config.v1beta4/ (read 2026-11)
 */
export function kubeadmConfig(plan: ClusterPlan, member: PlannedMember): string {
  const documents = [initConfiguration(plan, member), clusterConfiguration(plan, member), kubeletConfiguration(plan)];
  return toYamlDocuments(plan.kubeProxy ? [...documents, proxyConfiguration(plan)] : documents);
}

// The name and the provider's id of a node are of its machine, so the machine writes them.
function initConfiguration({ cloudController, kubeProxy }: ClusterPlan, { address }: PlannedMember): YamlValue {
  return {
    apiVersion: KUBEADM,
    kind: 'InitConfiguration',
    localAPIEndpoint: { advertiseAddress: address, bindPort: API_PORT },
    nodeRegistration: {
      name: '@@NODE_NAME@@',
      criSocket: PATHS.containerdSocket,
      taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }],
      kubeletExtraArgs: argumentList({
        ...(cloudController && { 'cloud-provider': 'external' }),
        'node-ip': address,
        'provider-id': '@@PROVIDER_ID@@',
        'node-labels': 'topology.kubernetes.io/zone=@@ZONE@@,topology.kubernetes.io/region=@@REGION@@',
      }),
    },
    patches: { directory: PATHS.patches },
    ...(!kubeProxy && { skipPhases: ['addon/kube-proxy'] }),
    timeouts: { controlPlaneComponentHealthCheck: '10m0s' },
  };
}

function clusterConfiguration(plan: ClusterPlan, member: PlannedMember): YamlValue {
  const { clusterName, versions, ranges, apiName, kubeProxy, cloudController } = plan;
  const cloudProvider: Record<string, string> = cloudController ? { 'cloud-provider': 'external' } : {};
  return {
    apiVersion: KUBEADM,
    kind: 'ClusterConfiguration',
    clusterName,
    kubernetesVersion: versions.kubernetes,
    controlPlaneEndpoint: `${apiName}:${API_PORT}`,
    ...CERTIFICATES,
    networking: { dnsDomain: 'cluster.local', serviceSubnet: ranges.serviceCidr, podSubnet: ranges.podCidr },
    ...(!kubeProxy && { proxy: { disabled: true } }),
    etcd: {
      external: {
        endpoints: etcdEndpoints(plan, member, CLUSTER_ETCD),
        caFile: `${PATHS.pki}/etcd/ca.crt`,
        certFile: `${PATHS.pki}/apiserver-etcd-client.crt`,
        keyFile: `${PATHS.pki}/apiserver-etcd-client.key`,
      },
    },
    apiServer: apiServer(plan, member),
    controllerManager: {
      extraArgs: argumentList({
        ...cloudProvider,
        // A pod network with addresses of its own hands them out by itself; kubeadm asks for it wherever a range of pods is named.
        'allocate-node-cidrs': String(kubeProxy),
        'bind-address': '127.0.0.1',
        profiling: 'false',
        'terminated-pod-gc-threshold': '1000',
      }),
    },
    scheduler: { extraArgs: argumentList({ 'bind-address': '127.0.0.1', profiling: 'false' }) },
  };
}

function proxyConfiguration({ ranges }: ClusterPlan): YamlValue {
  return {
    apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
    kind: 'KubeProxyConfiguration',
    clusterCIDR: ranges.podCidr,
    metricsBindAddress: '127.0.0.1:10249',
  };
}
