import { isExpression } from './arguments';

type Values = Readonly<Record<string, unknown>>;

/** What the pages of the provider say in words, and its schema does not: the plan passes, and Google refuses the call. */
interface DocumentedRule {
  readonly type: string;
  /** Names the page and its words. */
  readonly source: string;
  /** What is broken; undefined when all is well. */
  readonly problem: (resource: Values) => string | undefined;
}

const present = (value: unknown): boolean => value !== undefined && value !== null;

/** The first block below a path of names. */
function block(values: Values | undefined, ...names: string[]): Values | undefined {
  if (names.length === 0 || values === undefined) return values;
  const value = values[names[0]];
  return block((Array.isArray(value) ? value[0] : value) as Values | undefined, ...names.slice(1));
}

const isAutopilot = (cluster: Values) => cluster.enable_autopilot === true;
const isZone = (location: unknown) => typeof location === 'string' && !isExpression(location) && /-[a-z]$/.test(location);
const isPowerOfTwo = (value: unknown) => typeof value !== 'number' || Number.isInteger(Math.log2(value));

const CLUSTER: readonly Omit<DocumentedRule, 'type'>[] = [
  {
    source: 'container_cluster, initial_node_count: "Must be set if node_pool is not set", at least 1 with remove_default_node_pool',
    problem: (cluster) => (isAutopilot(cluster) || present(cluster.node_pool) || Number(cluster.initial_node_count) >= 1 ? undefined : 'initial_node_count: at least 1 where no node_pool is written'),
  },
  {
    source: 'container_cluster, location: a zone makes a zonal cluster; Autopilot clusters are regional (cloud.google.com, "Autopilot overview")',
    problem: (cluster) => (isAutopilot(cluster) && isZone(cluster.location) ? 'location: Autopilot clusters are regional' : undefined),
  },
  {
    source: 'container_cluster, database_encryption: key_name is the key to use where state is ENCRYPTED',
    problem: (cluster) => {
      const encryption = block(cluster, 'database_encryption');
      return encryption?.state === 'ENCRYPTED' && !present(encryption.key_name) ? 'database_encryption.key_name: ENCRYPTED needs a key' : undefined;
    },
  },
  {
    source: 'container_cluster, network_policy and datapath_provider: Dataplane V2 enforces policies itself, Calico cannot be enabled with it (cloud.google.com, "Using GKE Dataplane V2")',
    problem: (cluster) => (cluster.datapath_provider === 'ADVANCED_DATAPATH' && block(cluster, 'network_policy')?.enabled === true ? 'network_policy: Dataplane V2 has its own' : undefined),
  },
  {
    source: 'container_cluster, cluster_autoscaling: "Resource limits for cpu and memory must be defined to enable node auto-provisioning for GKE Standard"',
    problem: (cluster) => {
      const autoscaling = block(cluster, 'cluster_autoscaling');
      if (autoscaling?.enabled !== true || isAutopilot(cluster)) return undefined;
      const limits = (autoscaling.resource_limits ?? []) as Values[];
      const missing = ['cpu', 'memory'].filter((wanted) => !limits.some(({ resource_type: type }) => type === wanted));
      return missing.length > 0 ? `cluster_autoscaling.resource_limits: ${missing.join(' and ')} must have a limit` : undefined;
    },
  },
  {
    source: 'container_cluster, workload_identity_config.workload_pool: PROJECT_ID.svc.id.goog',
    problem: (cluster) => {
      const pool = block(cluster, 'workload_identity_config')?.workload_pool;
      return typeof pool === 'string' && !pool.endsWith('.svc.id.goog') ? 'workload_identity_config.workload_pool: ends with .svc.id.goog' : undefined;
    },
  },
  {
    source: 'container_cluster, authenticator_groups_config.security_group: "Group name must be in format gke-security-groups@yourdomain.com"',
    problem: (cluster) => {
      const group = block(cluster, 'authenticator_groups_config')?.security_group;
      return typeof group === 'string' && !isExpression(group) && !group.startsWith('gke-security-groups@') ? 'authenticator_groups_config.security_group: starts with gke-security-groups@' : undefined;
    },
  },
];

