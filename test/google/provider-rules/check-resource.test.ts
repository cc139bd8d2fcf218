import { checkResource } from './check-resource';
import { knownTypes, rulesOf } from './rules';

type Values = Readonly<Record<string, unknown>>;

const CLUSTER: Values = {
  name: 'production',
  location: 'europe-west4',
  initial_node_count: 1,
  remove_default_node_pool: true,
  ip_allocation_policy: { cluster_secondary_range_name: 'pods', services_secondary_range_name: 'services' },
  master_auth: { client_certificate_config: { issue_client_certificate: false } },
  lifecycle: { ignore_changes: ['node_config'] },
  timeouts: { create: '60m' },
};
const POOL: Values = { cluster: '${google_container_cluster.Cluster.name}', name_prefix: 'general-', autoscaling: { total_min_node_count: 3, total_max_node_count: 9 } };
const NAT: Values = { name: 'nat', router: '${google_compute_router.Router.name}', source_subnetwork_ip_ranges_to_nat: 'LIST_OF_SUBNETWORKS', subnetwork: [{ name: 'nodes', source_ip_ranges_to_nat: ['ALL_IP_RANGES'] }] };
const RULE: Values = { name: 'webhooks', network: 'main', allow: [{ protocol: 'tcp', ports: ['8443'] }], source_ranges: ['10.0.0.0/28'] };

describe('a resource that the provider takes', () => {
  test.each([
    ['google_container_cluster', CLUSTER],
    ['google_container_node_pool', POOL],
    ['google_compute_router_nat', NAT],
    ['google_compute_firewall', RULE],
    ['google_compute_subnetwork', { name: 'nodes', network: '${google_compute_network.Network.id}', ip_cidr_range: '10.0.0.0/20', log_config: { metadata: 'INCLUDE_ALL_METADATA' } }],
    ['google_kms_crypto_key', { name: 'secrets', key_ring: '${google_kms_key_ring.Ring.id}', rotation_period: '7776000s' }],
  ] as const)('is let through: %s', (type, attributes) => expect(checkResource(type, attributes)).toEqual([]));
});

describe('a resource that its schema refuses', () => {
  test.each([
    ['an argument that there is not', 'google_container_cluster', { ...CLUSTER, enable_everything: true }, 'enable_everything: there is no such argument'],
    ['one in a block', 'google_container_node_pool', { ...POOL, node_config: { machine_typ: 'e2-small' } }, 'node_config[0].machine_typ: there is no such argument'],
    ['one in the second of several', 'google_compute_firewall', { ...RULE, allow: [{ protocol: 'tcp' }, { protocol: 'udp', port: 53 }] }, 'allow[1].port: there is no such argument'],
    ['a value that is for reading', 'google_container_cluster', { ...CLUSTER, endpoint: '10.0.0.2' }, 'endpoint: is for reading only'],
    ['a deprecated one', 'google_compute_firewall', { ...RULE, enable_logging: true }, 'enable_logging: is deprecated'],
    ['a missing one', 'google_container_node_pool', { name: 'general', node_count: 1 }, 'cluster: is required'],
    ['a missing one in a block', 'google_compute_firewall', { ...RULE, deny: null, allow: [{ ports: ['443'] }] }, 'allow[0].protocol: is required'],
    ['a block too many', 'google_container_cluster', { ...CLUSTER, database_encryption: [{ state: 'DECRYPTED' }, { state: 'DECRYPTED' }] }, 'database_encryption: 2, at most 1'],
    ['elements too many', 'google_compute_firewall', { ...RULE, source_service_accounts: Array.from({ length: 11 }, (_, index) => `a${index}@b.c`) }, 'source_service_accounts: 11, at most 10'],
    ['a value that is none', 'google_container_cluster', { ...CLUSTER, release_channel: { channel: 'SLOW' } }, 'release_channel[0].channel: SLOW is none of UNSPECIFIED, RAPID, REGULAR, STABLE, EXTENDED'],
    ['a value that is none in a list', 'google_container_cluster', { ...CLUSTER, logging_config: { enable_components: ['APISERVER', 'GOSSIP'] } }, 'logging_config[0].enable_components: GOSSIP is none of'],
    ['a name', 'google_compute_firewall', { ...RULE, name: 'Webhooks' }, 'name: Webhooks does not match'],
    ['what cannot stand beside it', 'google_container_cluster', { ...CLUSTER, enable_autopilot: true }, 'remove_default_node_pool: cannot stand beside enable_autopilot'],
    ['that even when it is off', 'google_container_cluster', { ...CLUSTER, enable_autopilot: false, enable_shielded_nodes: true }, 'enable_shielded_nodes: cannot stand beside enable_autopilot'],
    ['what cannot stand beside it in a block', 'google_container_cluster', { ...CLUSTER, ip_allocation_policy: { cluster_secondary_range_name: 'pods', cluster_ipv4_cidr_block: '/14' } }, 'ip_allocation_policy.cluster_ipv4_cidr_block: cannot stand beside ip_allocation_policy.cluster_secondary_range_name'],
    ['both of two', 'google_compute_firewall', { ...RULE, deny: [{ protocol: 'udp' }] }, 'exactly one of allow, deny, not 2'],
    ['none of two', 'google_compute_firewall', { ...RULE, allow: null }, 'exactly one of allow, deny, not 0'],
    ['an empty block', 'google_container_cluster', { ...CLUSTER, addons_config: {} }, 'at least one of addons_config.cloudrun_config'],
  ] as const)('%s', (_what, type, attributes, problem) => expect(checkResource(type, attributes)).toEqual(expect.arrayContaining([expect.stringContaining(problem)])));
});

