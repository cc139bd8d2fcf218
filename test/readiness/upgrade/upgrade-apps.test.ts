import { Capacity, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { UpgradePlanner } from '../../../lib/readiness/upgrade-planner';
import { FakePlatform } from '../../support/fake-platform';
import { inStack } from '../../support/stacks';
import { applied, State, state } from './skew-oracle';
import { minor, running } from './support';

/** The app that describes a state, synthesized. */
function versionsInApp({ controlPlane, pools }: State): Record<string, string> {
  const template = inStack((stack) => {
    const cluster = new ProductionCluster(stack, 'Cluster', { version: minor(controlPlane), platform: new FakePlatform() });
    for (const [id, version] of Object.entries(pools)) {
      cluster.addWorkerPool(id, { capacity: Capacity.managed({ machineTypes: ['fake-1'], minSize: 1, maxSize: 2 }), version: minor(version) });
    }
  });
  const bound = Object.values(template.resourcesOfType('fake_pool')).map(({ pool, version }) => [String(pool), String(version)]);
  return Object.fromEntries([['control-plane', String(template.onlyResource('fake_cluster').version)], ...bound]);
}

test('the app of each step synthesizes', () => {
  const start = state(33, { general: 33, batch: 31 });
  const { steps } = UpgradePlanner.plan({ current: running(33, start.pools), wanted: KubernetesVersion.V1_36 });
  let now = start;
  for (const step of steps) {
    now = applied(now, step);
    expect(versionsInApp(now)).toEqual({ 'control-plane': `1.${now.controlPlane}`, general: `1.${now.pools.general}`, batch: `1.${now.pools.batch}` });
  }
  expect(steps).toHaveLength(9);
});
