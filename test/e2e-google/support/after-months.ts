import { Values } from './plan-json';

type Change = (attributes: Values) => Values;

const ZONES = ['a', 'b', 'c'].map((zone) => `europe-west4-${zone}`);
const VERSION = '1.35.2-gke.1842000';

/** Changes what stands in the first block of a name, if there is one. */
const within = (name: string, change: Change): Change => (attributes) => {
  const [first, ...others] = (attributes[name] ?? []) as Values[];
  return first === undefined ? attributes : { ...attributes, [name]: [change(first), ...others] };
};
/** Writes values over what is there. */
const written = (values: Values): Change => (attributes) => ({ ...attributes, ...values });
/** Writes values where nothing is. */
const filled = (values: Values): Change => (attributes) => ({ ...attributes, ...Object.fromEntries(Object.entries(values).filter(([name]) => isEmpty(attributes[name]))) });
const all = (...changes: readonly Change[]): Change => (attributes) => changes.reduce((changed, change) => change(changed), attributes);

const inSeconds = (age: unknown) => (typeof age === 'string' && age.endsWith('d') ? `${Number(age.slice(0, -1)) * 86_400}s` : age);

const POOL_LABELS = { 'goog-gke-node-pool-provisioning-model': 'on-demand' };
const GPU_TAINT = { key: 'nvidia.com/gpu', value: 'present', effect: 'NO_SCHEDULE' };

/** What `read` of the provider (6.50.0) would write after Google has filled in, upgraded and scaled by itself. */
const READ: Readonly<Record<string, Change>> = {
  google_container_cluster: all(
    // The first pool is gone, so the cluster started with no node: what made GKE's clusters be replaced (terraform-provider-google 6354, 10105).
    written({ initial_node_count: 0, master_version: VERSION, node_version: VERSION, label_fingerprint: 'a9dc16a7', services_ipv4_cidr: '10.15.0.0/20', cluster_ipv4_cidr: '10.8.0.0/14' }),
    written({ node_pool: [{ name: 'general-20261121000000000000000001', node_count: 4, version: VERSION }], node_config: [{ machine_type: 'e2-standard-4', disk_size_gb: 100, spot: true }] }),
    filled({ default_snat_status: [{ disabled: false }], notification_config: [{ pubsub: [{ enabled: false, topic: '' }] }], network_policy: [{ enabled: false, provider: 'PROVIDER_UNSPECIFIED' }] }),
    filled({ service_external_ips_config: [{ enabled: false }], cluster_autoscaling: [{ enabled: false, autoscaling_profile: 'BALANCED' }], enterprise_config: [{ cluster_tier: 'STANDARD' }], mesh_certificates: [] }),
    within('ip_allocation_policy', filled({ cluster_ipv4_cidr_block: '10.8.0.0/14', services_ipv4_cidr_block: '10.15.0.0/20', pod_cidr_overprovision_config: [{ disabled: false }] })),
    within('private_cluster_config', filled({ private_endpoint: '10.8.0.2', public_endpoint: '203.0.113.2', master_global_access_config: [{ enabled: false }] })),
    within('security_posture_config', filled({ vulnerability_mode: 'VULNERABILITY_DISABLED' })),
    within('monitoring_config', filled({ advanced_datapath_observability_config: [{ enable_metrics: false, enable_relay: false }] })),
    within('addons_config', filled({ network_policy_config: [{ disabled: true }], gce_persistent_disk_csi_driver_config: [{ enabled: true }], config_connector_config: [{ enabled: false }] })),
  ),
  google_container_node_pool: all(
    written({ node_count: 7, initial_node_count: 5, version: VERSION, instance_group_urls: ZONES, managed_instance_group_urls: ZONES }),
    filled({ max_pods_per_node: 110, network_config: [{ enable_private_nodes: true, create_pod_range: false, pod_range: 'pods', pod_ipv4_cidr_block: '10.8.0.0/14' }] }),
    within('autoscaling', filled({ location_policy: 'BALANCED' })),
    within('node_config', all(
      filled({ disk_size_gb: 100, disk_type: 'pd-balanced', logging_variant: 'DEFAULT', local_ssd_count: 0, min_cpu_platform: '', gcfs_config: [{ enabled: false }], confidential_nodes: [] }),
      (node) => ({ ...node, resource_labels: { ...(node.resource_labels as Values | null), ...POOL_LABELS }, effective_taints: [...(node.taint as Values[]), GPU_TAINT] }),
      within('kubelet_config', filled({ cpu_manager_policy: '', pod_pids_limit: 0, container_log_max_size: '', image_maximum_gc_age: '' })),
    )),
  ),
  // Ages are read in seconds, whatever they were written in.
  google_artifact_registry_repository: (repository) => ({
    ...repository,
    cleanup_policies: (repository.cleanup_policies as Values[]).map(within('condition', (condition) => ({ ...condition, older_than: inSeconds(condition.older_than) }))),
  }),
  google_compute_subnetwork: filled({ gateway_address: '10.14.0.1', stack_type: 'IPV4_ONLY', purpose: 'PRIVATE', private_ipv6_google_access: 'DISABLE_GOOGLE_ACCESS' }),
  google_compute_router_nat: filled({ auto_network_tier: 'PREMIUM', endpoint_types: ['ENDPOINT_TYPE_VM'], type: 'PUBLIC' }),
  google_kms_crypto_key: filled({ version_template: [{ algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION', protection_level: 'SOFTWARE' }], destroy_scheduled_duration: '2592000s', primary: [{ name: 'cryptoKeyVersions/4', state: 'ENABLED' }] }),
};

interface StateJson {
  readonly resources: readonly { readonly type: string; readonly instances: readonly { readonly attributes: Values }[] }[];
}

/** A state as the provider would read it again after months: versions and numbers of nodes have moved, and what was left to Google is filled in. */
export function afterMonths(text: string): string {
  const state = JSON.parse(text) as StateJson;
  const resources = state.resources.map((resource) => ({
    ...resource,
    instances: resource.instances.map((instance) => ({ ...instance, attributes: READ[resource.type]?.(instance.attributes) ?? instance.attributes })),
  }));
  return JSON.stringify({ ...state, resources }, undefined, 2);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}
