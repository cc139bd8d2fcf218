import { Fn, TerraformVariable } from 'cdktf';
import { aws, DeletionProtection } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn, only } from '../support/blocks';
import { clusterWithPool, eksCluster, existingNetwork } from '../support/eks';
import { inStack } from '../support/stacks';

const network = (props?: aws.NetworkProps): Template => inStack((stack) => new aws.Network(stack, 'Network', props));
const acknowledge = [{ id: 'network-zones-too-few', reason: 'the region has two zones' }];
const zones = (count: number) => aws.NetworkZones.fromRegion({ count, acknowledge });
const subnets = (template: Template, tier: string) =>
  Object.entries(template.resourcesOfType('aws_subnet')).filter(([address]) => address.includes(tier)).map(([, { cidr_block }]) => cidr_block).sort();
const count = (template: Template, type: string) => Object.keys(template.resourcesOfType(type)).length;

describe('Subnets', () => {
  const PRIVATE = ['10.0.0.0/19', '10.0.32.0/19', '10.0.64.0/19', '10.0.96.0/19', '10.0.128.0/19', '10.0.160.0/19'];
  const PUBLIC = ['10.0.224.0/23', '10.0.226.0/23', '10.0.228.0/23', '10.0.230.0/23', '10.0.232.0/23', '10.0.234.0/23'];
  const ISOLATED = ['10.0.240.0/23', '10.0.242.0/23', '10.0.244.0/23', '10.0.246.0/23', '10.0.248.0/23', '10.0.250.0/23'];

  test.each([2, 3, 4, 5, 6])('of %i zones lie side by side', (n) => {
    const template = network({ zones: zones(n), isolatedSubnets: aws.IsolatedSubnets.ONE_PER_ZONE });

    expect(subnets(template, 'Private')).toEqual(PRIVATE.slice(0, n).sort());
    expect(subnets(template, 'Public')).toEqual(PUBLIC.slice(0, n));
    expect(subnets(template, 'Isolated')).toEqual(ISOLATED.slice(0, n));
  });

  test('of three zones are the default', () => {
    expect(subnets(network(), 'Private')).toEqual(PRIVATE.slice(0, 3));
    expect(subnets(network(), 'Isolated')).toEqual([]);
  });

  test.each([2, 3, 4, 5])('of %i zones stay where they are when a zone is added', (n) => {
    const before = network({ zones: zones(n), isolatedSubnets: aws.IsolatedSubnets.ONE_PER_ZONE });
    const after = network({ zones: zones(n + 1), isolatedSubnets: aws.IsolatedSubnets.ONE_PER_ZONE });

    expect(after.toSnapshot().resource).toMatchObject(before.toSnapshot().resource as object);
  });

  test('of named zones stay where they are when a zone is appended', () => {
    const names = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
    const before = network({ zones: aws.NetworkZones.named(names) });
    const after = network({ zones: aws.NetworkZones.named([...names, 'eu-west-1d']) });

    expect(after.toSnapshot().resource).toMatchObject(before.toSnapshot().resource as object);
    expect(only(after, 'aws_subnet', 'Private4').availability_zone).toBe('eu-west-1d');
  });

  test('fit into the smallest VPC', () => {
    const template = network({ cidrBlock: '192.168.8.0/21', zones: zones(6), isolatedSubnets: aws.IsolatedSubnets.ONE_PER_ZONE });

    expect(subnets(template, 'Private6')).toEqual(['192.168.13.0/24']);
    expect(subnets(template, 'Public1')).toEqual(['192.168.15.0/28']);
    expect(subnets(template, 'Isolated6')).toEqual(['192.168.15.208/28']);
  });

  test('of a VPC whose addresses are unknown are left to Terraform', () => {
    const template = inStack((stack) => {
      const cidrBlock = new TerraformVariable(stack, 'cidr', {}).stringValue;
      new aws.Network(stack, 'Network', { cidrBlock });
    });

    expect(subnets(template, 'Private')).toEqual(['${cidrsubnet(var.cidr, 3, 0)}', '${cidrsubnet(var.cidr, 3, 1)}', '${cidrsubnet(var.cidr, 3, 2)}']);
  });

  test('stay in the zone they were made in', () => {
    for (const subnet of Object.values(network().resourcesOfType('aws_subnet'))) expect(subnet.lifecycle).toEqual({ ignore_changes: ['availability_zone'] });
  });

  test('of one zone are in the same zone', () => {
    const template = network();

    const zone = `\${${addressOf(template, 'aws_subnet', 'Private2')}.availability_zone}`;
    expect(only(template, 'aws_subnet', 'Public2').availability_zone).toBe(zone);
  });

  test('give no machine a public address', () => {
    for (const subnet of Object.values(network().resourcesOfType('aws_subnet'))) expect(subnet.map_public_ip_on_launch).toBe(false);
  });

  test('carry the tags that load balancer controllers look for', () => {
    const template = network({ tags: { team: 'platform' } });

    expect(only(template, 'aws_subnet', 'Private1').tags).toMatchObject({ 'kubernetes.io/role/internal-elb': '1', team: 'platform', Name: 'production-network-private-1' });
    expect(only(template, 'aws_subnet', 'Public1').tags).toMatchObject({ 'kubernetes.io/role/elb': '1' });
  });
});

