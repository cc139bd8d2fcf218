import { API_PORT, CERTIFICATES, ClusterPlan, KUBEADM, PlannedMember } from './cluster-plan';
import { CLUSTER_ETCD, EtcdInstance } from './etcd-instances';
import { PATHS } from './paths';
import { toYamlDocuments, YamlValue } from './yaml';

// Data of etcd beyond this makes it slow: https://etcd.io/docs/v3.6/dev-guide/limit/ (read 2026-11)
const QUOTA_BYTES = 8 * 1024 ** 3;

/**
 * A configuration of kubeadm that serves its phases `certs etcd-*` alone, which do nothing where etcd is external.
 * A member is known by its address, which is why its certificates carry it.
 */
export function etcdCertificates({ clusterName, versions }: ClusterPlan, { name, address }: PlannedMember): string {
  const names: YamlValue = [address, name, '127.0.0.1', 'localhost'];
  // Named here, kubeadm looks neither for a default route nor for a container runtime, which a member of etcd need not have.
  const init: YamlValue = {
    apiVersion: KUBEADM, kind: 'InitConfiguration', localAPIEndpoint: { advertiseAddress: address, bindPort: API_PORT }, nodeRegistration: { name, criSocket: PATHS.containerdSocket },
  };
  const cluster: YamlValue = {
    apiVersion: KUBEADM,
    kind: 'ClusterConfiguration',
    clusterName,
    kubernetesVersion: versions.kubernetes,
    ...CERTIFICATES,
    certificatesDir: PATHS.pki,
    etcd: { local: { dataDir: CLUSTER_ETCD.data, serverCertSANs: names, peerCertSANs: names } },
  };
  return toYamlDocuments([init, cluster]);
}

/**
 * What etcd is told that never changes. How a member starts, new or into what there is, is decided on the machine.
 * Source: https://etcd.io/docs/v3.6/op-guide/configuration/ (read 2026-11)
 */
export function etcdSettings({ name, address }: PlannedMember, { data, clientPort, peerPort, metricsPort }: EtcdInstance): Record<string, string> {
  const pki = `${PATHS.pki}/etcd`;
  return {
    ETCD_NAME: name,
    ETCD_DATA_DIR: data,
    ETCD_LISTEN_CLIENT_URLS: `https://${address}:${clientPort},https://127.0.0.1:${clientPort}`,
    ETCD_ADVERTISE_CLIENT_URLS: `https://${address}:${clientPort}`,
    ETCD_LISTEN_PEER_URLS: `https://${address}:${peerPort}`,
    ETCD_INITIAL_ADVERTISE_PEER_URLS: `https://${address}:${peerPort}`,
    ETCD_LISTEN_METRICS_URLS: `http://127.0.0.1:${metricsPort}`,
    ETCD_CERT_FILE: `${pki}/server.crt`,
    ETCD_KEY_FILE: `${pki}/server.key`,
    ETCD_TRUSTED_CA_FILE: `${pki}/ca.crt`,
    ETCD_CLIENT_CERT_AUTH: 'true',
    ETCD_PEER_CERT_FILE: `${pki}/peer.crt`,
    ETCD_PEER_KEY_FILE: `${pki}/peer.key`,
    ETCD_PEER_TRUSTED_CA_FILE: `${pki}/ca.crt`,
    ETCD_PEER_CLIENT_CERT_AUTH: 'true',
    ETCD_TLS_MIN_VERSION: 'TLS1.2',
    ETCD_STRICT_RECONFIG_CHECK: 'true',
    ETCD_QUOTA_BACKEND_BYTES: String(QUOTA_BYTES),
    ETCD_AUTO_COMPACTION_MODE: 'periodic',
    ETCD_AUTO_COMPACTION_RETENTION: '8h',
    ETCD_FEATURE_GATES: 'InitialCorruptCheck=true,CompactHashCheck=true',
    ETCD_CORRUPT_CHECK_TIME: '12h',
  };
}

/** The same as a file of a systemd unit. */
export function etcdEnvironment(member: PlannedMember, instance: EtcdInstance): string {
  return Object.entries(etcdSettings(member, instance)).map(([key, value]) => `${key}=${value}\n`).join('');
}
