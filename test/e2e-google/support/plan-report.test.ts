import { DetailedChange } from './plan-json';
import { PlanReport } from './plan-report';

type Change = Partial<DetailedChange['change']>;

const changeOf = (change: Change, mode: DetailedChange['mode'] = 'managed'): DetailedChange => ({
  address: `${mode === 'data' ? 'data.' : ''}google_container_cluster.Cluster_0A1B2C3D`,
  mode,
  type: 'google_container_cluster',
  name: 'Cluster_0A1B2C3D',
  change: { actions: ['no-op'], before: {}, after: {}, after_unknown: {}, after_sensitive: {}, ...change },
});
const report = (...changes: DetailedChange[]) => new PlanReport({ resource_changes: changes, planned_values: { root_module: {} }, configuration: { provider_config: {} } });

describe('a plan', () => {
  test('is told by what it does, without the hash of an address', () => {
    const plan = report(changeOf({ actions: ['create'] }), changeOf({ actions: ['update'] }), changeOf({ actions: ['delete'] }), changeOf({}));
    expect([plan.created, plan.updated, plan.destroyed]).toEqual([['google_container_cluster.Cluster'], ['google_container_cluster.Cluster'], ['google_container_cluster.Cluster']]);
  });

  test('says what forces a replacement, and in which order', () => {
    const plan = report(changeOf({ actions: ['create', 'delete'], replace_paths: [['node_config', 0, 'spot'], ['name']] }), changeOf({ actions: ['delete', 'create'] }));
    expect(plan.replacedNewFirst).toEqual(['google_container_cluster.Cluster for name, node_config.spot']);
    expect(plan.replacedOldFirst).toEqual(['google_container_cluster.Cluster for ']);
    expect(plan.forced).toEqual({ 'google_container_cluster.Cluster_0A1B2C3D': [] });
  });

  test('says what would still change, deep down', () => {
    const plan = report(changeOf({ actions: ['update'], before: { a: [{ b: 1, c: null }], d: 'x', e: true }, after: { a: [{ b: 2, c: '' }], e: true }, after_unknown: { d: true } }));
    expect(plan.pending).toEqual(['update google_container_cluster.Cluster_0A1B2C3D: a.0.b 1 -> 2, d "x" -> "(known after apply)"']);
  });

  test('names data sources that are read later', () => expect(report(changeOf({ actions: ['read'] }, 'data')).dataSources).toEqual(['data.google_container_cluster.Cluster_0A1B2C3D']));
});

describe('a secret', () => {
  const marks = { master_auth: [{ client_key: true }] };

  test('is found where its value is in the plan', () => {
    expect(report(changeOf({ after: { master_auth: [{ client_key: 'x' }] }, after_sensitive: marks })).sensitiveValues).toEqual(['google_container_cluster.Cluster_0A1B2C3D.master_auth.0.client_key']);
  });

  test.each([[{ master_auth: [{}] }], [{ master_auth: [{ client_key: '' }] }], [{ master_auth: [{ client_key: null }] }], [null]])('is none where there is no value: %j', (after) => {
    expect(report(changeOf({ after, after_sensitive: marks })).sensitiveValues).toEqual([]);
  });

  test('is found in an output that is made from it', () => {
    const plan = new PlanReport({ planned_values: { root_module: {} }, configuration: { provider_config: {} }, output_changes: { 'cluster-master_auth0client_key': {}, 'cluster-endpoint': {} } });
    expect(plan.sensitiveValues).toEqual(['output cluster-master_auth0client_key']);
  });
});
