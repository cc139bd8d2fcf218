import { kubeletLag } from './version-skew';

// The rules are those of https://kubernetes.io/releases/version-skew-policy/#supported-component-upgrade-order (read 2026-11).

/** Why the control plane goes up now. */
export function controlPlaneReason(from: string, nodesFollow: boolean): string {
  const rule = `The API server is upgraded before what talks to it, and skips no minor version. Kubernetes recommends the newest patch version of ${from} first.`;
  return nodesFollow ? `${rule} The platform upgrades the nodes by itself: see that it has before the next step.` : rule;
}

/** Why the add-ons go up after the control plane. */
export const ADD_ONS_REASON =
  'kube-proxy is never newer than the API server, so it follows, and with it CoreDNS, the pod network and whatever else is released for a minor version. ' +
  'What the app does not pin may have followed by itself: then see that it is healthy.';

/** Why a pool goes up before the control plane does. */
export function poolBeforeReason(kubelet: number, controlPlane: string): string {
  const lag = kubeletLag(kubelet) === 2 ? 'two minor versions older than the API server where it is older than 1.25' : 'three minor versions older than the API server';
  return `A kubelet is at most ${lag}: the control plane cannot leave ${controlPlane} before these nodes are replaced.`;
}

/** Why a pool goes up at once. */
export function poolTooOldReason(several: boolean): string {
  const rule = 'These nodes are older than the API server supports already, so they are replaced before all else.';
  return several ? `${rule} Deploy this step together with those of the other pools that are too old: an app with one of them does not synthesize.` : rule;
}

/** Why a pool goes up when the control plane is there. */
export const POOL_LAST_REASON =
  'A kubelet is never newer than the API server, so nodes come last. New nodes replace them, so they may skip minor versions. ' +
  'Kubernetes lets them stay behind, but warns that nodes which do hold up the next upgrade.';
