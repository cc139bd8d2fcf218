import { Block, isBlock } from './configuration';

// Fields of Kubernetes' API that are written unlike the rule, which is camel case.
const SPECIAL_NAMES: Readonly<Record<string, string>> = {
  cluster_ip: 'clusterIP', cluster_ips: 'clusterIPs', external_ips: 'externalIPs', host_ip: 'hostIP', host_ipc: 'hostIPC', host_pid: 'hostPID', load_balancer_ip: 'loadBalancerIP',
  non_resource_urls: 'nonResourceURLs', storage_provisioner: 'provisioner',
};

// What the provider names by one of them, because its blocks are repeated.
const REPEATED: Readonly<Record<string, string>> = {
  container: 'containers', http_header: 'httpHeaders', image_pull_secret: 'imagePullSecrets', init_container: 'initContainers', limit: 'limits', node_selector_term: 'nodeSelectorTerms',
  option: 'options', port: 'ports', readiness_gate: 'readinessGates', rule: 'rules', secret: 'secrets', subject: 'subjects', sysctl: 'sysctls', toleration: 'tolerations',
  topology_spread_constraint: 'topologySpreadConstraints', volume: 'volumes', volume_device: 'volumeDevices', volume_mount: 'volumeMounts',
};

// Lists in the provider's schema of which Kubernetes has one.
const SINGLE = new Set(['label_selector', 'namespace_selector', 'post_start', 'pre_stop', 'projected', 'tcp_socket']);

// Their keys are the user's.
const MAPS = new Set([
  'annotations', 'binary_data', 'data', 'default', 'default_request', 'hard', 'labels', 'limits', 'match_labels', 'max', 'max_limit_request_ratio', 'min', 'node_selector', 'parameters', 'requests',
]);

// Texts in the provider's schema, so that they may be left out, and numbers in Kubernetes.
const NUMBERS = new Set(['fs_group', 'replicas', 'run_as_group', 'run_as_user', 'toleration_seconds']);
const OCTAL_NUMBERS = new Set(['default_mode', 'mode']);
const NUMBERS_OR_TEXTS = new Set(['max_surge', 'max_unavailable', 'min_available', 'port', 'target_port']);

/** The fields of a block as Kubernetes writes them. */
export function toFields(block: Block): Record<string, unknown> {
  return Object.fromEntries(Object.entries(block).map(([name, value]) => [fieldName(name, value), fieldValue(name, value)]));
}

function fieldName(name: string, value: unknown): string {
  if (name in REPEATED && Array.isArray(value)) return REPEATED[name];
  return SPECIAL_NAMES[name] ?? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function fieldValue(name: string, value: unknown): unknown {
  if (MAPS.has(name)) return value;
  if (Array.isArray(value)) return SINGLE.has(name) ? itemValue(value[0]) : value.map(itemValue);
  if (isBlock(value)) return toFields(value);
  return typeof value === 'string' ? textValue(name, value) : value;
}

const itemValue = (item: unknown): unknown => (isBlock(item) ? toFields(item) : item);

function textValue(name: string, text: string): string | number {
  if (NUMBERS.has(name)) return Number(text);
  if (OCTAL_NUMBERS.has(name) && /^[0-7]+$/.test(text)) return parseInt(text, 8);
  return NUMBERS_OR_TEXTS.has(name) && /^\d+$/.test(text) ? Number(text) : text;
}
