/**
 * The flags of the API server that this library sets, that kubeadm sets, or that would undo what either does.
 * Source: getAPIServerCommand in cmd/kubeadm/app/phases/controlplane of Kubernetes 1.34 to 1.36 (read 2026-11)
 */
export const OWN_ARGUMENTS: ReadonlySet<string> = new Set([
  'admission-control-config-file', 'advertise-address', 'allow-privileged', 'anonymous-auth', 'api-audiences', 'audit-log-maxage', 'audit-log-maxbackup', 'audit-log-maxsize', 'audit-log-path',
  'audit-policy-file', 'authentication-config', 'authorization-config', 'authorization-mode', 'client-ca-file', 'disable-admission-plugins', 'enable-admission-plugins', 'enable-bootstrap-token-auth',
  'encryption-provider-config', 'encryption-provider-config-automatic-reload', 'etcd-cafile', 'etcd-certfile', 'etcd-keyfile', 'etcd-servers', 'etcd-servers-overrides', 'goaway-chance', 'kubelet-certificate-authority',
  'kubelet-client-certificate', 'kubelet-client-key', 'kubelet-preferred-address-types', 'oidc-ca-file', 'oidc-client-id', 'oidc-groups-claim', 'oidc-groups-prefix', 'oidc-issuer-url', 'oidc-required-claim',
  'oidc-signing-algs', 'oidc-username-claim', 'oidc-username-prefix', 'profiling', 'proxy-client-cert-file', 'proxy-client-key-file', 'requestheader-allowed-names', 'requestheader-client-ca-file',
  'requestheader-extra-headers-prefix', 'requestheader-group-headers', 'requestheader-username-headers', 'secure-port', 'service-account-extend-token-expiration', 'service-account-issuer',
  'service-account-jwks-uri', 'service-account-key-file', 'service-account-signing-key-file', 'service-cluster-ip-range', 'shutdown-delay-duration', 'shutdown-send-retry-after', 'tls-cert-file',
  'tls-cipher-suites', 'tls-min-version', 'tls-private-key-file', 'token-auth-file',
]);
