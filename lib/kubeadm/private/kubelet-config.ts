import { ClusterPlan } from './cluster-plan';
import { PATHS } from './paths';
import { TLS_CIPHERS, TLS_MIN_VERSION } from './tls';
import { toYaml, YamlValue } from './yaml';

/** How long a node may take to let its pods go, and how much of that is for the pods of the system. The login daemon must wait as long. */
export const SHUTDOWN_SECONDS = { all: 120, critical: 60 } as const;

/**
 * What a kubelet is told, on members and on workers. Files of an image in its `--config-dir` add to it.
 * Source: https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ (read 2026-11)
 */
export function kubeletConfiguration({ ranges }: Pick<ClusterPlan, 'ranges'>): YamlValue {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    cgroupDriver: 'systemd',
    containerRuntimeEndpoint: PATHS.containerdSocket,
    clusterDomain: 'cluster.local',
    clusterDNS: [ranges.dnsAddress],
    authentication: { anonymous: { enabled: false }, webhook: { enabled: true, cacheTTL: '2m0s' }, x509: { clientCAFile: `${PATHS.pki}/ca.crt` } },
    authorization: { mode: 'Webhook' },
    readOnlyPort: 0,
    rotateCertificates: true,
    serverTLSBootstrap: true,
    tlsMinVersion: TLS_MIN_VERSION,
    tlsCipherSuites: TLS_CIPHERS,
    streamingConnectionIdleTimeout: '5m0s',
    makeIPTablesUtilChains: true,
    protectKernelDefaults: true,
    eventRecordQPS: 5,
    seccompDefault: true,
    podPidsLimit: 4096,
    shutdownGracePeriod: `${SHUTDOWN_SECONDS.all}s`,
    shutdownGracePeriodCriticalPods: `${SHUTDOWN_SECONDS.critical}s`,
    staticPodPath: '/etc/kubernetes/manifests',
  };
}

/** The file of a worker, where no kubeadm writes one. A worker runs no pod from a file. */
export function workerKubelet(plan: Pick<ClusterPlan, 'ranges'>): string {
  const { staticPodPath: _ofMembers, ...settings } = kubeletConfiguration(plan) as Record<string, YamlValue>;
  return toYaml(settings);
}
