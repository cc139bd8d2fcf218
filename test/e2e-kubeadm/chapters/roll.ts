import { Availability } from '../support/availability';
import { eventually, stays } from '../support/eventually';
import { figure, secondsSince } from '../support/figures';
import { webAnswers } from '../support/kubernetes';
import { isReady } from '../support/kubernetes-kinds';
import { story } from '../support/story';
import { makeNamespace, makeWorkload, protect, rolledOut, Workload } from '../support/workload';
import { World } from '../support/world';
import { WriteLoad } from '../support/write-load';
import { expectSeparateEvents } from './events';

const WEB: Workload = { namespace: 'roll', name: 'web', replicas: 4, nodePort: 30_082 };
const CLIENTS = 2;
const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';

/** New generations of the machines, one member after the other. */
export function roll(world: () => World): void {
  story('Machines are replaced by newer ones', (step) => {
    step('one at a time, to the next minor version, while clients and workloads go on', () => upgrade(world()));

    step('after them the workers, while what runs on them answers', () => upgradeWorkers(world()));

    step('not at all where the version is two minor versions newer, or older', async () => {
      const [{ name }] = await world().machines.controlPlanes();
      for (const [version, reason] of [['v1.99.0', /more than one minor version newer/], ['v1.30.0', /older than/]] as const) {
        const wanted = await world().store.desired(name);
        const before = await world().machines.named(name);
        await world().store.announce(name, { ...wanted, generation: `refused-${version}`, kubernetesVersion: version });
        await eventually('the refusal in the journal', { seconds: 60, everyMs: 1_000 }, async () => reason.test(await world().machines.journal(name, 'production-cluster-reconcile')));
        expect(await world().machines.named(name)).toEqual(before);
        await world().store.announce(name, wanted);
      }
    });

    step('and stops after one that never gets well; a good one then goes on, in which events have an etcd of their own', () => badGeneration(world()));
  });
}

async function upgrade(world: World): Promise<void> {
  await makeWorkload(world.api, WEB);
  await protect(world.api, WEB);
  await makeNamespace(world.api, 'roll-load');
  const before = await world.machines.controlPlanes();
  const load = new WriteLoad(world.api, 'roll-load', CLIENTS);
  const etcd = world.etcd.watch();
  const [worker] = await world.machines.workers();
  const web = new Availability([{ name: 'web', answers: () => webAnswers(`http://${worker.address}:${WEB.nodePort}/`) }]);
  world.prepareNextVersion();
  const begin = Date.now();
  await world.deploy(world.nextVersion());
  await world.rolled(600);
  const took = secondsSince(begin);
  await Promise.all([etcd.stop(), web.stop()]);
  const { acknowledged, lost, longestSilenceMs, repeated } = await load.stop();
  figure(`${before.length} members were replaced one after the other in ${took}; at most ${etcd.mostDownTogether} of etcd down at a time (${etcd.looks} looks): ${etcd.told()}`);
  figure(`${acknowledged} writes meanwhile, ${lost.length} lost, ${repeated} repeated, longest silence ${longestSilenceMs} ms; workload: ${web.looks} requests, ${web.outages.length} outages, longest ${web.longestMs()} ms`);
  expect(etcd.down.length).toBe(before.length);
  expect(etcd.mostDownTogether).toBe(1);
  expect(lost).toEqual([]);
  expect(longestSilenceMs).toBeLessThan(10_000);
  expect(web.longestMs()).toBeLessThan(2_000);
  await world.expectOneCluster();
  const ofMembers = (await world.kubernetes.nodes()).filter(({ metadata }) => metadata.labels?.[CONTROL_PLANE] !== undefined);
  expect(ofMembers.map(({ status }) => status.nodeInfo.kubeletVersion)).toEqual(before.map(() => world.newestVersion));
}

async function upgradeWorkers(world: World): Promise<void> {
  const [entry] = await world.machines.controlPlanes();
  const web = new Availability([{ name: 'web', answers: () => webAnswers(`http://${entry.address}:${WEB.nodePort}/`) }]);
  const begin = Date.now();
  await world.deploy(world.nextWorkers());
  await eventually('the newest version on every worker', { seconds: 600, everyMs: 1_000 }, async () => {
    const workers = await world.kubernetes.workers();
    return workers.length === 2 && workers.every((node) => isReady(node) && node.status.nodeInfo.kubeletVersion === world.newestVersion);
  });
  await rolledOut(world.api, WEB);
  await web.stop();
  figure(`workers were replaced within ${secondsSince(begin)}; of ${web.looks} requests to what runs on them ${web.outages.length} were not answered at once, longest ${web.longestMs()} ms`);
  expect(web.longestMs()).toBeLessThan(2_000);
}

async function badGeneration(world: World): Promise<void> {
  const before = await world.machines.controlPlanes();
  await world.deploy({ brokenSoftware: true });
  const replaced = async () => {
    const now = await world.machines.controlPlanes();
    return before.filter((member) => now.find(({ name }) => name === member.name)?.instanceId !== member.instanceId);
  };
  await eventually('a member of the bad generation', { seconds: 180, everyMs: 1_000 }, async () => (await replaced()).length === 1);
  await stays('one member alone is replaced', { seconds: 30, everyMs: 1_000 }, async () => (await replaced()).length <= 1 && (await world.api.once('GET', '/readyz')).status === 200);
  const begin = Date.now();
  await world.deploy({ brokenSoftware: false, separateEvents: true });
  await world.rolled(600);
  figure(`a bad generation stopped after one of ${before.length} members; the next good one was everywhere ${secondsSince(begin)} after it was applied`);
  await world.expectOneCluster();
  await expectSeparateEvents(world);
}
