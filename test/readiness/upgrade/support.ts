import { KubernetesVersion } from 'cdktf-production-cluster';
import { DeployedVersions } from '../../../lib/readiness/deployed-versions';
import { UpgradePlan, UpgradeTarget } from '../../../lib/readiness/upgrade-plan';

/** The version of a minor number. */
export function minor(number: number): KubernetesVersion {
  return KubernetesVersion.of(`1.${number}`);
}

/** What a cluster runs: its control plane and pools by their ids. */
export function running(controlPlane: number, pools: Record<string, number> = {}): DeployedVersions {
  return { controlPlane: minor(controlPlane), pools: Object.fromEntries(Object.entries(pools).map(([id, number]) => [id, minor(number)])) };
}

/** A plan as lines, such as `control-plane 33 → 34` or `general 31 → 34`. */
export function lines({ steps }: UpgradePlan): string[] {
  return steps.map(({ target, poolId, from, to }) => `${target === UpgradeTarget.POOL ? poolId : target} ${from.slice(2)} → ${to.slice(2)}`);
}
