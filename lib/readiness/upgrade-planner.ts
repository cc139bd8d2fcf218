import { KubernetesVersion } from '../kubernetes-version';
import { NodeVersions } from '../platform';
import { DeployedVersions } from './deployed-versions';
import { UpgradePlan } from './upgrade-plan';
import { knownMinor, startOf } from './upgrade/check-start';
import { checkUpgradeStep } from './upgrade/check-upgrade-step';
import { upgradeSteps } from './upgrade/upgrade-steps';

/** Options of `UpgradePlanner.plan`. */
export interface UpgradePlanOptions {
  /** What the cluster runs now, with all its pools. Where nodes of a pool differ, the oldest counts. */
  readonly current: DeployedVersions;
  /** The version that the control plane and all pools shall have. */
  readonly wanted: KubernetesVersion;
  /**
   * Who decides which version nodes have, as in the capabilities of the platform. Where nodes follow the control plane, pools have no steps.
   *
   * @default NodeVersions.CHOSEN
   */
  readonly nodeVersions?: NodeVersions;
}

/**
 * Plans upgrades that keep the version skew policy of Kubernetes (PE-20, PE-45).
 *
 * Source: https://kubernetes.io/releases/version-skew-policy/ (read 2026-11).
 */
export class UpgradePlanner {
  /**
   * The steps from what a cluster runs to a wanted version: the control plane one minor version at a time, its add-ons after it,
   * and each pool when the control plane cannot go on without it, or last. No plan replaces the nodes of a pool less often.
   *
   * A pool that is too old at the start is mended first; one that is one minor version ahead is mended by the first step of the control plane.
   *
   * Errors: `upgrade-version-unknown` for tokens, `upgrade-downgrade`, `upgrade-illegal-start` for a pool that is too far ahead.
   */
  public static plan(options: UpgradePlanOptions): UpgradePlan {
    const { current, nodeVersions = NodeVersions.CHOSEN } = options;
    const wanted = knownMinor(options.wanted, 'wanted');
    return { wanted: options.wanted.version, steps: upgradeSteps(startOf(current, wanted, nodeVersions), wanted) };
  }

  /**
   * Refuses what one deployment may not do to a cluster. A pool that is only named after is new. A pool that was out of reach before and that the deployment leaves alone passes, and so do tokens.
   *
   * Errors: `upgrade-skips-minor`, `upgrade-downgrade`, `upgrade-pool-newer`, and `upgrade-pool-too-old`, also for nodes
   * that the deployment would replace only after the control plane has left them behind.
   *
   * @param before what the cluster runs.
   * @param after what it runs when the deployment is done.
   */
  public static checkStep(before: DeployedVersions, after: DeployedVersions): void {
    checkUpgradeStep(before, after);
  }

  private constructor() {}
}
