import { EfsBackupPolicy } from '@cdktf/provider-aws/lib/efs-backup-policy';
import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { EfsFileSystemPolicy } from '@cdktf/provider-aws/lib/efs-file-system-policy';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { checkKnown, checkNotEmpty, checkText, checkUnique } from '../../private/checks';
import { nameFromPath, stableId } from '../../private/names';
import { INetwork } from '../network/network';
import { AwsEnvironment } from '../private/aws-environment';
import { checkTags } from '../private/tags';
import { dataKey } from '../private/data-key';
import { policyOf } from '../private/policy';

/** Properties of `SharedFileSystem`. */
export interface SharedFileSystemProps {
  /** The network: each private subnet gets a mount target. EFS takes one in each zone, so no two private subnets may share a zone. */
  readonly network: INetwork;
  /** The security groups that may mount the file system, such as the one that EKS made for the nodes of a cluster. */
  readonly clientSecurityGroupIds: string[];
  /**
   * The KMS key that encrypts the files. It cannot be changed: another key replaces the file system.
   *
   * @default - a key of its own, which rotates every year
   */
  readonly keyArn?: string;
  /**
   * Tags of everything that is made.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
  /**
   * Whether Terraform may destroy the file system and its key.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

const NFS_PORT = 2049;

/**
 * Files on Amazon EFS that pods of all zones share: encrypted, backed up every day by AWS, with throughput that follows the load, reached
 * over TLS from the clients alone (PE-10, PE-40). The add-on `aws-efs-csi-driver` mounts it: its service account `efs-csi-controller-sa`
 * needs `service-role/AmazonEFSCSIDriverPolicy`.
 *
 * Errors: `security-group-id`, `list-empty`, `key-arn`, `tag`, `value-unknown`.
 */
export class SharedFileSystem extends Construct {
  /** The file system, for a storage class. */
  public readonly fileSystemId: string;
  /** Its ARN. */
  public readonly fileSystemArn: string;
  /** The security group of its mount targets. */
  public readonly securityGroupId: string;
  /** The key that encrypts the files. */
  public readonly keyArn: string;

  constructor(scope: Construct, id: string, props: SharedFileSystemProps) {
    super(scope, id);
    checkClients(props.clientSecurityGroupIds);
    checkKnown(props.network.privateSubnetIds, 'The privateSubnetIds of the network of a SharedFileSystem');
    const preventDestroy = props.deletionProtection !== DeletionProtection.DISABLED;
    const tags = { ...checkTags(props.tags), Name: nameFromPath(this) };
    this.keyArn = dataKey(this, { environment: new AwsEnvironment(this), keyArn: props.keyArn, option: 'SharedFileSystem keyArn', description: 'Shared files', tags, preventDestroy });
    const fileSystem = new EfsFileSystem(this, 'FileSystem', {
      encrypted: true,
      kmsKeyId: this.keyArn,
      performanceMode: 'generalPurpose',
      throughputMode: 'elastic',
      tags,
      lifecycle: { preventDestroy },
    });
    this.node.defaultChild = fileSystem;
    this.fileSystemId = fileSystem.id;
    this.fileSystemArn = fileSystem.arn;
    new EfsBackupPolicy(this, 'Backup', { fileSystemId: this.fileSystemId, backupPolicy: { status: 'ENABLED' } });
    new EfsFileSystemPolicy(this, 'Policy', { fileSystemId: this.fileSystemId, policy: onlyOverTls(this.fileSystemArn) });
    this.securityGroupId = clientsOnly(this, props, tags);
    for (const subnetId of props.network.privateSubnetIds) {
      new EfsMountTarget(this, `MountTarget-${stableId(this, 'subnet', subnetId)}`, { fileSystemId: this.fileSystemId, subnetId, securityGroups: [this.securityGroupId] });
    }
  }
}

function checkClients(ids: string[]): void {
  const option = 'SharedFileSystem clientSecurityGroupIds';
  checkKnown(ids, option);
  checkNotEmpty(ids, { id: 'list-empty', option });
  ids.forEach((id) => checkText(id, { id: 'security-group-id', option, pattern: /^sg-[0-9a-f]{8,17}$/, maxLength: 20, allowed: 'an id that starts with sg-' }));
  checkUnique(ids, { id: 'security-group-id', option });
}

function clientsOnly(scope: Construct, { network, clientSecurityGroupIds }: SharedFileSystemProps, tags: Record<string, string>): string {
  const group = new SecurityGroup(scope, 'SecurityGroup', { vpcId: network.vpcId, description: 'Mount targets of a shared file system', tags });
  for (const client of clientSecurityGroupIds) {
    new VpcSecurityGroupIngressRule(scope, `From-${stableId(scope, 'group', client)}`, {
      securityGroupId: group.id,
      description: 'NFS',
      ipProtocol: 'tcp',
      fromPort: NFS_PORT,
      toPort: NFS_PORT,
      referencedSecurityGroupId: client,
      tags,
    });
  }
  return group.id;
}

// Clients come through a mount target, where the security group decides, and over TLS. Without the first statement nobody could mount
// but by IAM: https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html (read 2026-11)
function onlyOverTls(fileSystemArn: string): string {
  return policyOf([
    {
      Sid: 'ClientsMount',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientRootAccess', 'elasticfilesystem:ClientWrite'],
      Resource: fileSystemArn,
      Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
    },
    { Sid: 'OnlyOverTls', Effect: 'Deny', Principal: { AWS: '*' }, Action: '*', Resource: fileSystemArn, Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ]);
}
