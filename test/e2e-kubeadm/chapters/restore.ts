import { eventually, stays } from '../support/eventually';
import { figure, secondsSince } from '../support/figures';
import { story } from '../support/story';
import { World } from '../support/world';
import { expectSeparateEvents } from './events';
import { expectRemembered } from './loss';

// Locks of a snapshot are held by machines of that time: nobody would ever give them back.
const LOCK_OF_THE_PAST = '/cp/of-the-past';
// What the marker says is not asked any more: the control of the drill.
const WITHOUT_MARKER = 'etcd_marker() { return 4; }';

/** A quorum is lost for good, and etcd restored from a snapshot. */
export function restore(world: () => World): void {
  story('etcd is restored', (step) => {
    let snapshot: string;
    let stale: string;

    step('snapshots are whole and in the bucket', async () => {
      await (await world().etcd.any()).put(LOCK_OF_THE_PAST, 'a machine that is gone');
      snapshot = await world().takeSnapshot();
      await (await world().etcd.any()).remove(LOCK_OF_THE_PAST);
      expect(snapshot).toMatch(/^snapshots\/1\/\d{8}T\d{6}Z-\d+\.db$/);
      await world().api.apply('/api/v1/namespaces/default/configmaps/forgotten', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'forgotten' } });
    });

    step('two disks are lost while the third machine is off: the two wait, and no empty etcd comes to be', async () => {
      const members = await world().machines.etcd();
      stale = members[0].name;
      await world().machines.keepOff(members.map(({ name }) => name));
      for (const { name } of members.slice(1)) await world().machines.wipe(name);
      world().machines.letCome(members.slice(1).map(({ name }) => name));
      for (const { name } of members.slice(1)) {
        await eventually(`${name} says that it waits`, { seconds: 240, everyMs: 1_000 }, async () => /etcd does not start on/.test(await world().machines.journal(name, 'production-cluster-provision')));
      }
      await stays('no member has an etcd', { seconds: 20, everyMs: 1_000 }, async () => !(await anyHealthy(world(), members.slice(1).map(({ name }) => name))));
    });

    step('(control: without the marker in their programs the same two make an empty etcd)', () => emptyQuorum(world(), stale));

    step('a snapshot and a new epoch in the program bring the data back on all members', async () => {
      const begin = Date.now();
      await world().deploy({ restore: { snapshot, epoch: 2 } });
      world().machines.letCome([stale]);
      for (const { name } of await world().machines.etcd()) await world().memberWell(name, 600);
      await world().apiWell(120);
      figure(`etcd was restored ${secondsSince(begin)} after the apply had begun`);
      await expectRestored(world());
      await expectSeparateEvents(world());
    });

    step('a member of the old epoch is refused: its data lie aside', async () => {
      const aside = await world().machines.run(stale, ['sh', '-c', 'ls -d /var/lib/etcd/aside-*; cat /var/lib/etcd/epoch']);
      expect(aside.output.trim()).toMatch(/aside-[^\n]+\n2$/);
      await world().expectOneCluster();
    });

    step('a damaged snapshot is refused before anything is stopped', async () => {
      const damaged = await world().store.damage(snapshot);
      await world().deploy({ restore: { snapshot: damaged, epoch: 3 } });
      const [{ name }] = await world().machines.etcd();
      await eventually('the refusal in the journal', { seconds: 120, everyMs: 1_000 }, async () => /is refused: its checksum differs/.test(await world().machines.journal(name, 'production-cluster-reconcile')));
      await stays('the API answers', { seconds: 10, everyMs: 500 }, () => world().kubernetes.answers());
      await world().expectOneCluster();
    });

    step('all disks are lost: a good snapshot and the next epoch bring the data back', async () => {
      const members = await world().machines.etcd();
      await world().machines.keepOff(members.map(({ name }) => name));
      for (const { name } of members) await world().machines.wipe(name);
      await world().deploy({ restore: { snapshot, epoch: 4 } });
      const begin = Date.now();
      world().machines.letCome(members.map(({ name }) => name));
      for (const { name } of members) await world().memberWell(name, 600);
      await world().apiWell(120);
      figure(`with all disks lost etcd was restored ${secondsSince(begin)} after the machines were made`);
      await expectRestored(world());
      await expectSeparateEvents(world());
      await world().expectOneCluster();
    });
  });
}

async function anyHealthy(world: World, names: readonly string[]): Promise<boolean> {
  const healthy = await Promise.all(names.map(async (name) => world.etcd.member(name).healthy()));
  return healthy.includes(true);
}

async function emptyQuorum(world: World, survivor: string): Promise<void> {
  const names = (await world.machines.etcd()).map(({ name }) => name).filter((name) => name !== survivor);
  for (const name of names) {
    await world.machines.run(name, ['sh', '-c', `echo '${WITHOUT_MARKER}' >>/usr/local/lib/production-cluster/etcd.sh; systemctl restart --no-block production-cluster-provision`]);
  }
  await eventually('an empty etcd', { seconds: 60 }, () => anyHealthy(world, names));
  const keys = await world.etcd.member(names[0]).keys('/registry/configmaps/default/remembered');
  expect(keys).toEqual([]);
  figure('control: without the marker two empty disks made an etcd that knows nothing of the data');
  await world.machines.keepOff(names);
  for (const name of names) await world.machines.wipe(name);
  world.machines.letCome(names);
}

async function expectRestored(world: World): Promise<void> {
  await expectRemembered(world);
  expect((await world.api.send('GET', '/api/v1/namespaces/default/configmaps/forgotten')).status).toBe(404);
  expect(await (await world.etcd.any()).value(LOCK_OF_THE_PAST)).toBeUndefined();
}
