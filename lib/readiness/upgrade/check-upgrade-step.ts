import { KubernetesVersion } from '../../kubernetes-version';
import { fail } from '../../private/problem';
import { DeployedVersions } from '../deployed-versions';
import { isTooOld, oldestKubelet, SKEW_POLICY } from './version-skew';

/**
 * Refuses what one deployment may not do to a cluster, and lets through what it finds wrong but does not touch. Unknown versions pass.
 *
 * The control plane is deployed before the pools, so what pools ran before must be in reach of what the control plane runs after.
 */
export function checkUpgradeStep(before: DeployedVersions, after: DeployedVersions): void {
  refuseBackwards('The control plane', before.controlPlane, after.controlPlane);
  refuseSkip(before.controlPlane, after.controlPlane);
  const raised = before.controlPlane.version !== after.controlPlane.version;
  const { pools: old = {} } = before;
  if (raised) {
    const fix = `raise it to ${before.controlPlane.version}, or remove it, in a deployment before this one: the control plane is upgraded before nodes are replaced`;
    Object.entries(old).forEach(([poolId, version]) => refuseTooOld(poolId, version, after.controlPlane, fix));
  }
  for (const [poolId, version] of Object.entries(after.pools ?? {})) {
    const was: KubernetesVersion | undefined = old[poolId];
    if (was) refuseBackwards(`Pool ${poolId}`, was, version);
    if (raised || was?.version !== version.version) refuseOutOfReach(poolId, version, after.controlPlane);
  }
}

function refuseBackwards(what: string, before: KubernetesVersion, after: KubernetesVersion): void {
  if (!before.isNewerThan(after)) return;
  fail('upgrade-downgrade', {
    what: `${what} goes back to an older version than the one that runs`,
    got: after.version,
    allowed: `${before.version} or newer`,
    fix: `keep ${before.version}; for a control plane the way back is the rollback of the provider, where it has one, or a backup, for nodes a pool of another id`,
  });
}

function refuseSkip(before: KubernetesVersion, after: KubernetesVersion): void {
  if (before.minor === undefined || after.minor === undefined || after.minor <= before.minor + 1) return;
  const next = `1.${before.minor + 1}`;
  fail('upgrade-skips-minor', {
    what: `The control plane runs ${before.version}, and the next deployment skips a minor version`,
    got: after.version,
    allowed: `${before.version} or ${next}: an API server does not skip minor versions (${SKEW_POLICY})`,
    fix: `deploy ${next} first; UpgradePlanner.plan tells all steps`,
  });
}

function refuseOutOfReach(poolId: string, version: KubernetesVersion, controlPlane: KubernetesVersion): void {
  refuseTooOld(poolId, version, controlPlane, `give it ${controlPlane.version}`);
  if (!version.isNewerThan(controlPlane)) return;
  fail('upgrade-pool-newer', {
    what: `Pool ${poolId} would be newer than the control plane`,
    got: version.version,
    allowed: `${controlPlane.version} or older: a kubelet is never newer than the API server (${SKEW_POLICY})`,
    fix: 'upgrade the control plane in a deployment before this one',
  });
}

function refuseTooOld(poolId: string, version: KubernetesVersion, controlPlane: KubernetesVersion, fix: string): void {
  if (controlPlane.minor === undefined || !isTooOld(version, controlPlane)) return;
  fail('upgrade-pool-too-old', {
    what: `Pool ${poolId} would be too old for the control plane of ${controlPlane.version}`,
    got: version.version,
    allowed: `1.${oldestKubelet(controlPlane.minor)} or newer: a kubelet may be only so much older than the API server (${SKEW_POLICY})`,
    fix,
  });
}
