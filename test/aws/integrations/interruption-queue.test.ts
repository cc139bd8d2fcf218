import { Template } from 'cdktf-production-cluster/testing';
import { Interruption, InterruptionQueue } from '../../../lib/aws/private/interruption-queue';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { inStack } from '../../support/stacks';

const queue = (interruptions: Interruption[]): Template => inStack((stack) => new InterruptionQueue(stack, 'Interruptions', { reader: 'reader', interruptions, tags: { team: 'platform' } }));
const ALL = Object.values(Interruption);

describe('An interruption queue', () => {
  const template = queue(ALL);
  const { Statement } = JSON.parse(template.onlyResource('aws_sqs_queue_policy').policy as string) as { Statement: Record<string, unknown>[] };

  test('is encrypted and forgets what is over', () => {
    expect(template.onlyResource('aws_sqs_queue')).toMatchObject({ name_prefix: 'reader-', sqs_managed_sse_enabled: true, message_retention_seconds: 300, tags: { team: 'platform' } });
  });

  test('is written by its own rules alone', () => {
    const rules = Object.keys(template.resourcesOfType('aws_cloudwatch_event_rule')).map((address) => `\${${address}.arn}`);

    expect(rules).toHaveLength(ALL.length);
    expect(Statement[0]).toMatchObject({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage' });
    expect((Statement[0].Condition as { ArnEquals: Record<string, string[]> }).ArnEquals['aws:SourceArn'].sort()).toEqual(rules.sort());
  });

  test('refuses what is not encrypted on its way', () => {
    expect(Statement[1]).toMatchObject({ Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } });
  });

  test('gets nothing before its policy lets it', () => {
    const policy = addressOf(template, 'aws_sqs_queue_policy');

    for (const target of Object.values(template.resourcesOfType('aws_cloudwatch_event_target'))) expect(dependsOn(target)).toEqual([policy]);
  });

  test('has a rule for each kind of event', () => {
    expect(JSON.parse(only(template, 'aws_cloudwatch_event_rule', 'SpotInterruption').event_pattern as string)).toEqual({ source: ['aws.ec2'], 'detail-type': ['EC2 Spot Instance Interruption Warning'] });
    expect(JSON.parse(only(template, 'aws_cloudwatch_event_rule', 'ScheduledChange').event_pattern as string)).toMatchObject({ detail: { service: ['EC2'], eventTypeCategory: ['scheduledChange'] } });
  });

  test('is the same whatever the order of events', () => {
    expect(queue([...ALL].reverse()).toJson()).toBe(template.toJson());
  });
});
