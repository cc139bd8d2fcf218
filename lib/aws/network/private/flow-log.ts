import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { AwsEnvironment } from '../../private/aws-environment';
import { encryptedLogGroup } from '../../private/encrypted-log-group';
import { serviceRole } from '../../private/service-role';

/** What the flow log of a VPC needs. */
export interface FlowLogProps {
  readonly vpcId: string;
  readonly name: string;
  readonly retentionDays: number;
  readonly tags?: Record<string, string>;
  readonly preventDestroy: boolean;
}

/** Records all traffic of a VPC in an encrypted log group, as the child `FlowLogs` of `scope`. */
export function flowLog(scope: Construct, props: FlowLogProps): void {
  const logs = new Construct(scope, 'FlowLogs');
  const tags = { ...props.tags, Name: `${props.name}-flow-logs` };
  const environment = new AwsEnvironment(logs);
  const { logGroup } = encryptedLogGroup(logs, {
    environment,
    logGroupName: `/aws/vpc/${props.name}/flow-logs`,
    retentionOption: 'Network flowLogRetentionDays',
    retentionDays: props.retentionDays,
    description: `Flow logs of the network ${props.name}`,
    tags,
    preventDestroy: props.preventDestroy,
  });
  const logGroupArn = logGroup.arn;
  const role = serviceRole(logs, 'Role', {
    service: 'vpc-flow-logs.amazonaws.com',
    onlyFor: environment.account,
    namePrefix: 'vpc-flow-logs-',
    description: `Writes the flow logs of the network ${props.name}`,
    tags,
  });
  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html, narrowed to the one log group, which exists already
  const write = new IamRolePolicy(logs, 'Write', {
    role: role.id,
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams'],
          Resource: [logGroupArn, `${logGroupArn}:*`],
        },
      ],
    }),
  });
  new FlowLog(logs, 'FlowLog', {
    vpcId: props.vpcId,
    trafficType: 'ALL',
    logDestinationType: 'cloud-watch-logs',
    logDestination: logGroupArn,
    iamRoleArn: role.arn,
    tags,
    dependsOn: [write],
  });
}
