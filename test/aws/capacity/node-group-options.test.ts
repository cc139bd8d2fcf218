import { aws, PurchaseOption } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf } from '../../support/blocks';
import { eksCluster, existingNetwork, NETWORK_ATTRIBUTES } from '../../support/eks';
import { ofPool, pool } from '../../support/pools';
import { inStack } from '../../support/stacks';

const { CapacityReservation, ZonePlacement } = aws;
const autoscaling = (options: Partial<aws.AutoscalingNodeGroupOptions> = {}) => aws.NodeGroupCapacity.autoscaling({ machineTypes: ['m7i.xlarge'], minSize: 1, maxSize: 3, ...options });
const group = (options: Partial<aws.AutoscalingNodeGroupOptions>) => ofPool(pool(autoscaling(options)), 'aws_eks_node_group');
const machine = (options: Partial<aws.AutoscalingNodeGroupOptions>) => ofPool(pool(autoscaling(options)), 'aws_launch_template');

describe('One group in each zone', () => {
  const capacity = autoscaling({ zonePlacement: ZonePlacement.ONE_GROUP_PER_ZONE });
  const inSubnets = (privateSubnetIds: string[]): Template =>
    inStack((stack) => eksCluster(stack, { network: existingNetwork(stack, { privateSubnetIds }) }).addWorkerPool('Pool', { capacity }));
  const subnets = [...NETWORK_ATTRIBUTES.privateSubnetIds];
  const template = inSubnets(subnets);

  test('has one subnet each, the sizes of the pool, and the launch template of all', () => {
    const groups = Object.values(template.resourcesOfType('aws_eks_node_group'));

    expect(groups.map(({ subnet_ids }) => subnet_ids)).toEqual(expect.arrayContaining(subnets.map((id) => [id])));
    expect(groups).toHaveLength(3);
    for (const one of groups) {
      expect(one).toMatchObject({ scaling_config: { min_size: 1, max_size: 3 }, launch_template: { id: `\${${addressOf(template, 'aws_launch_template')}.id}` } });
    }
  });

  test('is found by the autoscaler, each by itself', () => {
    const enabled = Object.values(template.resourcesOfType('aws_autoscaling_group_tag')).filter(({ tag }) => (tag as { key: string }).key.endsWith('/enabled'));

    expect(new Set(enabled.map(({ autoscaling_group_name }) => autoscaling_group_name)).size).toBe(3);
  });

  const subnetsByAddress = (one: Template) => Object.fromEntries(Object.entries(one.resourcesOfType('aws_eks_node_group')).map(([address, { subnet_ids }]) => [address, subnet_ids]));

  test('stays where it is when subnets are reordered', () => {
    const reordered = inSubnets([...subnets].reverse());

    expect(subnetsByAddress(reordered)).toEqual(subnetsByAddress(template));
    expect(reordered.addresses()).toEqual(template.addresses());
  });

  test('stays where it is when a zone is added before', () => {
    expect(subnetsByAddress(inSubnets(['subnet-0000000a', ...subnets]))).toMatchObject(subnetsByAddress(template));
  });

  test('is awaited by what needs nodes, in all zones', () => {
    const { depends_on } = template.resource(addressOf(template, 'aws_eks_addon', 'coredns'));

    expect(depends_on).toEqual(expect.arrayContaining(Object.keys(template.resourcesOfType('aws_eks_node_group'))));
  });
});

test('a group over all zones has all subnets', () => {
  expect(group({ zonePlacement: ZonePlacement.SPREAD }).subnet_ids).toEqual(NETWORK_ATTRIBUTES.privateSubnetIds);
});

describe('Subnets of the user', () => {
  test('take the place of those of the network', () => {
    expect(group({ subnetIds: ['subnet-0000000a'] }).subnet_ids).toEqual(['subnet-0000000a']);
  });

  test('have a group each where asked', () => {
    const template = pool(autoscaling({ subnetIds: ['subnet-0000000a', 'subnet-0000000b'], zonePlacement: ZonePlacement.ONE_GROUP_PER_ZONE }));

    expect(Object.values(template.resourcesOfType('aws_eks_node_group')).map(({ subnet_ids }) => subnet_ids)).toEqual([['subnet-0000000a'], ['subnet-0000000b']]);
  });
});

describe('Reserved capacity', () => {
  const specification = (reservation: aws.CapacityReservation) => machine({ reservation }).capacity_reservation_specification;
  const resourceGroup = 'arn:aws:resource-groups:eu-west-1:111122223333:group/reserved';

  test.each([
    ['a reservation', CapacityReservation.targeted('cr-0a1b2c3d4e5f60718'), { capacity_reservation_target: { capacity_reservation_id: 'cr-0a1b2c3d4e5f60718' } }],
    ['a group of reservations', CapacityReservation.resourceGroup(resourceGroup), { capacity_reservation_target: { capacity_reservation_resource_group_arn: resourceGroup } }],
    ['none', CapacityReservation.none(), { capacity_reservation_preference: 'none' }],
  ])('is that of %s', (_, reservation, expected) => {
    expect(specification(reservation)).toEqual(expected);
  });

  test('of a block is bought as such', () => {
    const template = pool(autoscaling({ machineTypes: ['p5.48xlarge'], subnetIds: ['subnet-0000000a'], reservation: CapacityReservation.block('cr-0a1b2c3d4e5f60718') }));

    expect(ofPool(template, 'aws_eks_node_group').capacity_type).toBe('CAPACITY_BLOCK');
    expect(ofPool(template, 'aws_launch_template')).toMatchObject({
      instance_market_options: { market_type: 'capacity-block' },
      capacity_reservation_specification: { capacity_reservation_target: { capacity_reservation_id: 'cr-0a1b2c3d4e5f60718' } },
    });
  });

  test('is not asked for where none is named', () => {
    expect(machine({})).not.toHaveProperty('capacity_reservation_specification');
    expect(machine({})).not.toHaveProperty('instance_market_options');
    expect(group({ reservation: CapacityReservation.none() }).capacity_type).toBe('ON_DEMAND');
  });
});

describe('A node group', () => {
  test('stays on the release that is named', () => {
    expect(group({ releaseVersion: '1.34.1-20251112' })).toMatchObject({ version: '1.34', release_version: '1.34.1-20251112' });
    expect(group({})).not.toHaveProperty('release_version');
  });

  test.each([[undefined, true], [aws.NodeRepair.ENABLED, true], [aws.NodeRepair.DISABLED, false]])('with repair %s is repaired: %s', (nodeRepair, enabled) => {
    expect(group({ nodeRepair }).node_repair_config).toEqual({ enabled });
  });

  test.each([[undefined, undefined], [aws.BlockedDrain.FAIL, undefined], [aws.BlockedDrain.FORCE, true]])('with blocked drain %s is forced: %s', (blockedDrain, forced) => {
    expect(group({ blockedDrain }).force_update_version).toBe(forced);
  });

  test('has the security groups of the user besides the one of the cluster', () => {
    const template = pool(autoscaling({ securityGroupIds: ['sg-0000000a', 'sg-0000000b'] }));

    expect(ofPool(template, 'aws_launch_template').network_interfaces).toMatchObject([
      { security_groups: [`\${${addressOf(template, 'aws_eks_cluster')}.vpc_config[0].cluster_security_group_id}`, 'sg-0000000a', 'sg-0000000b'] },
    ]);
  });

  test('of spot machines is one', () => {
    expect(group({ purchase: PurchaseOption.SPOT }).capacity_type).toBe('SPOT');
  });
});
