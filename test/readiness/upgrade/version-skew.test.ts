import { isTooOld, kubeletLag, oldestKubelet } from '../../../lib/readiness/upgrade/version-skew';
import { UpgradePlanner } from '../../../lib/readiness/upgrade-planner';
import { idsIn, messageOf } from '../../support/problems';
import { supportedKubelets } from './skew-oracle';
import { minor, running } from './support';

// The examples of https://kubernetes.io/releases/version-skew-policy/ (read 2026-11), with 1.35 as the page's current version.
const CURRENT = 35;

/** The id by which a pool that joins, or stays in, a cluster of a version is refused; nothing where it is supported. */
function refusal(controlPlane: number, kubelet: number): string[] {
  try {
    UpgradePlanner.checkStep(running(controlPlane), running(controlPlane, { general: kubelet }));
    return [];
  } catch (error) {
    return idsIn(String((error as Error).message));
  }
}

describe('The page on version skew', () => {
  // "kubelet is supported at 1.35, 1.34, 1.33, and 1.32"
  test.each([[36, ['upgrade-pool-newer']], [35, []], [34, []], [33, []], [32, []], [31, ['upgrade-pool-too-old']]])('with kube-apiserver at 1.35, kubelet 1.%i', (kubelet, refused) => {
    expect(refusal(CURRENT, kubelet)).toEqual(refused);
  });

  // "kube-apiserver instances are at 1.35 and 1.34: kubelet is supported at 1.34, 1.33, and 1.32": what the oldest and the newest both support.
  test.each([[35, false], [34, true], [33, true], [32, true], [31, false]])('with kube-apiserver at 1.35 and 1.34, kubelet 1.%i', (kubelet, supported) => {
    expect([CURRENT, CURRENT - 1].every((apiServer) => refusal(apiServer, kubelet).length === 0)).toBe(supported);
  });

  // "kubelet < 1.25 may only be up to two minor versions older than kube-apiserver"
  test.each([[28, 25], [27, 25], [26, 24], [25, 23]])('with kube-apiserver at 1.%i, the oldest kubelet is 1.%i', (apiServer, oldest) => {
    expect(oldestKubelet(apiServer)).toBe(oldest);
  });

  // "kube-apiserver to not skip minor versions when upgrading, even in single-instance clusters"
  test.each([[34, 34, []], [34, 35, []], [33, 35, ['upgrade-skips-minor']], [35, 34, ['upgrade-downgrade']]])('kube-apiserver from 1.%i to 1.%i', (before, after, refused) => {
    const run = () => UpgradePlanner.checkStep(running(before), running(after));
    expect(refused.length === 0 ? run() : idsIn(messageOf(run))).toEqual(refused.length === 0 ? undefined : refused);
  });

  // "kubelet instances that are persistently three minor versions behind kube-apiserver [...] must be upgraded before the control plane can be upgraded"
  test('a kubelet that is three behind must be upgraded before the control plane', () => {
    const run = () => UpgradePlanner.checkStep(running(34, { general: 31 }), running(35, { general: 31 }));
    expect(idsIn(messageOf(run))).toEqual(['upgrade-pool-too-old']);
  });
});

describe('The rule of the kubelet', () => {
  const api = Array.from({ length: 60 }, (_, index) => index + 13);

  test.each(api)('for API server 1.%i is that of the page', (apiServer) => {
    expect(oldestKubelet(apiServer)).toBe(Math.min(...supportedKubelets(apiServer)));
    expect(supportedKubelets(apiServer).every((kubelet) => apiServer - kubelet <= kubeletLag(kubelet))).toBe(true);
    expect(isTooOld(minor(oldestKubelet(apiServer)), minor(apiServer))).toBe(false);
    expect(isTooOld(minor(oldestKubelet(apiServer) - 1), minor(apiServer))).toBe(true);
  });
});
