import { ClusterPlan, etcdEndpoints, PlannedMember } from './cluster-plan';
import { EVENTS_ETCD } from './etcd-instances';
import { PATHS } from './paths';
import { TLS_CIPHERS, TLS_MIN_VERSION } from './tls';
import { YamlValue } from './yaml';

// Longer than two failed checks of a load balancer, ten seconds apart.
const SHUTDOWN_DELAY = '45s';

/** The flags that this library gives the API server. kubeadm adds those of its certificates and of etcd. */
export function apiServerArguments(plan: ClusterPlan): Record<string, string> {
  return {
    ...accessArguments(),
    'audit-policy-file': `${PATHS.policy}/audit.yaml`,
    'audit-log-path': `${PATHS.auditLog}/audit.log`,
    'audit-log-maxage': String(plan.apiServer.auditLogMaxAgeDays),
    'audit-log-maxbackup': '10',
    'audit-log-maxsize': '100',
    'encryption-provider-config': `${PATHS.encryption}/config.yaml`,
    'encryption-provider-config-automatic-reload': 'true',
    'kubelet-certificate-authority': `${PATHS.pki}/ca.crt`,
    profiling: 'false',
    'tls-min-version': TLS_MIN_VERSION,
    'tls-cipher-suites': TLS_CIPHERS.join(','),
    // Connections end by and by, so that clients spread over members again after one was away.
    'goaway-chance': '0.001',
    'shutdown-delay-duration': SHUTDOWN_DELAY,
    'shutdown-send-retry-after': 'true',
    ...issuerArguments(plan),
  };
}

// --authentication-config excludes --anonymous-auth and --oidc-*: who is anonymous and where is said in its file.
function accessArguments(): Record<string, string> {
  return {
    'authorization-mode': 'Node,RBAC',
    'enable-admission-plugins': 'NodeRestriction,EventRateLimit,DenyServiceExternalIPs',
    'admission-control-config-file': `${PATHS.policy}/admission.yaml`,
    'authentication-config': `${PATHS.policy}/authentication.yaml`,
    'service-account-extend-token-expiration': 'false',
  };
}

function issuerArguments({ serviceAccountIssuer }: ClusterPlan): Record<string, string> {
  if (serviceAccountIssuer === undefined) return {};
  return {
    'service-account-issuer': serviceAccountIssuer,
    'service-account-jwks-uri': `${serviceAccountIssuer}/openid/v1/jwks`,
    'api-audiences': `${serviceAccountIssuer},https://kubernetes.default.svc.cluster.local`,
  };
}

// Also those of events.k8s.io, which are stored as events of the core.
function eventsArguments(plan: ClusterPlan, member: PlannedMember): Record<string, string> {
  return plan.separateEvents ? { 'etcd-servers-overrides': `/events#${etcdEndpoints(plan, member, EVENTS_ETCD).join(';')}` } : {};
}

/** The API server in the configuration of kubeadm. */
export function apiServer(plan: ClusterPlan, member: PlannedMember): YamlValue {
  const names = [plan.apiName, ...plan.apiAliases, ...plan.controlPlane.map(({ address }) => address), '127.0.0.1', 'localhost'];
  return {
    certSANs: [...new Set(names)],
    extraArgs: argumentList({ ...apiServerArguments(plan), ...eventsArguments(plan, member), ...plan.apiServer.extraArguments }),
    extraVolumes: [
      volume('policy', PATHS.policy, true),
      volume('encryption', PATHS.encryption, true),
      volume('audit', PATHS.auditLog, false),
    ],
  };
}

/** Flags as the configuration of kubeadm holds them. */
export function argumentList(flags: Record<string, string>): YamlValue {
  return Object.entries(flags).map(([name, value]) => ({ name, value }));
}

function volume(name: string, path: string, readOnly: boolean): YamlValue {
  return { name, hostPath: path, mountPath: path, readOnly, pathType: readOnly ? 'Directory' : 'DirectoryOrCreate' };
}