const NODE_POOL: readonly Omit<DocumentedRule, 'type'>[] = [
  { source: 'container_node_pool, name_prefix: "Conflicts with name"', problem: (pool) => (present(pool.name) && present(pool.name_prefix) ? 'name_prefix: cannot stand beside name' : undefined) },
  {
    source: 'container_node_pool, autoscaling: total limits "Cannot be used with per zone limits", "either total or per zone limits are required"',
    problem: (pool) => {
      const autoscaling = block(pool, 'autoscaling');
      if (autoscaling === undefined) return undefined;
      const perZone = present(autoscaling.min_node_count) || present(autoscaling.max_node_count);
      const inTotal = present(autoscaling.total_min_node_count) || present(autoscaling.total_max_node_count);
      return perZone === inTotal ? 'autoscaling: either limits per zone or in total' : undefined;
    },
  },
  { source: 'container_node_pool, node_count: "should not be used alongside autoscaling"', problem: (pool) => (present(pool.node_count) && present(pool.autoscaling) ? 'node_count: not beside autoscaling' : undefined) },
  {
    source: 'container_node_pool, upgrade_settings: max_surge and max_unavailable are of the strategy SURGE, blue_green_settings of BLUE_GREEN; "at least one of them must be greater than zero"',
    problem: (pool) => {
      const settings = block(pool, 'upgrade_settings');
      if (settings === undefined) return undefined;
      const surge = present(settings.max_surge) || present(settings.max_unavailable);
      const isBlueGreen = settings.strategy === 'BLUE_GREEN';
      if (isBlueGreen !== present(settings.blue_green_settings) || (isBlueGreen && surge)) return 'upgrade_settings: what is written belongs to another strategy';
      return surge && !(Number(settings.max_surge) > 0) && !(Number(settings.max_unavailable) > 0) ? 'upgrade_settings: max_surge or max_unavailable must be greater than zero' : undefined;
    },
  },
  {
    source: 'container_node_pool, version: with auto_upgrade it moves by itself, and a pinned one fights with it',
    problem: (pool) => (present(pool.version) && block(pool, 'management')?.auto_upgrade !== false ? 'version: not beside auto_upgrade' : undefined),
  },
];

const ROUTER_NAT: readonly Omit<DocumentedRule, 'type'>[] = [
  {
    source: 'compute_router_nat, subnetwork: "Only used if source_subnetwork_ip_ranges_to_nat is set to LIST_OF_SUBNETWORKS"',
    problem: (nat) => ((nat.source_subnetwork_ip_ranges_to_nat === 'LIST_OF_SUBNETWORKS') === present(nat.subnetwork) ? undefined : 'subnetwork: with LIST_OF_SUBNETWORKS, and only then'),
  },
  {
    source: 'compute_router_nat, nat_ips: "Only valid if nat_ip_allocate_option is set to MANUAL_ONLY"',
    problem: (nat) => (present(nat.nat_ips) && nat.nat_ip_allocate_option !== 'MANUAL_ONLY' ? 'nat_ips: only with MANUAL_ONLY' : undefined),
  },
  {
    source: 'compute_router_nat, enable_dynamic_port_allocation: "Mutually exclusive with enableEndpointIndependentMapping"',
    problem: (nat) => (nat.enable_dynamic_port_allocation === true && nat.enable_endpoint_independent_mapping === true ? 'enable_endpoint_independent_mapping: not beside enable_dynamic_port_allocation' : undefined),
  },
  {
    source: 'compute_router_nat, max_ports_per_vm: "can only be set when enableDynamicPortAllocation is enabled"; both numbers of ports are then powers of two, min_ports_per_vm at least 32',
    problem: (nat) => {
      if (nat.enable_dynamic_port_allocation !== true) return present(nat.max_ports_per_vm) ? 'max_ports_per_vm: only with enable_dynamic_port_allocation' : undefined;
      const { min_ports_per_vm: min, max_ports_per_vm: max } = nat;
      return isPowerOfTwo(min) && isPowerOfTwo(max) && !(Number(min) < 32) && !(Number(max) <= Number(min)) ? undefined : 'min_ports_per_vm, max_ports_per_vm: powers of two, from 32, the second greater';
    },
  },
];

const OTHERS: readonly DocumentedRule[] = [
  {
    type: 'google_compute_firewall',
    source: 'compute_firewall, source_ranges: "one of source_ranges, source_tags or source_service_accounts is required" for INGRESS',
    problem: (rule) => (rule.direction !== 'EGRESS' && !['source_ranges', 'source_tags', 'source_service_accounts'].some((name) => present(rule[name])) ? 'source_ranges: an ingress rule names its sources' : undefined),
  },
  {
    type: 'google_gke_backup_backup_plan',
    source: 'gke_backup_backup_plan, backup_retain_days: "backupRetainDays must be >= backupDeleteLockDays"; the lock is 0 to 90 days, the retention 0 to 365',
    problem: (plan) => {
      const { backup_delete_lock_days: lock = 0, backup_retain_days: retain = 0 } = (block(plan, 'retention_policy') ?? {}) as Record<string, number>;
      return lock <= 90 && retain <= 365 && (retain === 0 || retain >= lock) ? undefined : 'retention_policy: backup_delete_lock_days up to 90, backup_retain_days up to 365 and not shorter';
    },
  },
];

const RULES: readonly DocumentedRule[] = [
  ...CLUSTER.map((rule) => ({ type: 'google_container_cluster', ...rule })),
  ...NODE_POOL.map((rule) => ({ type: 'google_container_node_pool', ...rule })),
  ...ROUTER_NAT.map((rule) => ({ type: 'google_compute_router_nat', ...rule })),
  ...OTHERS,
];

/** Which of the rules in words a resource breaks. */
export function documentedProblems(type: string, resource: Values): string[] {
  return RULES.filter((rule) => rule.type === type).flatMap((rule) => {
    const problem = rule.problem(resource);
    return problem === undefined ? [] : [`${problem} (${rule.source})`];
  });
}
