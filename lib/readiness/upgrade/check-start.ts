import { KubernetesVersion } from '../../kubernetes-version';
import { NodeVersions } from '../../platform';
import { fail } from '../../private/problem';
import { DeployedVersions } from '../deployed-versions';
import { Minors } from './upgrade-steps';
import { oldestKubelet, SKEW_POLICY } from './version-skew';

/** Reads what a cluster runs, and refuses what no plan can start from. */
export function startOf(current: DeployedVersions, wanted: number, nodeVersions: NodeVersions): Minors {
  const nodesFollow = nodeVersions === NodeVersions.FOLLOW_CONTROL_PLANE;
  const pools = nodesFollow ? [] : Object.entries(current.pools ?? {});
  const start = {
    controlPlane: knownMinor(current.controlPlane, 'current.controlPlane'),
    pools: new Map(pools.map(([poolId, version]) => [poolId, knownMinor(version, `current.pools ${poolId}`)])),
    nodesFollow,
  };
  refuseDowngrade(start, wanted);
  refuseNewerPool(start, wanted);
  return start;
}

/** The minor number of a version that must be known, because the steps follow from it. */
export function knownMinor({ version, minor }: KubernetesVersion, option: string): number {
  if (minor !== undefined) return minor;
  return fail('upgrade-version-unknown', {
    what: `UpgradePlanner.plan cannot plan: ${option} is only known to Terraform`,
    got: version,
    allowed: 'a version that is known when the app is synthesized, such as KubernetesVersion.V1_34',
    fix: 'write the version out, or read what runs before the app does, such as from a variable of CI',
  });
}

function refuseDowngrade({ controlPlane }: Minors, wanted: number): void {
  if (wanted >= controlPlane) return;
  fail('upgrade-downgrade', {
    what: 'UpgradePlanner.plan wanted is older than the control plane',
    got: `1.${wanted}`,
    allowed: `1.${controlPlane} or newer: Kubernetes upgrades a control plane, it does not take it back`,
    fix: `want 1.${controlPlane} or newer; the way back is the rollback of the provider, where it has one, or a backup`,
  });
}

// A step of the control plane mends pools that are one minor version ahead, unless another pool would have to be upgraded before it.
function refuseNewerPool({ controlPlane, pools }: Minors, wanted: number): void {
  const ahead = [...pools].find(([, minor]) => minor > controlPlane);
  const next = controlPlane + 1;
  const mended = next <= wanted && [...pools.values()].every((minor) => minor <= next && minor >= oldestKubelet(next));
  if (ahead === undefined || mended) return;
  fail('upgrade-illegal-start', {
    what: `UpgradePlanner.plan starts with pool ${ahead[0]}, which is newer than the control plane`,
    got: `1.${ahead[1]}`,
    allowed: `1.${controlPlane} or older: a kubelet is never newer than the API server (${SKEW_POLICY})`,
    fix: `add a pool of 1.${controlPlane} under another id, move the pods there and remove this one; then plan again`,
  });
}
