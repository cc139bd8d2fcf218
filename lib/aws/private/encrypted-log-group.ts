import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import { checkOneOf } from '../../private/checks';
import { AwsEnvironment } from './aws-environment';

// The periods that CloudWatch Logs offers, without "for ever":
// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (read 2026-11)
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** A key that rotates every year, and a log group that it encrypts. */
export interface EncryptedLogGroupProps {
  readonly environment: AwsEnvironment;
  /** The name of the log group. */
  readonly logGroupName: string;
  /** The option that sets the retention, for messages. */
  readonly retentionOption: string;
  readonly retentionDays: number;
  /** What the key is for. */
  readonly description: string;
  readonly tags?: Record<string, string>;
  readonly preventDestroy: boolean;
}

/** Makes a rotated key that CloudWatch Logs may use for this one log group, and the log group, as children of `scope`. */
export function encryptedLogGroup(scope: Construct, props: EncryptedLogGroupProps): { key: KmsKey; logGroup: CloudwatchLogGroup } {
  checkOneOf(props.retentionDays, { id: 'log-retention', option: props.retentionOption }, RETENTION_DAYS);
  const key = encryptionKey(scope, props);
  const logGroup = new CloudwatchLogGroup(scope, 'LogGroup', {
    name: props.logGroupName,
    retentionInDays: props.retentionDays,
    kmsKeyId: key.arn,
    tags: props.tags,
  });
  return { key, logGroup };
}

/** Makes a rotated key that CloudWatch Logs may use for one log group, as a child of `scope`. */
export function encryptionKey(scope: Construct, props: EncryptedLogGroupProps): KmsKey {
  return new KmsKey(scope, 'Key', {
    description: props.description,
    enableKeyRotation: true,
    policy: keyPolicy(props.environment, props.logGroupName),
    tags: props.tags,
    lifecycle: { preventDestroy: props.preventDestroy },
  });
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html (read 2026-11)
function keyPolicy({ partition, region, account, dnsSuffix }: AwsEnvironment, logGroupName: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AccountAdministersKey',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${account}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'LogGroupUsesKey',
        Effect: 'Allow',
        Principal: { Service: `logs.${region}.${dnsSuffix}` },
        Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        Resource: '*',
        Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}` } },
      },
    ],
  });
}
