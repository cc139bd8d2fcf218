import { replacements, Resources } from './replacements';

const BEFORE: Resources = {
  'google_compute_network.Main': { name: 'main' },
  'google_compute_subnetwork.Nodes': { name: 'nodes', network: '${google_compute_network.Main.id}', ip_cidr_range: '10.0.0.0/20' },
  'google_container_cluster.Cluster': { name: 'production', location: 'europe-west4', subnetwork: '${google_compute_subnetwork.Nodes.id}', enable_l4_ilb_subsetting: true, lifecycle: { ignore_changes: ['node_config'] } },
  'google_container_node_pool.Pool': {
    cluster: '${google_container_cluster.Cluster.name}',
    initial_node_count: 1,
    node_config: { machine_type: 'e2-standard-4', spot: false, shielded_instance_config: { enable_secure_boot: true }, metadata: { a: 'b' } },
    lifecycle: { ignore_changes: ['initial_node_count'] },
  },
  'aws_vpc.Other': { cidr_block: '10.0.0.0/16' },
};

const changed = (address: string, change: object): Resources => ({ ...BEFORE, [address]: { ...BEFORE[address], ...change } });
const ofPool = (change: object): Resources => changed('google_container_node_pool.Pool', { node_config: { ...(BEFORE['google_container_node_pool.Pool'].node_config as object), ...change } });

describe('nothing is replaced', () => {
  test.each([
    ['by nothing', BEFORE],
    ['by what is new or gone', { 'google_compute_network.Main': BEFORE['google_compute_network.Main'], 'google_compute_network.New': { name: 'new' } }],
    ['by what changes in place', ofPool({ machine_type: 'e2-standard-8', disk_size_gb: 200, labels: { a: 'b' }, taint: [{ key: 'a', value: 'b', effect: 'NO_SCHEDULE' }], image_type: 'UBUNTU_CONTAINERD' })],
    ['by what is ignored', changed('google_container_node_pool.Pool', { initial_node_count: 5 })],
    ['by a block that is ignored', changed('google_container_cluster.Cluster', { node_config: { machine_type: 'e2-small', spot: true } })],
    ['by a default that is written now', ofPool({ preemptible: false })],
    ['by a default that is no longer written', ofPool({ spot: null })],
    ['by a choice that is left to Google now', ofPool({ metadata: null })],
    ['by a range that grows', changed('google_compute_subnetwork.Nodes', { ip_cidr_range: '10.0.0.0/16' })],
    ['by another way to write a value', ofPool({ spot: 'false' })],
  ])('%s', (_why, after) => expect(replacements(BEFORE, after)).toEqual({}));
});

describe('a resource is replaced', () => {
  test.each([
    ['by an argument', ofPool({ spot: true }), { 'google_container_node_pool.Pool': ['node_config.spot'] }],
    ['by one deeper', ofPool({ shielded_instance_config: { enable_secure_boot: false } }), { 'google_container_node_pool.Pool': ['node_config.shielded_instance_config.enable_secure_boot'] }],
    ['by a block more', ofPool({ guest_accelerator: [{ type: 'nvidia-l4', count: 1 }] }), { 'google_container_node_pool.Pool': ['node_config.guest_accelerator', 'node_config.guest_accelerator.count', 'node_config.guest_accelerator.type'] }],
    ['by what can only be switched on', changed('google_container_cluster.Cluster', { enable_l4_ilb_subsetting: false }), { 'google_container_cluster.Cluster': ['enable_l4_ilb_subsetting'] }],
  ] as const)('%s', (_why, after, expected) => expect(replacements(BEFORE, after)).toEqual(expected));

  test('by a range that shrinks, and what stands in it', () => {
    expect(replacements(BEFORE, changed('google_compute_subnetwork.Nodes', { ip_cidr_range: '10.0.0.0/24' }))).toEqual({
      'google_compute_subnetwork.Nodes': ['ip_cidr_range'],
      'google_container_cluster.Cluster': ['subnetwork'],
    });
  });

  test('with all that refers to what only the new one knows', () => {
    expect(Object.keys(replacements(BEFORE, changed('google_compute_network.Main', { name: 'other' })))).toEqual(['google_compute_network.Main', 'google_compute_subnetwork.Nodes', 'google_container_cluster.Cluster']);
  });

  test('with a name that it refers to', () => {
    expect(replacements(BEFORE, changed('google_container_cluster.Cluster', { name: 'other' }))).toEqual({ 'google_container_cluster.Cluster': ['name'], 'google_container_node_pool.Pool': ['cluster'] });
  });

  test('but not when all of it is ignored', () => {
    expect(replacements(BEFORE, changed('google_container_cluster.Cluster', { location: 'europe-west1', lifecycle: { ignore_changes: 'all' } }))).toEqual({});
  });
});
