import { toYaml } from './yaml';

/** Patches for the static pods of kubeadm, by their file names, which kubeadm reads: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/control-plane-flags/ (read 2026-11) */
export function patches(): Record<string, string> {
  // Longer than --shutdown-delay-duration and the requests that still run: the kubelet would kill the API server after 30 s.
  return { 'kube-apiserver0+strategic.yaml': toYaml({ spec: { terminationGracePeriodSeconds: 75 } }) };
}
