import { KubernetesVersion, NodeVersions } from 'cdktf-production-cluster';
import { DeployedVersions } from '../../../lib/readiness/deployed-versions';
import { UpgradePlanner } from '../../../lib/readiness/upgrade-planner';
import { lines, minor, running } from './support';

function plan(current: DeployedVersions, wanted: number, nodeVersions?: NodeVersions) {
  return UpgradePlanner.plan({ current, wanted: minor(wanted), nodeVersions });
}

const CASES: [string, DeployedVersions, number, string[]][] = [
  ['nothing to do', running(34, { general: 34 }), 34, []],
  ['one minor version', running(33, { general: 33 }), 34, ['control-plane 33 → 34', 'add-ons 33 → 34', 'general 33 → 34']],
  ['a cluster without pools', running(33), 34, ['control-plane 33 → 34', 'add-ons 33 → 34']],
  [
    // KEP-3935: "Control plane upgrade: v1.40 → v1.41 → v1.42 → v1.43; Node upgrades: v1.40 → v1.43"
    'three minor versions, with one replacement of nodes', running(40, { general: 40 }), 43,
    ['control-plane 40 → 41', 'add-ons 40 → 41', 'control-plane 41 → 42', 'add-ons 41 → 42', 'control-plane 42 → 43', 'add-ons 42 → 43', 'general 40 → 43'],
  ],
  [
    // KEP-3935, of kubelets that may be two behind: "Control plane → v1.41 → v1.42; Nodes → v1.42; Control plane → v1.43; Nodes → v1.43"
    'three minor versions from before 1.25, with two', running(22, { general: 22 }), 25,
    ['control-plane 22 → 23', 'add-ons 22 → 23', 'control-plane 23 → 24', 'add-ons 23 → 24', 'general 22 → 24', 'control-plane 24 → 25', 'add-ons 24 → 25', 'general 24 → 25'],
  ],
  [
    'a pool that is three behind', running(34, { general: 34, batch: 31 }), 35,
    ['batch 31 → 34', 'control-plane 34 → 35', 'add-ons 34 → 35', 'general 34 → 35', 'batch 34 → 35'],
  ],
  ['only pools behind', running(35, { general: 33, batch: 35 }), 35, ['general 33 → 35']],
  ['a pool too old, mended first', running(35, { general: 30 }), 36, ['general 30 → 35', 'control-plane 35 → 36', 'add-ons 35 → 36', 'general 35 → 36']],
  ['a pool too old, mended at the wanted version', running(35, { general: 30 }), 35, ['general 30 → 35']],
  ['a pool one ahead, mended by the control plane', running(33, { general: 34 }), 35, ['control-plane 33 → 34', 'add-ons 33 → 34', 'control-plane 34 → 35', 'add-ons 34 → 35', 'general 34 → 35']],
];

describe('A plan', () => {
  test.each(CASES)('for %s', (_, current, wanted, expected) => {
    expect(lines(plan(current, wanted))).toEqual(expected);
  });

  test('names the wanted version', () => {
    expect(plan(running(33), 35).wanted).toBe('1.35');
  });

  test('has no pool steps where the platform upgrades nodes, whatever is known of them', () => {
    const pools = { general: KubernetesVersion.of('${TfToken[1]}'), batch: minor(20) };
    const { steps } = plan({ controlPlane: minor(33), pools }, 34, NodeVersions.FOLLOW_CONTROL_PLANE);

    expect(lines({ wanted: '', steps })).toEqual(['control-plane 33 → 34', 'add-ons 33 → 34']);
    expect(steps[0].reason).toContain('see that it has before the next step');
  });
});

describe('The reason of a step', () => {
  const reasons = (current: DeployedVersions, wanted: number) => plan(current, wanted).steps.map(({ reason }) => reason);

  test('tells the rule of what goes up', () => {
    expect(reasons(running(34, { general: 31 }), 35)).toEqual([
      expect.stringContaining('the control plane cannot leave 1.34 before these nodes'),
      expect.stringContaining('skips no minor version. Kubernetes recommends the newest patch version of 1.34 first'),
      expect.stringContaining('kube-proxy is never newer than the API server'),
      expect.stringContaining('nodes come last'),
    ]);
  });

  test.each([[22, 'two minor versions older than the API server where it is older than 1.25'], [32, 'three minor versions older than the API server']])('tells how far kubelets of 1.%i may be behind', (pool, lag) => {
    const before = plan(running(pool, { general: pool }), pool + 4).steps.find(({ poolId }) => poolId !== undefined);
    expect(before?.reason).toContain(`at most ${lag}:`);
  });

  test('tells that pools which are too old are deployed together, where there are several', () => {
    expect(reasons(running(35, { general: 30 }), 35)).toEqual([expect.not.stringContaining('together')]);
    expect(reasons(running(35, { general: 30, batch: 31 }), 35)).toEqual([expect.stringContaining('together'), expect.stringContaining('together')]);
  });
});
