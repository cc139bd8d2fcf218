import { Token } from 'cdktf';
import { KubernetesVersion } from 'cdktf-production-cluster';
import { UpgradePlanner } from '../../../lib/readiness/upgrade-planner';
import { ProblemCase } from '../../errors/problem-case';
import { minor, running } from './support';

const UNKNOWN = KubernetesVersion.of(Token.asString({ resolve: () => '1.34' }));

/** What no plan can start from, or lead to. */
export const PLAN_PROBLEMS: ProblemCase[] = [
  {
    title: 'a wanted version that is older', id: 'upgrade-downgrade', got: '"1.33"', allowed: '1.34 or newer', fix: 'rollback of the provider',
    make: () => UpgradePlanner.plan({ current: running(34), wanted: minor(33) }),
  },
  {
    title: 'a wanted version that only Terraform knows', id: 'upgrade-version-unknown', allowed: 'known when the app is synthesized', fix: 'write the version out',
    make: () => UpgradePlanner.plan({ current: running(34), wanted: UNKNOWN }),
  },
  {
    title: 'a control plane whose version only Terraform knows', id: 'upgrade-version-unknown', allowed: 'known when the app is synthesized', fix: 'write the version out',
    make: () => UpgradePlanner.plan({ current: { controlPlane: UNKNOWN }, wanted: minor(34) }),
  },
  {
    title: 'a pool whose version only Terraform knows', id: 'upgrade-version-unknown', allowed: 'known when the app is synthesized', fix: 'write the version out',
    make: () => UpgradePlanner.plan({ current: { controlPlane: minor(34), pools: { general: UNKNOWN } }, wanted: minor(34) }),
  },
  {
    title: 'a pool newer than the wanted version', id: 'upgrade-illegal-start', got: '"1.35"', allowed: '1.34 or older', fix: 'add a pool of 1.34',
    make: () => UpgradePlanner.plan({ current: running(34, { general: 35 }), wanted: minor(34) }),
  },
  {
    title: 'a pool two minor versions ahead', id: 'upgrade-illegal-start', got: '"1.36"', allowed: '1.34 or older', fix: 'under another id',
    make: () => UpgradePlanner.plan({ current: running(34, { batch: 34, general: 36 }), wanted: minor(36) }),
  },
  {
    title: 'a pool ahead while another holds the control plane back', id: 'upgrade-illegal-start', got: '"1.35"', allowed: '1.34 or older', fix: 'add a pool of 1.34',
    make: () => UpgradePlanner.plan({ current: running(34, { batch: 31, general: 35 }), wanted: minor(36) }),
  },
];

/** What one deployment may not do. */
export const STEP_PROBLEMS: ProblemCase[] = [
  {
    title: 'a skipped minor version', id: 'upgrade-skips-minor', got: '"1.36"', allowed: '1.34 or 1.35', fix: 'deploy 1.35 first',
    make: () => UpgradePlanner.checkStep(running(34), running(36)),
  },
  {
    title: 'an older control plane', id: 'upgrade-downgrade', got: '"1.33"', allowed: '1.34 or newer', fix: 'keep 1.34',
    make: () => UpgradePlanner.checkStep(running(34), running(33)),
  },
  {
    title: 'an older pool', id: 'upgrade-downgrade', got: '"1.32"', allowed: '1.33 or newer', fix: 'pool of another id',
    make: () => UpgradePlanner.checkStep(running(34, { general: 33 }), running(34, { general: 32 })),
  },
  {
    title: 'a pool that the control plane leaves behind', id: 'upgrade-pool-too-old', got: '"1.31"', allowed: '1.32 or newer', fix: 'raise it to 1.34, or remove it',
    make: () => UpgradePlanner.checkStep(running(34, { general: 31 }), running(35, { general: 31 })),
  },
  {
    title: 'a pool whose old nodes the control plane leaves behind before they are replaced', id: 'upgrade-pool-too-old', got: '"1.31"', allowed: '1.32 or newer', fix: 'in a deployment before',
    make: () => UpgradePlanner.checkStep(running(34, { general: 31 }), running(35, { general: 35 })),
  },
  {
    title: 'a pool that goes while its nodes are left behind', id: 'upgrade-pool-too-old', got: '"1.31"', allowed: '1.32 or newer', fix: 'or remove it, in a deployment before',
    make: () => UpgradePlanner.checkStep(running(34, { general: 31 }), running(35)),
  },
  {
    title: 'a new pool that is too old', id: 'upgrade-pool-too-old', got: '"1.30"', allowed: '1.31 or newer', fix: 'give it 1.34',
    make: () => UpgradePlanner.checkStep(running(34), running(34, { general: 30 })),
  },
  {
    title: 'a pool that is raised, and still too old', id: 'upgrade-pool-too-old', got: '"1.30"', allowed: '1.31 or newer', fix: 'give it 1.34',
    make: () => UpgradePlanner.checkStep(running(34, { general: 29 }), running(34, { general: 30 })),
  },
  {
    title: 'a pool newer than the control plane', id: 'upgrade-pool-newer', got: '"1.35"', allowed: '1.34 or older', fix: 'upgrade the control plane',
    make: () => UpgradePlanner.checkStep(running(34, { general: 34 }), running(34, { general: 35 })),
  },
];
