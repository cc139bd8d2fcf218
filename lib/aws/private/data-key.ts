import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';
import { checkText } from '../../private/checks';
import { AwsEnvironment } from './aws-environment';
import { policyOf } from './policy';

/** The key that encrypts data. */
export interface DataKeyProps {
  readonly environment: AwsEnvironment;
  /** A key that exists. */
  readonly keyArn?: string;
  /** The option that names it, for messages. */
  readonly option: string;
  /** What the key is for. */
  readonly description: string;
  readonly tags?: Record<string, string>;
  readonly preventDestroy: boolean;
}

/** The ARN of the given key, or of a new one that rotates every year, as the child `Key` of `scope`. */
export function dataKey(scope: Construct, props: DataKeyProps): string {
  if (props.keyArn === undefined) return newKey(scope, props).arn;
  checkText(props.keyArn, {
    id: 'key-arn', option: props.option, pattern: /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, maxLength: 2048, allowed: 'the ARN of a KMS key, such as arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  });
  return props.keyArn;
}

// The account decides in its IAM policies who uses the key; services that work for a principal use it with that principal's rights.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html (read 2026-11)
function newKey(scope: Construct, { environment: { partition, account }, description, tags, preventDestroy }: DataKeyProps): KmsKey {
  const Principal = { AWS: `arn:${partition}:iam::${account}:root` };
  return new KmsKey(scope, 'Key', {
    description,
    enableKeyRotation: true,
    policy: policyOf([{ Sid: 'AccountAdministersKey', Effect: 'Allow', Principal, Action: 'kms:*', Resource: '*' }]),
    tags,
    lifecycle: { preventDestroy },
  });
}
