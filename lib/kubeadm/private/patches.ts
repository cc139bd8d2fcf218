import { LIVE_WITHOUT_EVENTS, readyPath } from './api-health';
import { toYaml, YamlValue } from './yaml';

/** Patches for the static pods of kubeadm, by their file names, which kubeadm reads: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/control-plane-flags/ (read 2026-11) */
export function patches(separateEvents: boolean): Record<string, string> {
  // Longer than --shutdown-delay-duration and the requests that still run: the kubelet would kill the API server after 30 s.
  const pod = { terminationGracePeriodSeconds: 75, ...(separateEvents && { containers: [probes()] }) };
  return { 'kube-apiserver0+strategic.yaml': toYaml({ spec: pod }) };
}

// Without its events the API server must not be killed: that would take everything else along.
function probes(): YamlValue {
  const [live, ready] = [LIVE_WITHOUT_EVENTS, readyPath(true)].map((path) => ({ httpGet: { path } }));
  return { name: 'kube-apiserver', livenessProbe: live, startupProbe: live, readinessProbe: ready };
}
