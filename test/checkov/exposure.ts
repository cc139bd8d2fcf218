import { ResourceChange } from '../../scripts/terraform/plan';
import { Finding } from './finding';

/** A resource as a plan would leave it. */
export interface PlannedResource extends ResourceChange {
  readonly change: ResourceChange['change'] & { readonly after?: unknown };
}

type Blocks = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[] | null | undefined>>;

const EVERYWHERE = /^(0\.0\.0\.0|::)\/0$/;
const MACHINES = ['aws_instance', 'aws_launch_template', 'aws_launch_configuration', 'aws_spot_instance_request'];

/**
 * What makes machines reachable or their credentials easy to take, read from the plan itself: rules of security groups and firewalls for every
 * address, public addresses, the first version of the instance metadata service, and the metadata of a node for its pods.
 */
export function exposureOf(stack: string, resources: readonly PlannedResource[]): Finding[] {
  // Nothing is left of what goes.
  const kept = resources.filter(({ change }) => change.after != null);
  return kept.flatMap((resource) => {
    const problems = [openRules(resource), publicAddresses(resource), metadataWithoutToken(resource), metadataOfNode(resource)].flat();
    return problems.map(([check, text]) => ({ check, text, stack, address: resource.address }));
  });
}

function openRules({ type, change }: PlannedResource): [string, string][] {
  if (!/^(aws_.*security_group|google_compute_firewall)/.test(type)) return [];
  const open = values(change.after).filter(([, value]) => typeof value === 'string' && EVERYWHERE.test(value));
  return open.map(([path, value]) => ['OPEN_RULE', `${path} is ${String(value)}`]);
}

function publicAddresses({ change }: PlannedResource): [string, string][] {
  const gives = ([path, value]: [string, unknown]) =>
    (/associate_public_ip_address$/.test(path) && String(value) === 'true') || (/enable_private_nodes$/.test(path) && String(value) === 'false');
  return values(change.after).filter(gives).map(([path, value]) => ['PUBLIC_ADDRESS', `${path} is ${String(value)}`]);
}

function metadataWithoutToken(resource: PlannedResource): [string, string][] {
  const { metadata_options: options } = resource.change.after as Blocks;
  if (!options?.length && !setsMetadataOptions(resource)) return [];
  const tokens = options?.[0]?.http_tokens;
  return tokens === 'required' ? [] : [['METADATA_WITHOUT_TOKEN', `metadata_options.http_tokens is ${JSON.stringify(tokens) ?? 'not set'}, not "required"`]];
}

// A machine that is started from a template takes the options of the template, which is looked at by itself.
function setsMetadataOptions({ type, change }: PlannedResource): boolean {
  const { launch_template: template } = change.after as Blocks;
  return MACHINES.includes(type) && !template?.length;
}

// Without it the pods of a pool act as its nodes.
function metadataOfNode({ type, change }: PlannedResource): [string, string][] {
  if (type !== 'google_container_node_pool') return [];
  const modes = values(change.after).filter(([path]) => /workload_metadata_config.*\.mode$/.test(path)).map(([, mode]) => mode);
  return modes.length > 0 && modes.every((mode) => mode === 'GKE_METADATA') ? [] : [['METADATA_OF_NODE', `workload_metadata_config.mode is ${JSON.stringify(modes[0]) ?? 'not set'}, not "GKE_METADATA"`]];
}

/** Every value that is neither a list nor an object, by its path. */
function values(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => values(inner, path === '' ? key : `${path}.${key}`));
}