describe('The way to the internet', () => {
  test('is a NAT gateway in each zone', () => {
    const template = network();

    expect(count(template, 'aws_nat_gateway')).toBe(3);
    for (const n of [1, 2, 3]) {
      expect(only(template, 'aws_route', `Private${n}`).nat_gateway_id).toBe(`\${${addressOf(template, 'aws_nat_gateway', `Public${n}`)}.id}`);
    }
  });

  test('is a single NAT gateway when asked', () => {
    const template = network({ natGateways: aws.NatGateways.SINGLE });

    const gateway = addressOf(template, 'aws_nat_gateway');
    for (const n of [1, 2, 3]) expect(only(template, 'aws_route', `Private${n}`).nat_gateway_id).toBe(`\${${gateway}.id}`);
    expect(count(template, 'aws_eip')).toBe(1);
  });

  test('is there before a NAT gateway is', () => {
    const template = network();

    expect(dependsOn(only(template, 'aws_nat_gateway', 'Public1'))).toEqual([addressOf(template, 'aws_route', 'Public1')]);
  });

  test('does not exist for isolated subnets', () => {
    const template = network({ isolatedSubnets: aws.IsolatedSubnets.ONE_PER_ZONE });

    expect(Object.keys(template.resourcesOfType('aws_route')).filter((address) => address.includes('Isolated'))).toEqual([]);
    expect(Object.keys(template.resourcesOfType('aws_route_table')).filter((address) => address.includes('Isolated'))).toHaveLength(3);
  });
});

describe('Endpoints', () => {
  const template = network({ endpointServices: ['s3', 'ecr.api'], isolatedSubnets: aws.IsolatedSubnets.ONE_PER_ZONE });

  test('of gateways are routes of the private and isolated subnets', () => {
    const endpoint = only(template, 'aws_vpc_endpoint', 's3');

    expect(endpoint).toMatchObject({ vpc_endpoint_type: 'Gateway', service_name: expect.stringMatching(/^com\.amazonaws\.\$\{.*\}\.s3$/) as string });
    expect(endpoint.route_table_ids).toHaveLength(6);
  });

  test('of interfaces answer to the usual names, and to the VPC alone', () => {
    const endpoint = only(template, 'aws_vpc_endpoint', 'ecrapi');

    expect(endpoint).toMatchObject({ vpc_endpoint_type: 'Interface', private_dns_enabled: true });
    expect(endpoint.subnet_ids).toHaveLength(3);
    expect(template.onlyResource('aws_vpc_security_group_ingress_rule')).toMatchObject({ from_port: 443, to_port: 443, cidr_ipv4: `\${${addressOf(template, 'aws_vpc')}.cidr_block}` });
  });

  test('do not exist unless asked for', () => {
    expect(count(network(), 'aws_vpc_endpoint')).toBe(0);
  });

  test('keep their addresses when the services are reordered', () => {
    expect(network({ endpointServices: ['sts', 's3'] }).addresses()).toEqual(network({ endpointServices: ['s3', 'sts'] }).addresses());
  });
});

