import { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { Fn, TerraformStack, TerraformVariable, Token } from 'cdktf';
import { DeletionProtection } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { google } from 'cdktf-production-cluster';
import { nodeBlockSize, podRangePrefix } from '../../lib/google/private/pod-ranges';
import { addressOf } from '../support/blocks';
import { inStack, newApp } from '../support/stacks';

type Props = Partial<google.NetworkProps>;
const REGION = 'europe-west4';
const inGoogle = (build: (stack: TerraformStack) => void): Template =>
  inStack((stack) => {
    new GoogleProvider(stack, 'Google', { project: 'acme-platform', region: REGION });
    build(stack);
  });
const network = (props: Props = {}, id = 'Network'): Template => inGoogle((stack) => new google.Network(stack, id, { region: REGION, ...props }));
const subnetwork = (template: Template) => template.onlyResource('google_compute_subnetwork');
const ranges = (template: Template) => {
  const { ip_cidr_range: nodes, secondary_ip_range: secondary } = subnetwork(template);
  const [pods, services] = (secondary as { ip_cidr_range: string }[]).map(({ ip_cidr_range }) => ip_cidr_range);
  return { nodes, pods, services };
};
const nat = (props: Props = {}) => network(props).onlyResource('google_compute_router_nat');

describe('The addresses of a node', () => {
  // The table of https://cloud.google.com/kubernetes-engine/docs/how-to/flexible-pod-cidr
  test.each([[8, 16], [9, 32], [16, 32], [17, 64], [32, 64], [33, 128], [64, 128], [65, 256], [110, 256], [128, 256], [129, 512], [256, 512]])('for %i pods are %i', (pods, size) => {
    expect(nodeBlockSize(pods)).toBe(size);
  });

  test.each([[1, 110, 24], [256, 110, 16], [257, 110, 15], [1000, 110, 14], [1024, 110, 14], [1025, 110, 13], [1, 8, 28], [65_000, 256, 7]])('of %i nodes with %i pods fit into /%i', (nodes, pods, prefix) => {
    expect(podRangePrefix(nodes, pods)).toBe(prefix);
  });
});

describe('The ranges of a network', () => {
  test('have room for 1,000 nodes with 110 pods by default', () => {
    expect(ranges(network())).toEqual({ pods: '10.16.0.0/14', services: '10.20.0.0/20', nodes: '10.20.16.0/22' });
  });

  test.each<[Props, object]>([
    [{ largestCluster: { nodes: 100 } }, { pods: '10.16.0.0/17', services: '10.16.128.0/20', nodes: '10.16.144.0/25' }],
    [{ largestCluster: { nodes: 100, podsPerNode: 32 } }, { pods: '10.16.0.0/19', services: '10.16.32.0/20', nodes: '10.16.48.0/25' }],
    [{ largestCluster: { nodes: 1020, podsPerNode: 110 } }, { pods: '10.16.0.0/14', services: '10.20.0.0/20', nodes: '10.20.16.0/22' }],
    // Four addresses of the range of nodes are Google's.
    [{ largestCluster: { nodes: 1021, podsPerNode: 110 } }, { pods: '10.16.0.0/14', services: '10.20.0.0/20', nodes: '10.20.16.0/21' }],
    [{ largestCluster: { nodes: 5000, podsPerNode: 110 }, cidrBlock: '10.0.0.0/10' }, { pods: '10.0.0.0/11', nodes: '10.32.0.0/19', services: '10.32.32.0/20' }],
    [{ services: 100 }, { pods: '10.16.0.0/14', nodes: '10.20.0.0/22', services: '10.20.4.0/25' }],
    [{ largestCluster: { nodes: 1 }, cidrBlock: '192.168.0.0/16' }, { services: '192.168.0.0/20', pods: '192.168.16.0/24', nodes: '192.168.17.0/29' }],
  ])('are sized by %j', (props, expected) => {
    expect(ranges(network(props))).toEqual(expected);
  });

  test('are what is given, and the others avoid them', () => {
    expect(ranges(network({ podCidrBlock: '10.16.0.0/14' }))).toEqual({ pods: '10.16.0.0/14', services: '10.20.0.0/20', nodes: '10.20.16.0/22' });
    expect(ranges(network({ nodeCidrBlock: '10.16.16.0/22' }))).toEqual({ nodes: '10.16.16.0/22', pods: '10.20.0.0/14', services: '10.16.0.0/20' });
    expect(ranges(network({ podCidrBlock: '100.64.0.0/10' }))).toEqual({ pods: '100.64.0.0/10', services: '10.16.0.0/20', nodes: '10.16.16.0/22' });
    expect(ranges(network({ nodeCidrBlock: '10.0.0.0/24', podCidrBlock: '10.1.0.0/16', serviceCidrBlock: '10.0.16.0/20' }))).toEqual({ nodes: '10.0.0.0/24', pods: '10.1.0.0/16', services: '10.0.16.0/20' });
  });

  test('of a block that is unknown are left to Terraform', () => {
    const template = inGoogle((stack) => {
      new google.Network(stack, 'Network', { region: REGION, cidrBlock: new TerraformVariable(stack, 'cidr', {}).stringValue });
    });

    expect(ranges(template)).toEqual({ pods: '${cidrhost(var.cidr, 0)}/14', services: '${cidrhost(var.cidr, 262144)}/20', nodes: '${cidrhost(var.cidr, 266240)}/22' });
  });

  test('may be unknown themselves', () => {
    const template = inGoogle((stack) => {
      const unknown = (name: string) => new TerraformVariable(stack, name, {}).stringValue;
      new google.Network(stack, 'Network', { region: unknown('region'), podCidrBlock: unknown('pods'), nodeCidrBlock: unknown('nodes'), largestCluster: {} });
    });

    expect(ranges(template)).toEqual({ pods: '${var.pods}', nodes: '${var.nodes}', services: '10.16.0.0/20' });
    expect(subnetwork(template).region).toBe('${var.region}');
  });

  test('have names by which clusters ask for them', () => {
    const made: google.INetwork[] = [];
    const template = inGoogle((stack) => made.push(new google.Network(stack, 'Network', { region: REGION })));

    expect((subnetwork(template).secondary_ip_range as { range_name: string }[]).map(({ range_name }) => range_name)).toEqual([made[0].podRangeName, made[0].serviceRangeName]);
    expect(made[0]).toMatchObject({ podCidrBlock: '10.16.0.0/14', serviceCidrBlock: '10.20.0.0/20', nodeCidrBlock: '10.20.16.0/22', region: REGION });
    expect(made[0].hostProject).toBeUndefined();
  });
});

describe('A network', () => {
  test('has the one subnetwork that it names, and the route that leads out', () => {
    const template = network();

    expect(template.onlyResource('google_compute_network')).toMatchObject({ auto_create_subnetworks: false, routing_mode: 'REGIONAL', delete_default_routes_on_create: false });
    expect(subnetwork(template)).toMatchObject({ region: REGION, network: `\${${addressOf(template, 'google_compute_network')}.id}`, private_ip_google_access: true });
  });

  test('records half of the flows of five seconds, as Google has it', () => {
    expect(subnetwork(network()).log_config).toEqual({ flow_sampling: 0.5, aggregation_interval: 'INTERVAL_5_SEC', metadata: 'INCLUDE_ALL_METADATA' });
  });

  test('records what it is told to', () => {
    const template = network({ flowLogs: { sampling: 1, interval: google.FlowLogInterval.TEN_MINUTES } });

    expect(subnetwork(template).log_config).toMatchObject({ flow_sampling: 1, aggregation_interval: 'INTERVAL_10_MIN' });
  });

  test('is protected from destruction, unless this is lifted', () => {
    const open = network({ deletionProtection: DeletionProtection.DISABLED });

    expect(network().onlyResource('google_compute_network').lifecycle).toEqual({ prevent_destroy: true });
    expect(subnetwork(network()).lifecycle).toEqual({ prevent_destroy: true });
    expect(open.toJson()).not.toContain('"prevent_destroy": true');
  });

  test('reads nothing from Google while it is planned', () => {
    expect(network().toSnapshot()).not.toHaveProperty('data');
  });

  test('moves nothing when another is added', () => {
    const one = (stack: TerraformStack) => new google.Network(stack, 'One', { region: REGION });
    const before = inGoogle(one);
    const after = inGoogle((stack) => {
      new google.Network(stack, 'Another', { region: 'us-central1', cidrBlock: '10.64.0.0/13' });
      one(stack);
    });

    expect(after.toSnapshot().resource).toMatchObject(before.toSnapshot().resource as object);
  });
});

describe('The name of a network', () => {
  const NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
  const nameOf = (id: string): string => network({}, id).onlyResource('google_compute_network').name as string;

  test('is its path', () => {
    const template = network();

    for (const type of ['google_compute_network', 'google_compute_subnetwork', 'google_compute_router', 'google_compute_router_nat']) expect(template.onlyResource(type).name).toBe('production-network');
  });

  test('is shortened by a digest of the whole path', () => {
    const [one, other] = [nameOf(`${'x'.repeat(60)}A`), nameOf(`${'x'.repeat(60)}B`)];

    expect(one).not.toBe(other);
    expect(one).toHaveLength(63);
    expect(one).toMatch(/^production-x+-[0-9a-f]{8}$/);
    expect(nameOf(`${'x'.repeat(60)}A`)).toBe(one);
  });

  test.each(['x'.repeat(52), 'x'.repeat(53), `${'x'.repeat(42)}-${'y'.repeat(40)}`, 'Netz-ü'])('is one that Google takes: %s', (id) => {
    expect(nameOf(id)).toMatch(NAME);
    expect(nameOf(id).length).toBeLessThanOrEqual(63);
  });

  test.each(['2026', 'тест'])('begins with a letter in a stack named %s', (id) => {
    const made = new google.Network(new TerraformStack(newApp(), id), '網', { region: REGION });

    expect((made.node.defaultChild as ComputeNetwork).nameInput).toMatch(NAME);
  });
});

describe('The way to the internet', () => {
  test('is a gateway for all addresses of the subnetwork', () => {
    const template = network();

    expect(template.onlyResource('google_compute_router_nat')).toMatchObject({
      region: REGION,
      nat_ip_allocate_option: 'AUTO_ONLY',
      // Computed, and replaces the gateway where a plan cannot tell it.
      endpoint_types: ['ENDPOINT_TYPE_VM'],
      source_subnetwork_ip_ranges_to_nat: 'LIST_OF_SUBNETWORKS',
      subnetwork: [{ name: `\${${addressOf(template, 'google_compute_subnetwork')}.id}`, source_ip_ranges_to_nat: ['ALL_IP_RANGES'] }],
      log_config: { enable: true, filter: 'ERRORS_ONLY' },
    });
    expect(template.onlyResource('google_compute_router_nat')).not.toHaveProperty('nat_ips');
  });

  test('gives ports as they are needed, which excludes endpoint independent mapping', () => {
    expect(nat()).toMatchObject({ enable_dynamic_port_allocation: true, enable_endpoint_independent_mapping: false, min_ports_per_vm: 64, max_ports_per_vm: 65536 });
    expect(nat({ nat: google.CloudNat.automatic({ minPortsPerNode: 1024, maxPortsPerNode: 4096 }) })).toMatchObject({ min_ports_per_vm: 1024, max_ports_per_vm: 4096 });
  });

  test('has addresses that others admit', () => {
    const id = 'projects/acme-platform/regions/europe-west4/addresses/egress';

    expect(nat({ nat: google.CloudNat.withAddresses([id]) })).toMatchObject({ nat_ip_allocate_option: 'MANUAL_ONLY', nat_ips: [id] });
  });

  test('has addresses that only Terraform knows', () => {
    const list = Fn.split(',', 'a,b');

    expect(nat({ nat: google.CloudNat.withAddresses(list, { minPortsPerNode: Token.asNumber(Fn.parseint('64', 10)) }) })).toMatchObject({ nat_ips: '${split(",", "a,b")}', min_ports_per_vm: '${parseint("64", 10)}' });
    expect(nat({ nat: google.CloudNat.withAddresses([Fn.upper('a')]) })).toMatchObject({ nat_ips: ['${upper("a")}'] });
  });

  test('is there before nodes are, and is none when asked', () => {
    const made: google.Network[] = [];
    inGoogle((stack) => made.push(new google.Network(stack, 'With', { region: REGION })));
    const template = inGoogle((stack) => made.push(new google.Network(stack, 'Without', { region: REGION, nat: google.CloudNat.none() })));

    expect(made[0].egress).toEqual([made[0].node.findChild('Nat')]);
    expect(made[1].egress).toEqual([]);
    expect(template.addresses().map((address) => address.split('.')[0])).toEqual(['google_compute_network', 'google_compute_subnetwork']);
  });
});

describe('An imported network', () => {
  const ATTRIBUTES: google.NetworkAttributes = {
    networkId: 'projects/acme-network/global/networks/shared', subnetworkId: 'projects/acme-network/regions/europe-west4/subnetworks/shop',
    region: REGION, podRangeName: 'shop-pods', serviceRangeName: 'shop-services',
  };
  const imported = (stack: TerraformStack, attributes: Partial<google.NetworkAttributes> = {}) => google.Network.fromNetworkAttributes(stack, 'Network', { ...ATTRIBUTES, ...attributes });

  test('makes nothing', () => {
    expect(inGoogle((stack) => imported(stack)).addresses()).toEqual([]);
  });

  test('is what it was told', () => {
    const full = { ...ATTRIBUTES, hostProject: 'acme-network', nodeCidrBlock: '10.0.0.0/22', podCidrBlock: '10.4.0.0/14', serviceCidrBlock: '10.0.16.0/20' };
    const made: google.INetwork[] = [];
    inGoogle((stack) => made.push(imported(stack, full)));

    expect(made[0]).toMatchObject(full);
    expect(made[0].egress).toEqual([]);
  });

  test('may be named by self links, and its host project by number', () => {
    const url = 'https://www.googleapis.com/compute/v1';

    expect(() => inGoogle((stack) => imported(stack, { networkId: `${url}/${ATTRIBUTES.networkId}`, subnetworkId: `${url}/${ATTRIBUTES.subnetworkId}`, hostProject: '123456789012' }))).not.toThrow();
  });

  test('may be known to Terraform alone', () => {
    const made: google.INetwork[] = [];
    inGoogle((stack) => {
      const unknown = Object.fromEntries(
        ['networkId', 'subnetworkId', 'region', 'podRangeName', 'serviceRangeName', 'nodeCidrBlock', 'podCidrBlock', 'serviceCidrBlock', 'hostProject'].map((name) => [name, new TerraformVariable(stack, name, {}).stringValue]),
      );
      made.push(imported(stack, unknown));
    });

    expect(Token.isUnresolved(made[0].networkId)).toBe(true);
    expect(Token.isUnresolved(made[0].hostProject)).toBe(true);
  });
});
