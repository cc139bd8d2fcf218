import { KubernetesVersion } from '../../kubernetes-version';

/** Where the rules stand. */
export const SKEW_POLICY = 'https://kubernetes.io/releases/version-skew-policy/';

/** The first kubelet that may be three minor versions older than the API server; those before may be two. */
const FIRST_OF_THREE = 25;

/** How many minor versions a kubelet may be older than the API server: https://kubernetes.io/releases/version-skew-policy/#kubelet (read 2026-11). */
export function kubeletLag(kubelet: number): number {
  return kubelet < FIRST_OF_THREE ? 2 : 3;
}

/** The oldest kubelet, by its minor version, that works with an API server. */
export function oldestKubelet(apiServer: number): number {
  return Math.max(apiServer - 3, Math.min(FIRST_OF_THREE, apiServer - 2));
}

/** Whether a kubelet is known to be too old for an API server. Unknown versions never are. */
export function isTooOld(kubelet: KubernetesVersion, apiServer: KubernetesVersion): boolean {
  return kubelet.minor !== undefined && apiServer.minor !== undefined && kubelet.minor < oldestKubelet(apiServer.minor);
}
