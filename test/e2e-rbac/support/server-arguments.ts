import { writeFileSync } from 'fs';
import { join } from 'path';
import { CertificateAuthority, CertificateFiles } from './certificates';

const LOOPBACK = '127.0.0.1';
// Who asked for what, without what was sent and answered.
const AUDIT_POLICY = { apiVersion: 'audit.k8s.io/v1', kind: 'Policy', omitStages: ['RequestReceived'], rules: [{ level: 'Metadata' }] };

/** What the servers of one control plane share. */
export interface Settings extends CertificateFiles {
  readonly directory: string;
  readonly etcdPort: number;
  readonly etcdPeerPort: number;
  readonly port: number;
  readonly authority: CertificateAuthority;
  readonly serviceAccountKeyFile: string;
}

export function etcdArguments({ directory, etcdPort, etcdPeerPort }: Settings): string[] {
  const client = `http://${LOOPBACK}:${etcdPort}`;
  const peer = `http://${LOOPBACK}:${etcdPeerPort}`;
  return flags({
    'data-dir': join(directory, 'etcd'),
    'listen-client-urls': client,
    'advertise-client-urls': client,
    'listen-peer-urls': peer,
    'initial-advertise-peer-urls': peer,
    'initial-cluster': `default=${peer}`,
    // What it stores is gone with the test anyway.
    'unsafe-no-fsync': 'true',
  });
}

export function apiServerArguments(settings: Settings): string[] {
  const { directory, etcdPort, port, authority, certificateFile, keyFile, serviceAccountKeyFile } = settings;
  const auditPolicy = join(directory, 'audit-policy.json');
  writeFileSync(auditPolicy, JSON.stringify(AUDIT_POLICY));
  return flags({
    'etcd-servers': `http://${LOOPBACK}:${etcdPort}`,
    'bind-address': LOOPBACK,
    'secure-port': String(port),
    'tls-cert-file': certificateFile,
    'tls-private-key-file': keyFile,
    'client-ca-file': authority.certificateFile,
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction',
    // As everywhere: what refuses privileged pods is Pod Security.
    'allow-privileged': 'true',
    'service-cluster-ip-range': '10.96.0.0/16',
    // There is no pod that would look for the API server, and Kubernetes refuses to publish a loopback address.
    'endpoint-reconciler-type': 'none',
    'service-account-issuer': 'https://kubernetes.default.svc',
    'service-account-key-file': serviceAccountKeyFile,
    'service-account-signing-key-file': serviceAccountKeyFile,
    'audit-policy-file': auditPolicy,
    'audit-log-path': join(directory, 'audit.log'),
    // Hundreds of questions at a time are meant.
    'enable-priority-and-fairness': 'false',
    'max-requests-inflight': '3000',
  });
}

export function controllerManagerArguments({ authority, serviceAccountKeyFile }: Settings, kubeconfigFile: string): string[] {
  return flags({
    kubeconfig: kubeconfigFile,
    'bind-address': LOOPBACK,
    'secure-port': '0',
    'leader-elect': 'false',
    'use-service-account-credentials': 'true',
    'service-account-private-key-file': serviceAccountKeyFile,
    'root-ca-file': authority.certificateFile,
    'cluster-signing-cert-file': authority.certificateFile,
    'cluster-signing-key-file': authority.keyFile,
    'kube-api-qps': '500',
    'kube-api-burst': '1000',
  });
}

function flags(values: Record<string, string>): string[] {
  return Object.entries(values).map(([name, value]) => `--${name}=${value}`);
}
