import { aws, DeletionProtection } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { eksCluster, existingNetwork } from '../support/eks';
import { hostileText, list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';

const acknowledge = fc.array(
  fc.record({ id: text('network-zones-too-few', 'endpoint-public-to-everyone'), reason: text('a lab') }),
  { maxLength: 3 },
);
const tags = map(['team', 'cost centre', 'a:b'], ['payments', '', 'x'.repeat(256)]);

test('NetworkProps', () => {
  const props = struct<aws.NetworkProps>({
    cidrBlock: text('10.0.0.0/16', '192.168.0.0/20', '100.64.0.0/21', '10.255.0.0/17'),
    zones: fc.constantFrom(aws.NetworkZones.fromRegion({ count: 6 }), aws.NetworkZones.named(['eu-west-1a', 'eu-west-1b', 'eu-west-1c'])),
    natGateways: fc.constantFrom(...Object.values(aws.NatGateways)),
    isolatedSubnets: fc.constantFrom(...Object.values(aws.IsolatedSubnets)),
    endpointServices: list('s3', 'dynamodb', 'ecr.api', 'sts'),
    flowLogRetentionDays: mostly(fc.constantFrom(1, 365, 3653), number(1, 400)),
    tags,
    deletionProtection: fc.constantFrom(...Object.values(DeletionProtection)),
  });

  survives(props, (stack, given) => {
    new aws.Network(stack, 'Network', given);
    return [given.cidrBlock, given.endpointServices, given.flowLogRetentionDays, given.tags];
  });
});

test('RegionZonesOptions', () => {
  survives(struct<aws.RegionZonesOptions>({ count: number(2, 6), acknowledge }), (stack, given) => {
    new aws.Network(stack, 'Network', { zones: aws.NetworkZones.fromRegion(given) });
    return [given.count, 'Private1', `Private${given.count ?? 3}`];
  });
});

test('NamedZonesOptions', () => {
  const names = list('eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'us-gov-west-1a');

  survives(fc.tuple(names, struct<aws.NamedZonesOptions>({ acknowledge })), (stack, [zones, options]) => {
    new aws.Network(stack, 'Network', { zones: aws.NetworkZones.named(zones, options) });
    return zones;
  });
});

test('NetworkAttributes', () => {
  const subnets = list('subnet-00000001', 'subnet-00000002', 'subnet-00000003', 'subnet-00000004');
  const attributes = struct<aws.NetworkAttributes>(
    {
      vpcId: text('vpc-00000001'),
      privateSubnetIds: mostly(fc.constant(['subnet-0000000a', 'subnet-0000000b', 'subnet-0000000c']), subnets),
      publicSubnetIds: subnets,
      isolatedSubnetIds: subnets,
      cidrBlock: text('10.0.0.0/16'),
      privateSubnetCidrBlocks: list('10.0.0.0/24', '10.0.1.0/24'),
      availabilityZones: mostly(fc.constant(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']), list('eu-west-1a', 'eu-west-1b')),
      acknowledge,
    },
    ['vpcId', 'privateSubnetIds'],
  );

  survives(attributes, (stack, given) => {
    eksCluster(stack, { network: existingNetwork(stack, given) });
    return [given.vpcId, given.privateSubnetIds];
  });
});

const cidrs = list('10.0.0.0/8', '203.0.113.0/24', '198.51.100.7/32');
const groups = list('sg-00000001', 'sg-00000002');

test('PrivateEndpointOptions', () => {
  survives(struct<aws.PrivateEndpointOptions>({ fromCidrs: cidrs, fromSecurityGroupIds: groups }), (stack, given) => {
    eksCluster(stack, { endpointAccess: aws.EndpointAccess.privateOnly(given) });
    return [given.fromCidrs, given.fromSecurityGroupIds];
  });
});

test('PublicEndpointOptions', () => {
  const publicCidrs = fc.oneof(cidrs, list('0.0.0.0/0'), fc.array(hostileText, { minLength: 1, maxLength: 2 }));
  const options = struct<aws.PublicEndpointOptions>({ publicCidrs, fromCidrs: cidrs, fromSecurityGroupIds: groups, acknowledge }, ['publicCidrs']);

  survives(options, (stack, given) => {
    eksCluster(stack, { endpointAccess: aws.EndpointAccess.publicAndPrivate(given) });
    return [given.publicCidrs, given.fromCidrs, given.fromSecurityGroupIds];
  });
});
