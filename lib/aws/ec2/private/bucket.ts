import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { policyOf, Statement } from '../../private/policy';

/** A bucket. */
export interface BucketProps {
  /** The start of its name. */
  readonly namePrefix: string;
  /** The key that encrypts it; undefined where AWS's own does. */
  readonly keyArn?: string;
  /** Objects that everybody may read; undefined where nobody may. */
  readonly publicKeys?: readonly string[];
  readonly tags: Record<string, string>;
  readonly preventDestroy: boolean;
}

/** A bucket, and what must exist before it is used. */
export interface Bucket {
  readonly name: string;
  readonly arn: string;
  /** Its host name, which holds its region. */
  readonly domainName: string;
  readonly ready: ITerraformDependable[];
}

// A prefix of the provider's has at most 37 characters, and a name with dots has no certificate.
const MAX_PREFIX = 37;

/** An encrypted bucket that is reached over TLS alone, below `scope`. */
export function createBucket(scope: Construct, props: BucketProps): Bucket {
  const { keyArn, publicKeys = [], preventDestroy } = props;
  const bucket = new S3Bucket(scope, 'Bucket', {
    bucketPrefix: props.namePrefix.slice(0, MAX_PREFIX),
    forceDestroy: !preventDestroy,
    tags: props.tags,
    lifecycle: { preventDestroy },
  });
  const name = bucket.bucket;
  const access = new S3BucketPublicAccessBlock(scope, 'PublicAccess', {
    bucket: name, blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: publicKeys.length === 0, restrictPublicBuckets: publicKeys.length === 0,
  });
  const encryption = new S3BucketServerSideEncryptionConfigurationA(scope, 'Encryption', {
    bucket: name,
    rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: keyArn === undefined ? 'AES256' : 'aws:kms', kmsMasterKeyId: keyArn }, bucketKeyEnabled: keyArn !== undefined }],
  });
  const policy = new S3BucketPolicy(scope, 'BucketPolicy', { bucket: name, policy: policyOf(bucketPolicy(bucket.arn, publicKeys)), dependsOn: [access] });
  return { name, arn: bucket.arn, domainName: bucket.bucketRegionalDomainName, ready: [encryption, policy] };
}

function bucketPolicy(arn: string, publicKeys: readonly string[]): Statement[] {
  const onlyOverTls: Statement = {
    Sid: 'OnlyOverTls', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, `${arn}/*`], Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
  if (publicKeys.length === 0) return [onlyOverTls];
  return [onlyOverTls, { Sid: 'EverybodyReadsPublicKeys', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: publicKeys.map((key) => `${arn}/${key}`) }];
}

/** Keeps the versions of objects, those under a prefix and deleted ones for so many days. */
export function keepVersions(scope: Construct, bucket: string, prefix: string, days: number): ITerraformDependable[] {
  const versioning = new S3BucketVersioningA(scope, 'Versioning', { bucket, versioningConfiguration: { status: 'Enabled' } });
  const lifecycle = new S3BucketLifecycleConfiguration(scope, 'Lifecycle', {
    bucket,
    rule: [
      { id: 'snapshots', status: 'Enabled', filter: [{ prefix }], expiration: [{ days }] },
      { id: 'old-versions', status: 'Enabled', filter: [{}], noncurrentVersionExpiration: [{ noncurrentDays: days }], abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }] },
    ],
    dependsOn: [versioning],
  });
  return [versioning, lifecycle];
}
