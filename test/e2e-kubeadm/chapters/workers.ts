import { eventually, stays } from '../support/eventually';
import { figure, secondsSince } from '../support/figures';
import { isReady } from '../support/kubernetes-kinds';
import { Watched, Availability } from '../support/availability';
import { webAnswers } from '../support/kubernetes';
import { story } from '../support/story';
import { makeWorkload, podsOf, protect, rolledOut, Workload } from '../support/workload';
import { World } from '../support/world';

const WEB: Workload = { namespace: 'workers', name: 'web', replicas: 4, nodePort: 30_081 };

/** Workers come, join and leave by the size of their group. */
export function workers(world: () => World): void {
  story('Workers', (step) => {
    step('come by the size of their group, and join by a token that was rotated', async () => {
      const before = await world().store.joinToken();
      await world().rotateJoinToken();
      const token = await world().store.joinToken();
      expect(token).not.toBe(before);
      const begin = Date.now();
      await world().machines.scaleWorkers(3);
      await workersReady(world(), 3, 300);
      figure(`a third worker was ready ${secondsSince(begin)} after its group had grown`);
    });

    step('are refused with an expired token, and join by the next one', async () => {
      const id = (await world().store.joinToken()).split('.')[0];
      await world().api.patch(`/api/v1/namespaces/kube-system/secrets/bootstrap-token-${id}`, { stringData: { expiration: new Date(Date.now() - 60_000).toISOString() } });
      await world().machines.scaleWorkers(4);
      const name = await eventually('a fourth machine', { seconds: 120 }, async () => (await world().machines.workers())[3]?.instanceId);
      await stays('the machine with the expired token is no node', { seconds: 20, everyMs: 2_000 }, async () => (await world().kubernetes.workers()).length === 3);
      await world().rotateJoinToken();
      await workersReady(world(), 4, 300);
      expect(name).toMatch(/^i-/);
    });

    step('have certificates that the cluster has signed, for their own names alone', async () => {
      const requests = await world().kubernetes.certificateRequests();
      const serving = requests.filter(({ spec }) => spec.signerName === 'kubernetes.io/kubelet-serving');
      expect(serving.length).toBeGreaterThan(0);
      expect(serving.filter(({ status }) => status.certificate === undefined)).toEqual([]);
      const joined = requests.filter(({ spec }) => spec.username.startsWith('system:bootstrap:'));
      expect(joined.filter(({ status }) => status.certificate === undefined)).toEqual([]);
    });

    step('leave drained: what runs on them answers all the time', () => leaveDrained(world()));
  });
}

async function leaveDrained(world: World): Promise<void> {
  const { api } = world;
  await makeWorkload(api, WEB);
  await protect(api, WEB);
  const [entry] = await world.machines.controlPlanes();
  const answers: Watched = { name: 'web', answers: () => webAnswers(`http://${entry.address}:${WEB.nodePort}/`) };
  const watch = new Availability([answers]);
  const begin = Date.now();
  await world.machines.scaleWorkers(2);
  await eventually('two workers left, and no Node of those that went', { seconds: 400 }, async () => (await world.kubernetes.workers()).length === 2 && (await world.machines.workers()).length === 2);
  const took = secondsSince(begin);
  await rolledOut(api, WEB);
  await watch.stop();
  const names = new Set((await world.kubernetes.workers()).map(({ metadata }) => metadata.name));
  expect((await podsOf(api, WEB)).filter(({ spec }) => !names.has(spec.nodeName ?? ''))).toEqual([]);
  figure(`two workers left within ${took}; of ${watch.looks} requests to their Service ${watch.outages.length} were not answered at once`);
  expect(watch.longestMs()).toBeLessThan(1_000);
}

async function workersReady(world: World, count: number, seconds: number): Promise<void> {
  await eventually(`${count} ready workers`, { seconds }, async () => (await world.kubernetes.workers()).filter(isReady).length === count);
}
