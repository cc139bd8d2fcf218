import { UpgradeStep, UpgradeTarget } from '../upgrade-plan';
import { ADD_ONS_REASON, controlPlaneReason, poolBeforeReason, POOL_LAST_REASON, poolTooOldReason } from './reasons';
import { oldestKubelet } from './version-skew';

/** What a cluster runs, in minor versions. */
export interface Minors {
  /** The control plane's. */
  readonly controlPlane: number;
  /** Those of pools, by their ids. */
  readonly pools: ReadonlyMap<string, number>;
  /** Whether the platform upgrades the nodes by itself. */
  readonly nodesFollow: boolean;
}

/**
 * The steps to a wanted minor version.
 *
 * A pool waits until the control plane cannot go on without it and then jumps to the version of the control plane, which takes the fewest replacements of nodes.
 * Such a jump is what Kubernetes made the skew of three minor versions for (nodes from v1.40 to v1.43):
 * https://github.com/kubernetes/enhancements/tree/master/keps/sig-architecture/3935-oldest-node-newest-control-plane (read 2026-11).
 * EKS brings a node group to the version of its cluster: https://docs.aws.amazon.com/eks/latest/APIReference/API_UpdateNodegroupVersion.html (read 2026-11).
 */
export function upgradeSteps(start: Minors, wanted: number): UpgradeStep[] {
  const pools = new Map(start.pools);
  const steps: UpgradeStep[] = [];
  const raisePools = (olderThan: number, to: number, reason: (from: number) => string) => {
    for (const [poolId, from] of pools) {
      if (from >= olderThan) continue;
      steps.push({ ...change(UpgradeTarget.POOL, from, to), poolId, reason: reason(from) });
      pools.set(poolId, to);
    }
  };
  const late = [...pools.values()].filter((minor) => minor < oldestKubelet(start.controlPlane)).length;
  raisePools(oldestKubelet(start.controlPlane), start.controlPlane, () => poolTooOldReason(late > 1));
  for (let from = start.controlPlane; from < wanted; from++) {
    raisePools(oldestKubelet(from + 1), from, (kubelet) => poolBeforeReason(kubelet, text(from)));
    steps.push({ ...change(UpgradeTarget.CONTROL_PLANE, from, from + 1), reason: controlPlaneReason(text(from), start.nodesFollow) });
    steps.push({ ...change(UpgradeTarget.ADD_ONS, from, from + 1), reason: ADD_ONS_REASON });
  }
  raisePools(wanted, wanted, () => POOL_LAST_REASON);
  return steps;
}

function change(target: UpgradeTarget, from: number, to: number): Pick<UpgradeStep, 'target' | 'from' | 'to'> {
  return { target, from: text(from), to: text(to) };
}

function text(minor: number): string {
  return `1.${minor}`;
}
