import { eventually } from '../support/eventually';
import { World } from '../support/world';

const PREFIX = '/registry/events/';
const PATIENCE = { seconds: 120, everyMs: 1_000 };

/** Sees that new events are in the etcd of events and nowhere else, that nothing else of Kubernetes is there, and that it has all of its members. */
export async function expectSeparateEvents({ api, etcd, events, machines }: World): Promise<void> {
  await eventually('every member of the etcd of events', PATIENCE, () => events.whole());
  expect(await events.clusterIds()).toHaveLength(1);
  expect((await (await events.any()).members()).map(({ name }) => name).sort()).toEqual([...machines.etcdNames].sort());
  const name = `drill.${Date.now()}`;
  const involvedObject = { kind: 'Namespace', name: 'default', apiVersion: 'v1' };
  await api.apply(`/api/v1/namespaces/default/events/${name}`, { apiVersion: 'v1', kind: 'Event', metadata: { name }, involvedObject, reason: 'Drill', type: 'Normal' });
  const key = `${PREFIX}default/${name}`;
  expect(await (await events.any()).value(key)).toBeDefined();
  expect(await (await etcd.any()).value(key)).toBeUndefined();
  const others = (await (await events.any()).keys('/registry/')).filter((one) => !one.startsWith(PREFIX));
  expect(others).toEqual([]);
}
