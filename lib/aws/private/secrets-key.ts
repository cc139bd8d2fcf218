import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ExistingEksParts } from '../eks-platform';
import { AwsEnvironment } from './aws-environment';
import { encryptedLogGroup, encryptionKey } from './encrypted-log-group';

/** What encrypts a cluster's secrets and logs. */
export interface SecretsKeyProps {
  readonly clusterName: string;
  readonly environment: AwsEnvironment;
  readonly existing?: ExistingEksParts;
  readonly logRetentionDays?: number;
  readonly tags?: Record<string, string>;
  readonly preventDestroy: boolean;
}

/** One key for the secrets and the logs of a cluster, and its log group; what exists already is used as it is. */
export function secretsKeyAndLogs(scope: Construct, props: SecretsKeyProps): { keyArn: string; logGroup?: ITerraformDependable } {
  const { clusterName, existing = {} } = props;
  const options = {
    ...props,
    // EKS writes to this name and no other; made here first, so that it is encrypted and its age limited.
    logGroupName: `/aws/eks/${clusterName}/cluster`,
    retentionOption: 'EksPlatform logRetentionDays',
    retentionDays: props.logRetentionDays ?? 365,
    description: `Secrets and logs of the cluster ${clusterName}`,
  };
  if (existing.logGroupName !== undefined) return { keyArn: existing.secretsKeyArn ?? named(scope, clusterName, encryptionKey(scope, options)) };
  if (existing.secretsKeyArn === undefined) {
    const { key, logGroup } = encryptedLogGroup(scope, options);
    return { keyArn: named(scope, clusterName, key), logGroup };
  }
  return { keyArn: existing.secretsKeyArn, logGroup: encryptedLogGroup(scope, options).logGroup };
}

function named(scope: Construct, clusterName: string, key: KmsKey): string {
  new KmsAlias(scope, 'KeyAlias', { name: `alias/eks/${clusterName}`, targetKeyId: key.keyId });
  return key.arn;
}
