import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { TerraformStack } from 'cdktf';
import { DeletionProtection } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { google } from 'cdktf-production-cluster';
import { Cidr } from '../../lib/private/cidr';
import { planRanges } from '../../lib/google/network/private/range-plan';
import { clusterFirewall } from '../../lib/google/private/firewall';
import { list, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';

const ADDRESS = 'projects/acme-platform/regions/europe-west4/addresses/egress';
const region = text('europe-west4', 'us-central1', 'northamerica-northeast1');
const powers = mostly(fc.constantFrom(32, 64, 1024, 4096, 65536), number(0, 70_000));
const withGoogle = (stack: TerraformStack): TerraformStack => {
  new GoogleProvider(stack, 'Google', { project: 'acme-platform', region: 'europe-west4' });
  return stack;
};
const network = (stack: TerraformStack, props: Partial<google.NetworkProps>) => new google.Network(withGoogle(stack), 'Network', { region: 'europe-west4', ...props });

test('NetworkProps', () => {
  const props = struct<google.NetworkProps>(
    {
      region,
      cidrBlock: text('10.0.0.0/8', '10.16.0.0/13', '172.16.0.0/12'),
      largestCluster: fc.constantFrom({ nodes: 100 }, { podsPerNode: 32 }, {}),
      services: number(1, 5000),
      nodeCidrBlock: text('10.64.0.0/20'),
      podCidrBlock: text('10.128.0.0/12', '100.64.0.0/10'),
      serviceCidrBlock: text('10.72.0.0/16'),
      nat: fc.constantFrom(google.CloudNat.automatic(), google.CloudNat.none(), google.CloudNat.withAddresses([ADDRESS])),
      flowLogs: fc.constantFrom({}, { sampling: 1 }),
      deletionProtection: fc.constantFrom(...Object.values(DeletionProtection)),
    },
    ['region'],
  );

  survives(props, (stack, given) => {
    new google.Network(withGoogle(stack), 'Network', given);
    return [given.region, given.nodeCidrBlock, given.podCidrBlock, given.serviceCidrBlock];
  });
});

test('LargestCluster', () => {
  survives(struct<google.LargestCluster>({ nodes: number(1, 65_000), podsPerNode: number(8, 256) }), (stack, largestCluster) => {
    const { podCidrBlock } = network(stack, { largestCluster, cidrBlock: '0.0.0.0/4' });
    return [podCidrBlock];
  });
});

test('NatPortOptions', () => {
  survives(struct<google.NatPortOptions>({ minPortsPerNode: powers, maxPortsPerNode: powers }), (stack, given) => {
    network(stack, { nat: google.CloudNat.automatic(given) });
    return [given.minPortsPerNode, given.maxPortsPerNode];
  });
});

test('Addresses of CloudNat', () => {
  survives(list(ADDRESS, `${ADDRESS}-2`, `https://www.googleapis.com/compute/v1/${ADDRESS}`), (stack, given) => {
    network(stack, { nat: google.CloudNat.withAddresses(given) });
    return [given];
  });
});

test('FlowLogOptions', () => {
  const sampling = mostly(fc.constantFrom(0.1, 0.5, 1), number(0, 3));

  survives(struct<google.FlowLogOptions>({ sampling, interval: fc.constantFrom(...Object.values(google.FlowLogInterval)) }), (stack, flowLogs) => {
    network(stack, { flowLogs });
    return [flowLogs.sampling, flowLogs.interval];
  });
});

test('NetworkAttributes', () => {
  const attributes = struct<google.NetworkAttributes>(
    {
      networkId: text('projects/acme-network/global/networks/shared', 'https://www.googleapis.com/compute/v1/projects/acme-network/global/networks/shared'),
      subnetworkId: text('projects/acme-network/regions/europe-west4/subnetworks/shop'),
      region: text('europe-west4'),
      podRangeName: text('pods'),
      serviceRangeName: text('services'),
      nodeCidrBlock: text('10.0.0.0/22'),
      podCidrBlock: text('10.4.0.0/14'),
      serviceCidrBlock: text('10.0.16.0/20'),
      hostProject: text('acme-network'),
    },
    ['networkId', 'subnetworkId', 'region', 'podRangeName', 'serviceRangeName'],
  );

  survives(attributes, (stack, given) => {
    const imported = google.Network.fromNetworkAttributes(withGoogle(stack), 'Network', given);
    clusterFirewall(stack, { network: imported, name: 'shop', networkTag: 'shop' });
    return [given.networkId, given.hostProject];
  });
});

test('Ranges lie in the block, hold what they are for and share no address', () => {
  const taken = fc.option(fc.constantFrom('10.0.0.0/16', '10.64.0.0/12', '10.32.16.0/24'), { nil: undefined });
  const sizes = fc.record({ nodes: fc.integer({ min: 1, max: 5000 }), podsPerNode: fc.integer({ min: 8, max: 256 }) });

  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 70_000 }), taken, (largestCluster, services, serviceCidrBlock) => {
      const given = serviceCidrBlock === undefined ? { services } : { serviceCidrBlock };
      const plan = planRanges({ cidrBlock: '10.0.0.0/8', largestCluster, ...given });

      const [block, nodes, pods, others] = ['10.0.0.0/8', plan.nodes, plan.pods, plan.services].map((range) => Cidr.parse(range, { id: 'cidr-format', option: 'a range' }));
      expect([nodes, pods, others].map((range) => block.contains(range))).toEqual([true, true, true]);
      expect([nodes.overlaps(pods), nodes.overlaps(others), pods.overlaps(others)]).toEqual([false, false, false]);
      expect(nodes.size).toBeGreaterThanOrEqual(largestCluster.nodes + 4);
      expect(pods.size).toBeGreaterThanOrEqual(largestCluster.nodes * largestCluster.podsPerNode * 2);
      if (serviceCidrBlock === undefined) expect(others.size).toBeGreaterThanOrEqual(services);
    }),
  );
});
