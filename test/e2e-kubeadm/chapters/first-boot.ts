import { setTimeout as sleep } from 'timers/promises';
import { FaultKind } from '../../../lib/embedded-aws';
import { eventually } from '../support/eventually';
import { faultPoints, filesWithFaults } from '../support/fault-points';
import { figure, secondsSince } from '../support/figures';
import { random } from '../support/random';
import { ClusterShape } from '../support/shape';
import { story } from '../support/story';
import { World } from '../support/world';
import { expectSeparateEvents } from './events';

const LONGEST_DELAY_MS = 20_000;

/** Members, and the one worker without which no cluster is synthesized. */
const members = (count: number): ClusterShape => ({ etcdMembers: count, externalEtcd: false, separateEvents: true, controlPlanes: count, workers: 1 });

/** Members come one by one, in an order and after delays that chance chooses. */
export function anyOrder(count: number): void {
  story(`${count} members boot for the first time in any order`, (step) => {
    let world: World;
    beforeAll(async () => (world = await World.create(members(count))));
    afterAll(() => world.stop());

    step('and make exactly one authority and one etcd', async () => {
      world.machines.hold(world.machines.memberNames);
      const applied = world.deploy();
      const names = await eventually('every group', { seconds: 180 }, async () => {
        const known = await world.machines.membersWithGroups();
        return known.length === count ? known : undefined;
      });
      const order = random().shuffled(names).map((name) => ({ name, delayMs: random().integer(LONGEST_DELAY_MS) }));
      const begin = Date.now();
      await Promise.all(order.map(async ({ name, delayMs }) => sleep(delayMs).then(() => world.machines.letCome([name]))));
      await applied;
      figure(`${count} members, started after ${order.map(({ name, delayMs }) => `${name} ${(delayMs / 1000).toFixed(0)} s`).join(', ')}: all complete ${secondsSince(begin)} after the first call`);
      await world.expectOneCluster();
      await expectSeparateEvents(world);
    });
  });
}

/** Programs are killed at every step, and the secret store is at its worst. */
export function anyInterruption(): void {
  story('Members are killed at every step of their first boot', (step) => {
    let world: World;
    beforeAll(async () => (world = await World.create(members(3), { files: filesWithFaults() })));
    afterAll(() => world.stop());

    step('while secrets are refused, slow and throttled: there is one authority and one etcd in the end', async () => {
      await world.aws.injectFault({ kind: FaultKind.THROTTLE, service: 'secretsmanager', operation: 'PutSecretValue', times: 2 });
      await world.aws.injectFault({ kind: FaultKind.LOST_ANSWER, service: 'secretsmanager', operation: 'PutSecretValue', after: 2, times: 1 });
      await world.aws.injectFault({ kind: FaultKind.SERVER_ERROR, service: 'secretsmanager', operation: 'GetSecretValue', status: 400, code: 'AccessDeniedException', message: 'Not now', times: 6 });
      await world.aws.injectFault({ kind: FaultKind.SLOW, service: 'secretsmanager', delayMs: 700 });
      const begin = Date.now();
      await world.deploy();
      const took = secondsSince(begin);
      await world.aws.clearFaults();
      const killed = await Promise.all((await world.machines.controlPlanes()).map(async ({ name }) => killedAt(await world.machines.journal(name, 'production-cluster-provision'))));
      figure(`3 members were killed at ${killed.map((points) => points.length).join(', ')} places of their boot and complete ${took} after the beginning of the apply`);
      expect(faultPoints().filter((point) => !killed.some((points) => points.includes(point)))).toEqual([]);
      await world.expectOneCluster();
      await expectSeparateEvents(world);
    });
  });
}

function killedAt(journal: string): string[] {
  return [...journal.matchAll(/Killed at (\S+), as a test asked/g)].map(([, point]) => point);
}
