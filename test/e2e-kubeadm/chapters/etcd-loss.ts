import { eventually } from '../support/eventually';
import { figure, secondsSince } from '../support/figures';
import { story } from '../support/story';
import { makeNamespace } from '../support/workload';
import { World } from '../support/world';
import { WriteLoad } from '../support/write-load';
import { expectSeparateEvents } from './events';

const CLIENTS = 4;
const WRITES = 2_000;

/** Etcd on machines of its own: what is lost of it is lost by no API server, and the other way round. */
export function etcdLoss(world: () => World): void {
  story('Etcd has machines of its own', (step) => {
    step('and gets another one for events by a roll, in which a control plane comes first', () => turnOnEvents(world()));
    step('whose leader is killed under writes: none is lost, and it comes back with its disk', () => underWrites(world(), () => world().etcd.leader()));
    step('one of which loses its disk, and comes again as a learner', async () => {
      const [, , { name }] = world().etcd.places;
      const old = await world().etcd.memberId(name);
      await world().loseDisk(name);
      await world().memberWell(name, 600);
      expect(await world().etcd.memberId(name)).not.toBe(old);
      await world().expectOneCluster();
      await expectSeparateEvents(world());
    });
    step('and a control plane that is killed takes nothing of it along', () => underWrites(world(), async () => (await world().machines.controlPlanes())[1].name));
  });
}

async function underWrites(world: World, victim: () => Promise<string>): Promise<void> {
  await makeNamespace(world.api, 'load');
  const load = new WriteLoad(world.api, 'load', CLIENTS);
  const written = (count: number) => eventually(`${count} writes`, { seconds: 120 }, () => Promise.resolve(load.count >= count));
  await written(WRITES / 4);
  const name = await victim();
  const begin = Date.now();
  await world.machines.kill(name);
  await world.memberWell(name, 600);
  const back = secondsSince(begin);
  await written(WRITES);
  const { acknowledged, lost, longestSilenceMs } = await load.stop();
  figure(`${name} was killed: ${acknowledged} writes, ${lost.length} lost, longest silence ${longestSilenceMs} ms, back ${back} later`);
  expect(lost).toEqual([]);
  expect(longestSilenceMs).toBeLessThan(10_000);
  await world.expectOneCluster();
}

/** A control plane waits for events that machines of etcd bring, which have to be made anew as well. */
async function turnOnEvents(world: World): Promise<void> {
  const [first, ...others] = [...world.machines.controlPlaneNames, ...world.machines.etcdNames];
  const reconciling = (verb: 'start' | 'stop') => Promise.all(others.map((name) => world.machines.run(name, ['systemctl', verb, 'production-cluster-reconcile.timer'])));
  const begin = Date.now();
  const { instanceId } = await world.machines.named(first);
  await reconciling('stop');
  await world.deploy({ separateEvents: true });
  await eventually(`another ${first}, which waits`, { seconds: 300, everyMs: 1_000 }, async () => {
    return (await world.machines.named(first)).instanceId !== instanceId && /Waiting for etcd on/.test(await world.machines.journal(first, 'production-cluster-provision'));
  });
  await reconciling('start');
  await world.rolled(900);
  figure(`${others.length + 1} machines were replaced, and events moved into an etcd of their own, within ${secondsSince(begin)}`);
  await world.expectOneCluster();
  await expectSeparateEvents(world);
}
