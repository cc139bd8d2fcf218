import { eventually, stays } from '../support/eventually';
import { figure, secondsSince } from '../support/figures';
import { isReady } from '../support/kubernetes-kinds';
import { apiServerReady } from '../support/kubernetes';
import { story } from '../support/story';
import { makeNamespace } from '../support/workload';
import { World } from '../support/world';
import { WriteLoad } from '../support/write-load';

const CLIENTS = 12;
const WRITES = 20_000;
const KEY = '/registry/configmaps/default/remembered';

/** Machines and disks are lost, and no data with them. */
export function loss(world: () => World): void {
  story('Machines and disks are lost', (step) => {
    beforeAll(async () => {
      await world().api.apply('/api/v1/namespaces/default/configmaps/remembered', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'remembered' }, data: { since: 'the beginning' } });
    });

    step('a member is killed under writes: none that was acknowledged is lost, and the machine comes back by itself', () => killedUnderLoad(world()));

    step('a lost disk is replaced: its member leaves, and comes again as a learner', async () => {
      const [, { name }] = await world().machines.controlPlanes();
      const old = await world().etcd.memberId(name);
      const begin = Date.now();
      await world().loseDisk(name);
      await world().memberWell(name, 600);
      expect(await world().etcd.memberId(name)).not.toBe(old);
      figure(`a member without its disk was a voter again ${secondsSince(begin)} after it was lost`);
      await world().expectOneCluster();
    });

    step('the first member and its disk are lost while the load balancer is down: there is no second cluster', async () => {
      const [{ name }] = await world().machines.controlPlanes();
      await world().loadBalancer.stop();
      try {
        await world().loseDisk(name);
        await world().memberWell(name, 600);
        await world().expectOneCluster();
      } finally {
        await world().loadBalancer.start();
      }
      await world().apiWell(120);
    });

    step('one member is cut off: it leaves the load balancer, and replaces nothing', () => cutOff(world()));

    step('all machines are lost at once, and their disks are not: all is there again', async () => {
      const members = await world().machines.controlPlanes();
      const begin = Date.now();
      await Promise.all(members.map(({ name }) => world().machines.kill(name)));
      for (const { name } of members) await world().memberWell(name, 600);
      await world().apiWell(120);
      figure(`all members came back from their disks within ${secondsSince(begin)}`);
      await expectRemembered(world());
      await world().expectOneCluster();
    });
  });
}

async function killedUnderLoad(world: World): Promise<void> {
  await makeNamespace(world.api, 'load');
  const load = new WriteLoad(world.api, 'load', CLIENTS);
  const written = (count: number) =>
    eventually(`${count} writes`, { seconds: 400 }, () => {
      load.expectRunning();
      return Promise.resolve(load.count >= count);
    });
  await written(WRITES / 10);
  const name = await world.etcd.leader();
  const before = await world.machines.named(name);
  const begin = Date.now();
  await world.machines.kill(name);
  await world.memberWell(name, 600);
  const back = secondsSince(begin);
  const after = await world.machines.named(name);
  expect(after).toMatchObject({ address: before.address, zone: before.zone });
  expect(after.instanceId).not.toBe(before.instanceId);
  expect(world.region.machine(after.instanceId).volumes.map(({ id }) => id)).toEqual([await world.machines.volumeOf(name)]);
  await written(WRITES);
  const { acknowledged, lost, repeated, longestSilenceMs, slowestMs } = await load.stop();
  figure(`the leader ${name} was killed under ${CLIENTS} writers: ${acknowledged} writes acknowledged, ${lost.length} lost, ${repeated} repeated, longest silence ${longestSilenceMs} ms, slowest write ${slowestMs} ms`);
  figure(`a new machine with its address and its disk was a healthy member ${back} after the kill`);
  expect(acknowledged).toBeGreaterThanOrEqual(WRITES);
  expect(lost).toEqual([]);
  expect(longestSilenceMs).toBeLessThan(10_000);
  await world.expectOneCluster();
  await eventually('no Node of a machine that is gone', { seconds: 120 }, async () => (await world.kubernetes.nodes()).every(isReady));
}

async function cutOff(world: World): Promise<void> {
  const members = await world.machines.controlPlanes();
  const [minority, ...others] = members;
  const wanted = await world.store.desired(minority.name);
  const addresses = others.map(({ address }) => address);
  await world.region.partition([minority.address], addresses);
  try {
    await eventually('the minority not ready', { seconds: 60 }, async () => !(await apiServerReady(minority.address)));
    await eventually('the minority out of the load balancer', { seconds: 60 }, async () => !(await world.loadBalancer.healthy()).includes(minority.address));
    await world.store.announce(minority.name, { ...wanted, generation: 'a newer one' });
    await stays('the minority stays, and the API answers', { seconds: 30, everyMs: 1_000 }, async () => (await world.machines.named(minority.name)).instanceId === minority.instanceId && (await world.kubernetes.answers()));
    expect(await world.etcd.leader(others.map(({ name }) => name))).not.toBe(minority.name);
  } finally {
    await world.store.announce(minority.name, wanted);
    await world.region.heal([minority.address], addresses);
  }
  await world.memberWell(minority.name, 120);
  await world.expectOneCluster();
}

/** Whether what was written at the beginning is in every member. */
export async function expectRemembered(world: World): Promise<void> {
  for (const { name } of await world.machines.etcd()) expect((await world.etcd.member(name).value(KEY))?.toString('latin1')).toContain('the beginning');
}
