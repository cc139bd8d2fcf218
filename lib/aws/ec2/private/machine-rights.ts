import { AwsEnvironment } from '../../private/aws-environment';
import { allow, Statement } from '../../private/policy';
import { CLUSTER_TAG } from './cluster-context';
import { Secrets } from './secrets';
import { ISSUER_DOCUMENTS } from './token-issuer';

/** What the rights of machines are held to. */
export interface RightsProps {
  readonly clusterName: string;
  readonly environment: AwsEnvironment;
  readonly keyArn: string;
  readonly bucketArn: string;
  readonly issuerBucketArn?: string;
  readonly secrets: Secrets;
}

const READ = ['secretsmanager:GetSecretValue'];
const READ_AND_WRITE = [...READ, 'secretsmanager:PutSecretValue'];

/** The rights of machines of the control plane. */
export function controlPlaneRights(props: RightsProps, volumeArns: string[]): Statement[] {
  const { secrets: { pki, pkiEtcd, join, deployer }, issuerBucketArn } = props;
  const statements = [
    ...everyMachine(props),
    allow(READ_AND_WRITE, [pki, ...(pkiEtcd === undefined ? [] : [pkiEtcd]), join, deployer]),
    ...objects(props, ['add-ons', 'desired', 'markers', 'programs', 'public', 'snapshots'], ['markers', 'public', 'snapshots']),
    useKey(props, ['kms:Decrypt', 'kms:GenerateDataKey'], ['s3', 'secretsmanager']),
    ...(volumeArns.length === 0 ? [] : disks(props, volumeArns)),
  ];
  if (issuerBucketArn === undefined) return statements;
  return [...statements, allow(['s3:PutObject'], ISSUER_DOCUMENTS.map((key) => `${issuerBucketArn}/${key}`))];
}

/** The rights of machines that run etcd alone. */
export function etcdRights(props: RightsProps, volumeArns: string[]): Statement[] {
  const { pkiEtcd, pki } = props.secrets;
  return [
    ...everyMachine(props),
    allow(READ_AND_WRITE, pkiEtcd ?? pki),
    ...objects(props, ['desired', 'markers', 'programs', 'snapshots'], ['markers', 'snapshots']),
    useKey(props, ['kms:Decrypt', 'kms:GenerateDataKey'], ['s3', 'secretsmanager']),
    ...disks(props, volumeArns),
  ];
}

/** The rights of workers: to join, and to leave. */
export function workerRights(props: RightsProps): Statement[] {
  return [...everyMachine(props), allow(READ, props.secrets.join), useKey(props, ['kms:Decrypt'], ['secretsmanager'])];
}

// A machine says that it is complete, and people reach it by Session Manager in place of SSH. AWS holds the actions of Session Manager to no resource:
// https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html and
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsessionmanagermessagegatewayservice.html (read 2026-11)
function everyMachine({ clusterName, environment: { partition, region, account } }: RightsProps): Statement[] {
  return [
    allow(['autoscaling:CompleteLifecycleAction'], `arn:${partition}:autoscaling:${region}:${account}:autoScalingGroup:*:autoScalingGroupName/${clusterName}-*`, {
      StringEquals: { [`aws:ResourceTag/${CLUSTER_TAG}`]: clusterName },
    }),
    allow(['ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel'], '*'),
    allow(['ssm:UpdateInstanceInformation'], `arn:${partition}:ec2:${region}:${account}:instance/*`),
  ];
}

// Who may list a bucket is told that an object is not there; others are told that they may not read it.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (read 2026-11). Nobody may delete.
function objects({ bucketArn }: RightsProps, read: string[], write: string[]): Statement[] {
  const below = (prefixes: string[]) => prefixes.map((prefix) => `${bucketArn}/${prefix}/*`);
  return [allow(['s3:ListBucket'], bucketArn), allow(['s3:GetObject'], below(read)), allow(['s3:PutObject'], below(write))];
}

function useKey({ keyArn, environment: { region, dnsSuffix } }: RightsProps, actions: string[], services: string[]): Statement {
  return allow(actions, keyArn, { StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.${dnsSuffix}`) } });
}

// A machine attaches disks of the cluster, to machines of the cluster alone. An encrypted disk needs a grant on the key:
// https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html#ebs-encryption-permissions (read 2026-11)
function disks(props: RightsProps, volumeArns: string[]): Statement[] {
  const { clusterName, keyArn, environment: { partition, region, account, dnsSuffix } } = props;
  const ViaService = { 'kms:ViaService': `ec2.${region}.${dnsSuffix}` };
  return [
    allow(['ec2:AttachVolume'], volumeArns),
    allow(['ec2:AttachVolume'], `arn:${partition}:ec2:${region}:${account}:instance/*`, { StringEquals: { [`aws:ResourceTag/${CLUSTER_TAG}`]: clusterName } }),
    useKey(props, ['kms:Decrypt'], ['ec2']),
    allow(['kms:CreateGrant'], keyArn, { Bool: { 'kms:GrantIsForAWSResource': 'true' }, StringEquals: ViaService }),
  ];
}