describe('A network', () => {
  test('records all traffic in an encrypted log group, for a year', () => {
    const template = network();

    expect(template.onlyResource('aws_flow_log')).toMatchObject({ traffic_type: 'ALL', log_destination: `\${${addressOf(template, 'aws_cloudwatch_log_group')}.arn}` });
    expect(template.onlyResource('aws_cloudwatch_log_group')).toMatchObject({ retention_in_days: 365, kms_key_id: `\${${addressOf(template, 'aws_kms_key')}.arn}` });
    expect(template.onlyResource('aws_kms_key').enable_key_rotation).toBe(true);
  });

  test('closes its default security group', () => {
    const group = network().onlyResource('aws_default_security_group');

    expect(group).not.toHaveProperty('ingress');
    expect(group).not.toHaveProperty('egress');
  });

  test('is protected from destruction, unless this is lifted', () => {
    const open = network({ deletionProtection: DeletionProtection.DISABLED });

    expect(network().onlyResource('aws_vpc').lifecycle).toEqual({ prevent_destroy: true });
    expect(open.toJson()).not.toContain('"prevent_destroy": true');
  });

  test('takes zones from the region, without those that have no EKS, and checks that there are enough', () => {
    const { data } = network().toSnapshot() as { data: Record<string, Record<string, unknown>> };

    expect(Object.values(data.aws_availability_zones)).toEqual([
      expect.objectContaining({
        state: 'available',
        exclude_zone_ids: ['use1-az3', 'usw1-az2', 'cac1-az3'],
        lifecycle: { postcondition: [expect.objectContaining({ condition: '${length(self.names) >= 3}' })] },
      }),
    ]);
  });
});

describe('An imported network', () => {
  test('makes nothing', () => {
    expect(inStack((stack) => existingNetwork(stack)).addresses()).toEqual([]);
  });

  test('takes ids that only Terraform knows', () => {
    const template = inStack((stack) => {
      const id = (name: string) => new TerraformVariable(stack, name, {}).stringValue;
      clusterWithPool(stack, { network: existingNetwork(stack, { vpcId: id('vpc'), privateSubnetIds: [id('a'), id('b'), id('c')] }) });
    });

    expect(template.onlyResource('aws_eks_node_group').subnet_ids).toEqual(['${var.a}', '${var.b}', '${var.c}']);
    expect(template.onlyResource('aws_security_group').vpc_id).toBe('${var.vpc}');
  });

  test('takes a list that only Terraform knows', () => {
    const template = inStack((stack) => {
      const privateSubnetIds = new TerraformVariable(stack, 'subnets', { type: 'list(string)' }).listValue;
      clusterWithPool(stack, { network: existingNetwork(stack, { privateSubnetIds, publicSubnetIds: privateSubnetIds, privateSubnetCidrBlocks: privateSubnetIds }) });
    });

    expect(template.onlyResource('aws_eks_node_group').subnet_ids).toBe('${var.subnets}');
    expect(template.onlyResource('aws_eks_cluster').vpc_config).toMatchObject({ subnet_ids: '${var.subnets}' });
  });

  test('takes a list that Terraform computes', () => {
    const template = inStack((stack) => eksCluster(stack, { network: existingNetwork(stack, { privateSubnetIds: Fn.split(',', 'a,b,c') }) }));

    expect(template.onlyResource('aws_eks_cluster').vpc_config).toMatchObject({ subnet_ids: '${split(",", "a,b,c")}' });
  });
});
