/** The oldest version of TLS that servers take. */
export const TLS_MIN_VERSION = 'VersionTLS12';

/**
 * The ciphers of TLS 1.2 that servers take: with forward secrecy and authentication. Those of TLS 1.3 cannot be chosen.
 * Source: CIS Kubernetes Benchmark 1.12, 1.2.29 and 4.2.12, which allow these: https://github.com/aquasecurity/kube-bench/tree/main/cfg/cis-1.12 (read 2026-11).
 */
export const TLS_CIPHERS: readonly string[] = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
];
