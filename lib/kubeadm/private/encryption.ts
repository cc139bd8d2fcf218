import { toYaml } from './yaml';

/**
 * How the API server encrypts what it keeps in etcd (CIS 1.2.27, 1.2.28). The key is written in on the machine: it is never in a program, a plan or a state.
 * What was there before stays readable, for which `identity` is last.
 * Source: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/ (read 2026-11)
 */
export function encryption(resources: readonly string[]): string {
  return toYaml({
    apiVersion: 'apiserver.config.k8s.io/v1',
    kind: 'EncryptionConfiguration',
    resources: [{ resources, providers: [{ secretbox: { keys: [{ name: 'k1', secret: '@@ENCRYPTION_KEY@@' }] } }, { identity: {} }] }],
  });
}