describe('a resource that Google would refuse, though its schema takes it', () => {
  test.each([
    ['a cluster without nodes', 'google_container_cluster', { ...CLUSTER, initial_node_count: null }, 'initial_node_count'],
    ['a zonal Autopilot cluster', 'google_container_cluster', { name: 'a', location: 'europe-west4-a', enable_autopilot: true }, 'location: Autopilot'],
    ['encryption without a key', 'google_container_cluster', { ...CLUSTER, database_encryption: { state: 'ENCRYPTED' } }, 'database_encryption.key_name'],
    ['Calico beside Dataplane V2', 'google_container_cluster', { ...CLUSTER, datapath_provider: 'ADVANCED_DATAPATH', network_policy: { enabled: true } }, 'network_policy'],
    ['auto-provisioning without limits', 'google_container_cluster', { ...CLUSTER, cluster_autoscaling: { enabled: true, resource_limits: [{ resource_type: 'cpu', maximum: 10 }] } }, 'memory must have a limit'],
    ['a foreign workload pool', 'google_container_cluster', { ...CLUSTER, workload_identity_config: { workload_pool: 'acme' } }, 'workload_identity_config'],
    ['a group of another name', 'google_container_cluster', { ...CLUSTER, authenticator_groups_config: { security_group: 'people@acme.com' } }, 'authenticator_groups_config'],
    ['two names', 'google_container_node_pool', { ...POOL, name: 'general' }, 'name_prefix'],
    ['two kinds of limits', 'google_container_node_pool', { ...POOL, autoscaling: { min_node_count: 1, total_max_node_count: 9 } }, 'autoscaling: either'],
    ['no limits', 'google_container_node_pool', { ...POOL, autoscaling: { location_policy: 'ANY' } }, 'autoscaling: either'],
    ['two that keep the size', 'google_container_node_pool', { ...POOL, node_count: 3 }, 'node_count'],
    ['surge and blue-green at once', 'google_container_node_pool', { ...POOL, upgrade_settings: { strategy: 'BLUE_GREEN', max_surge: 1 } }, 'another strategy'],
    ['an upgrade that cannot move', 'google_container_node_pool', { ...POOL, upgrade_settings: { max_surge: 0, max_unavailable: 0 } }, 'greater than zero'],
    ['a version that moves', 'google_container_node_pool', { ...POOL, version: '1.34.1-gke.100' }, 'version: not beside'],
    ['subnetworks that nobody looks at', 'google_compute_router_nat', { ...NAT, source_subnetwork_ip_ranges_to_nat: 'ALL_SUBNETWORKS_ALL_IP_RANGES' }, 'subnetwork: with'],
    ['addresses that nobody looks at', 'google_compute_router_nat', { ...NAT, nat_ips: ['a'] }, 'nat_ips'],
    ['two ways to give ports', 'google_compute_router_nat', { ...NAT, enable_dynamic_port_allocation: true, enable_endpoint_independent_mapping: true }, 'enable_endpoint_independent_mapping'],
    ['most ports without a way to give them', 'google_compute_router_nat', { ...NAT, max_ports_per_vm: 4096 }, 'max_ports_per_vm'],
    ['odd ports', 'google_compute_router_nat', { ...NAT, enable_dynamic_port_allocation: true, min_ports_per_vm: 100 }, 'powers of two'],
    ['more ports at least than at most', 'google_compute_router_nat', { ...NAT, enable_dynamic_port_allocation: true, min_ports_per_vm: 64, max_ports_per_vm: 64 }, 'powers of two'],
    ['a rule that lets anybody in', 'google_compute_firewall', { ...RULE, source_ranges: null }, 'names its sources'],
    ['backups locked for longer than kept', 'google_gke_backup_backup_plan', { name: 'a', cluster: 'b', location: 'c', retention_policy: { backup_delete_lock_days: 30, backup_retain_days: 7 } }, 'retention_policy'],
  ] as const)('%s', (_what, type, attributes, problem) => expect(checkResource(type, attributes)).toEqual([expect.stringContaining(problem)]));
});

describe('what is unknown until the apply', () => {
  test('is taken for any value, and for a list of any length', () => {
    const unknown = '${var.anything}';
    expect(checkResource('google_compute_firewall', { ...RULE, name: unknown, source_service_accounts: unknown, direction: unknown })).toEqual([]);
  });
});

describe('the rules', () => {
  test('refuse a type that nobody has looked up', () => expect(() => checkResource('google_compute_instance', {})).toThrow('Nobody has looked up google_compute_instance'));

  test.each(knownTypes())('of %s name their source, and speak of arguments that there are', (type) => {
    const { source, arguments: known, conflicts = {}, exactlyOneOf = [], atLeastOneOf = [], requiredWith = {}, values = {}, patterns = {} } = rulesOf(type);
    const mentioned = [...Object.entries(conflicts).flat(2), ...exactlyOneOf.flat(), ...atLeastOneOf.flat(), ...Object.entries(requiredWith).flat(2), ...Object.keys(values), ...Object.keys(patterns)];
    expect(source).toMatch(/^hashicorp\/google 6\.50\.0, website\/docs\/r\/[a-z_]+\.html\.markdown/);
    expect(mentioned.filter((path) => !(path in known))).toEqual([]);
  });
});
