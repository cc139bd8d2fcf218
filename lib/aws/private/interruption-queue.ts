import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { Construct } from 'constructs';

/** What tells that a machine will be taken away. The value names the rule's construct. */
export enum Interruption {
  /** Two minutes before AWS takes back a spot instance. */
  SPOT_INTERRUPTION = 'SpotInterruption',
  /** A spot instance is more likely to be taken back soon. */
  REBALANCE_RECOMMENDATION = 'RebalanceRecommendation',
  /** An instance stops or terminates, whoever wants that. */
  INSTANCE_STATE_CHANGE = 'InstanceStateChange',
  /** AWS has planned maintenance of an instance. */
  SCHEDULED_CHANGE = 'ScheduledChange',
  /** An auto scaling group waits in a lifecycle hook before it terminates an instance. */
  SCALING_GROUP_TERMINATION = 'ScalingGroupTermination',
  /** AWS takes back an instance of an interruptible capacity reservation. */
  CAPACITY_RESERVATION_INTERRUPTION = 'CapacityReservationInterruption',
}

// https://github.com/aws/aws-node-termination-handler/blob/main/README.md and
// https://karpenter.sh/docs/reference/cloudformation/#interruption-handling (read 2026-11)
const PATTERNS: Record<Interruption, object> = {
  [Interruption.SPOT_INTERRUPTION]: { source: ['aws.ec2'], 'detail-type': ['EC2 Spot Instance Interruption Warning'] },
  [Interruption.REBALANCE_RECOMMENDATION]: { source: ['aws.ec2'], 'detail-type': ['EC2 Instance Rebalance Recommendation'] },
  [Interruption.INSTANCE_STATE_CHANGE]: { source: ['aws.ec2'], 'detail-type': ['EC2 Instance State-change Notification'] },
  [Interruption.SCHEDULED_CHANGE]: {
    source: ['aws.health'], 'detail-type': ['AWS Health Event'], detail: { service: ['EC2'], eventTypeCategory: ['scheduledChange'] },
  },
  [Interruption.SCALING_GROUP_TERMINATION]: { source: ['aws.autoscaling'], 'detail-type': ['EC2 Instance-terminate Lifecycle Action'] },
  [Interruption.CAPACITY_RESERVATION_INTERRUPTION]: { source: ['aws.ec2'], 'detail-type': ['EC2 Capacity Reservation Instance Interruption Warning'] },
};

// Both projects keep messages this long: an older one tells of a machine that is gone.
const RETENTION_SECONDS = 300;

/** What an interruption queue needs. */
export interface InterruptionQueueProps {
  /** Who reads the queue, as the start of the names of queue and rules: known text of at most 37 characters, such as `karpenter`. */
  readonly reader: string;
  /** What is told. */
  readonly interruptions: readonly Interruption[];
  readonly tags?: Record<string, string>;
}

/** A queue that tells which machines will be taken away, encrypted, and written by its own rules alone. */
export class InterruptionQueue extends Construct {
  public readonly queueName: string;
  public readonly queueArn: string;
  public readonly queueUrl: string;

  constructor(scope: Construct, id: string, props: InterruptionQueueProps) {
    super(scope, id);
    const { reader, tags } = props;
    const queue = new SqsQueue(this, 'Queue', { namePrefix: `${reader}-`, messageRetentionSeconds: RETENTION_SECONDS, sqsManagedSseEnabled: true, tags });
    this.node.defaultChild = queue;
    this.queueName = queue.name;
    this.queueArn = queue.arn;
    this.queueUrl = queue.url;
    const rules = [...props.interruptions].sort().map(
      (interruption) =>
        new CloudwatchEventRule(this, interruption, {
          namePrefix: `${reader}-`,
          description: `${interruption} events for ${reader}`,
          eventPattern: JSON.stringify(PATTERNS[interruption]),
          tags,
        }),
    );
    const policy = new SqsQueuePolicy(this, 'Policy', { queueUrl: this.queueUrl, policy: queuePolicy(this.queueArn, rules.map((rule) => rule.arn)) });
    for (const rule of rules) new CloudwatchEventTarget(rule, 'Target', { rule: rule.name, arn: this.queueArn, dependsOn: [policy] });
  }
}

// The ARNs of the rules hold the account, so that no rule of another account, and none but these, can write.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sqs-permissions (read 2026-11)
function queuePolicy(queueArn: string, ruleArns: string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'RulesSend',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': ruleArns } },
      },
      {
        Sid: 'OnlyOverTls',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: queueArn,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
}
