import { Cidr } from '../../../lib/private/cidr';
import { isExpression } from './arguments';

type Values = Readonly<Record<string, unknown>>;

const isRange = (value: unknown): value is string => typeof value === 'string' && !isExpression(value);
const parse = (range: string) => Cidr.parse(range, { id: 'cidr-format', option: 'ip_cidr_range' });

/** Arguments that force a replacement only for some changes; the schema has them as functions (`CustomizeDiff`, 6.50.0). */
const CONDITIONS: Readonly<Record<string, Readonly<Record<string, (before: unknown, after: unknown, resource: Values) => boolean>>>> = {
  google_compute_subnetwork: {
    // A range may grow; it is replaced when it shrinks or moves.
    ip_cidr_range: (before, after) => isRange(before) && isRange(after) && !parse(after).contains(parse(before)),
  },
  google_container_cluster: {
    // Once on, they stay on.
    enable_l4_ilb_subsetting: (before, after) => before === true && after !== true,
    enable_fqdn_network_policy: (before, after) => before === true && after !== true,
    'enable_k8s_beta_apis.enabled_apis': (before, after) => !listOf(before).every((api) => listOf(after).includes(api)),
    'dns_config.additive_vpc_scope_dns_domain': (before, after, cluster) => cluster.enable_autopilot === true && before !== after,
  },
};

/** The paths of arguments whose change is one of those that force a replacement. */
export function conditionalReplacements(type: string, before: Values, after: Values): string[] {
  const conditions = Object.entries(CONDITIONS[type] ?? {});
  return conditions.filter(([path, forces]) => forces(at(before, path), at(after, path), after)).map(([path]) => path);
}

function at(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => ((Array.isArray(value) ? value[0] : value) as Values | undefined)?.[name], values);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
