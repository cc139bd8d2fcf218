import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { DataAwsAvailabilityZones } from '@cdktf/provider-aws/lib/data-aws-availability-zones';
import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { Eip } from '@cdktf/provider-aws/lib/eip';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway';
import { Route } from '@cdktf/provider-aws/lib/route';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';
import { propertyAccess, TerraformStack, Token } from 'cdktf';

/** The parts of ARNs that only AWS knows. */
export interface Environment {
  readonly partition: string;
  readonly dnsSuffix: string;
  readonly region: string;
  readonly account: string;
}

interface SubnetArguments {
  readonly cidrBlock: string;
  readonly availabilityZone: string;
  readonly tags: Record<string, string>;
  readonly role: string;
}

/** A VPC with three private and three public subnets, and its flow logs. */
export function network(stack: TerraformStack, name: string) {
  const vpc = new Vpc(stack, 'vpc', {
    cidrBlock: '10.0.0.0/16',
    enableDnsHostnames: true,
    enableDnsSupport: true,
    tags: { Name: name },
    lifecycle: { preventDestroy: true },
  });
  const vpcId = vpc.id;
  new DefaultSecurityGroup(stack, 'default-security-group', { vpcId, tags: { Name: `${name}-closed` } });
  const gateway = new InternetGateway(stack, 'internet-gateway', { vpcId, tags: { Name: name } });
  const gatewayId = gateway.id;
  const zones = new DataAwsAvailabilityZones(stack, 'zones', {
    state: 'available',
    excludeZoneIds: ['use1-az3', 'usw1-az2', 'cac1-az3'],
    filter: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
    lifecycle: {
      postcondition: [
        {
          condition: '${length(self.names) >= 3}',
          errorMessage: 'The region has fewer than 3 usable availability zones: choose another region, or ask NetworkZones.fromRegion for fewer.',
        },
      ],
    },
  });

  const subnetIds: string[] = [];
  const egress: Route[] = [];
  for (let i = 0; i < 3; i++) {
    const inner = subnet(stack, vpcId, `private-${i + 1}`, {
      cidrBlock: `10.0.${i * 32}.0/19`,
      availabilityZone: Token.asString(propertyAccess(zones.names, [i])),
      tags: { Name: `${name}-private-${i + 1}` },
      role: 'kubernetes.io/role/internal-elb',
    });
    const tags = { Name: `${name}-public-${i + 1}` };
    const outer = subnet(stack, vpcId, `public-${i + 1}`, {
      cidrBlock: `10.0.${224 + i * 2}.0/23`,
      availabilityZone: inner.availabilityZone,
      tags,
      role: 'kubernetes.io/role/elb',
    });
    const internet = new Route(stack, `public-${i + 1}-internet`, { routeTableId: outer.routeTableId, destinationCidrBlock: '0.0.0.0/0', gatewayId });
    const address = new Eip(stack, `nat-address-${i + 1}`, { domain: 'vpc', tags, dependsOn: [internet] });
    const nat = new NatGateway(stack, `nat-${i + 1}`, { allocationId: address.id, subnetId: outer.subnetId, tags, dependsOn: [internet] });
    egress.push(new Route(stack, `private-${i + 1}-internet`, { routeTableId: inner.routeTableId, destinationCidrBlock: '0.0.0.0/0', natGatewayId: nat.id }));
    subnetIds.push(inner.subnetId);
  }
  flowLogs(stack, vpcId, name);
  return { vpcId, subnetIds, egress };
}

function subnet(stack: TerraformStack, vpcId: string, id: string, { cidrBlock, availabilityZone, tags, role }: SubnetArguments) {
  const made = new Subnet(stack, id, {
    vpcId,
    cidrBlock,
    availabilityZone,
    mapPublicIpOnLaunch: false,
    tags: { ...tags, [role]: '1' },
    lifecycle: { ignoreChanges: ['availability_zone'] },
  });
  const table = new RouteTable(stack, `${id}-routes`, { vpcId, tags });
  const subnetId = made.id;
  const routeTableId = table.id;
  new RouteTableAssociation(stack, `${id}-association`, { subnetId, routeTableId });
  return { subnetId, routeTableId, availabilityZone: made.availabilityZone };
}

function flowLogs(stack: TerraformStack, vpcId: string, name: string): void {
  const tags = { Name: `${name}-flow-logs` };
  const env = environment(stack, 'flow-logs-');
  const { logGroup } = encryptedLogs(stack, 'flow-logs-', env, `/aws/vpc/${name}/flow-logs`, `Flow logs of the network ${name}`, tags);
  const role = new IamRole(stack, 'flow-logs-role', {
    namePrefix: 'vpc-flow-logs-',
    description: `Writes the flow logs of the network ${name}`,
    assumeRolePolicy: trust('vpc-flow-logs.amazonaws.com', ['sts:AssumeRole'], fromAccount(env.account)),
    tags,
  });
  const write = new IamRolePolicy(stack, 'flow-logs-policy', {
    role: role.id,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams'],
          Resource: [logGroup.arn, `${logGroup.arn}:*`],
        },
      ],
    }),
  });
  new FlowLog(stack, 'flow-log', {
    vpcId,
    trafficType: 'ALL',
    logDestinationType: 'cloud-watch-logs',
    logDestination: logGroup.arn,
    iamRoleArn: role.arn,
    tags,
    dependsOn: [write],
  });
}

/** Looks up the parts of ARNs. */
export function environment(stack: TerraformStack, prefix: string): Environment {
  const partition = new DataAwsPartition(stack, `${prefix}partition`, {});
  return {
    partition: partition.partition,
    dnsSuffix: partition.dnsSuffix,
    region: new DataAwsRegion(stack, `${prefix}region`, {}).id,
    account: new DataAwsCallerIdentity(stack, `${prefix}account`, {}).accountId,
  };
}

/** A key and a log group that it encrypts. */
export function encryptedLogs(stack: TerraformStack, prefix: string, env: Environment, name: string, description: string, tags?: Record<string, string>) {
  const { partition, region, account, dnsSuffix } = env;
  const key = new KmsKey(stack, `${prefix}key`, {
    description,
    enableKeyRotation: true,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Sid: 'AccountAdministersKey', Effect: 'Allow', Principal: { AWS: `arn:${partition}:iam::${account}:root` }, Action: 'kms:*', Resource: '*' },
        {
          Sid: 'LogGroupUsesKey',
          Effect: 'Allow',
          Principal: { Service: `logs.${region}.${dnsSuffix}` },
          Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
          Resource: '*',
          Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:${name}` } },
        },
      ],
    }),
    tags,
    lifecycle: { preventDestroy: true },
  });
  const logGroup = new CloudwatchLogGroup(stack, `${prefix}log-group`, { name, retentionInDays: 365, kmsKeyId: key.arn, tags });
  return { key, logGroup };
}

/** A policy that lets a service assume a role. */
export function trust(service: string, actions: string[], condition?: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: actions, Condition: condition }] });
}

/** Restricts who assumes a role to services that act for an account. */
export function fromAccount(account: string): object {
  return { StringEquals: { 'aws:SourceAccount': account } };
}
