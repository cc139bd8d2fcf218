import { BackupPlan, BackupPlanRule } from '@cdktf/provider-aws/lib/backup-plan';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection';
import { BackupVault } from '@cdktf/provider-aws/lib/backup-vault';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { DeletionProtection } from '../../deletion-protection';
import { told } from '../../private/facts';
import { digest, nameFromPath } from '../../private/names';
import { AwsEnvironment } from '../private/aws-environment';
import { attachManagedPolicies, serviceRole } from '../private/service-role';
import { checkTags } from '../private/tags';
import { rememberBackup } from '../../private/backups';
import { VOLUME_TAG } from '../private/volume-tag';
import { backupRules } from './private/backup-rules';
import { dataKey } from '../private/data-key';

/** When a monthly backup moves to cold storage, and when it goes. */
export interface VolumeArchiveOptions {
  /** How many days after its creation the backup moves to cold storage, at least 1. */
  readonly coldStorageAfterDays: number;
  /** How many days after its creation the backup goes: at least 90 more, which AWS asks for in any case, at most 36500. */
  readonly retentionDays: number;
}

/** Properties of `VolumeBackup`. */
export interface VolumeBackupProps {
  /** The cluster whose volumes are backed up. */
  readonly cluster: ICluster;
  /**
   * When the daily backup starts, in UTC, as a cron expression of AWS.
   *
   * @default 'cron(0 5 * * ? *)' - at five in the morning
   */
  readonly schedule?: string;
  /**
   * How many minutes a backup may wait for its start, from 60 to 52560000, before AWS gives it up.
   *
   * @default 60
   */
  readonly startWindowMinutes?: number;
  /**
   * How many minutes after its start a backup may take before AWS gives it up; more than the start window.
   *
   * @default 480
   */
  readonly completionWindowMinutes?: number;
  /**
   * How many days a daily backup is kept, from 1 to 36500.
   *
   * @default 35
   */
  readonly retentionDays?: number;
  /**
   * A backup on the first of each month that moves to cold storage. Where it falls together with the daily one, AWS makes only the one that is kept longer.
   *
   * @default - none
   */
  readonly archive?: VolumeArchiveOptions;
  /**
   * The ARN of another backup vault, of another region or account, that gets a copy of each daily backup, kept as long.
   *
   * @default - no copy
   */
  readonly copyToVaultArn?: string;
  /**
   * The tags of the volumes to back up; a volume must have all of them.
   *
   * @default - `production-cluster/cluster` with the name of the cluster, which the EBS driver gives its volumes
   */
  readonly volumeTags?: Record<string, string>;
  /**
   * The KMS key of the vault, which encrypts copies that come into it. A backup of a volume keeps the key of the volume.
   *
   * @default - a key of its own, which rotates every year
   */
  readonly keyArn?: string;
  /**
   * Tags of the vault, the plan, the key and the role.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
  /**
   * Whether Terraform may destroy the vault and its key. A vault that holds backups is not destroyed in any case.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html (read 2026-11)
const MAX_NAME = 50;

/**
 * Daily backups of the volumes that the EBS driver made for a cluster, with AWS Backup. They hold the volumes, not the objects of
 * Kubernetes that use them (PE-15).
 *
 * Volumes are found by the tag `production-cluster/cluster`, which the EBS driver of a cluster made here gives them. In a cluster that something
 * else made, configure the driver with `VolumeBackup.driverConfiguration(clusterName)`; volumes made before must be tagged by hand.
 * Source: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/tagging.md (read 2026-11)
 *
 * Errors: `backup-schedule`, `backup-window`, `backup-retention`, `backup-vault-arn`, `list-empty`, `key-arn`, `tag`, `value-unknown`.
 */
export class VolumeBackup extends Construct {
  /**
   * The configuration of the add-on `aws-ebs-csi-driver` by which the volumes of a cluster are found, as JSON.
   *
   * @param clusterName the cluster's name
   */
  public static driverConfiguration(clusterName: string): string {
    return JSON.stringify({ controller: { extraVolumeTags: { [VOLUME_TAG]: clusterName } } });
  }

  /** The name of the vault. */
  public readonly vaultName: string;
  /** The ARN of the vault. */
  public readonly vaultArn: string;
  /** The role that makes backups and restores them. */
  public readonly roleArn: string;
  /** The key of the vault. */
  public readonly keyArn: string;

  constructor(scope: Construct, id: string, props: VolumeBackupProps) {
    super(scope, id);
    const tags = checkTags(props.tags);
    const volumeTags = checkTags(props.volumeTags ?? { [VOLUME_TAG]: props.cluster.clusterName });
    const preventDestroy = props.deletionProtection !== DeletionProtection.DISABLED;
    const environment = new AwsEnvironment(this);
    const name = shortName(this);
    const rules = backupRules(props);
    this.keyArn = dataKey(this, { environment, keyArn: props.keyArn, option: 'VolumeBackup keyArn', description: `The backup vault ${name}`, tags, preventDestroy });
    const vault = new BackupVault(this, 'Vault', { name, kmsKeyArn: this.keyArn, forceDestroy: false, tags, lifecycle: { preventDestroy } });
    this.node.defaultChild = vault;
    this.vaultName = vault.name;
    this.vaultArn = vault.arn;
    const rule: BackupPlanRule[] = rules.map((one) => ({ ...one, targetVaultName: this.vaultName }));
    const plan = new BackupPlan(this, 'Plan', { name, rule, tags });
    this.roleArn = this.select(plan.id, environment.partition, volumeTags ?? {}, tags);
    rememberBackup(props.cluster.platformControlPlane, this, `volumes of EBS, retentionDays: ${told(props.retentionDays ?? 35)}`);
  }

  private select(planId: string, partition: string, volumeTags: Record<string, string>, tags?: Record<string, string>): string {
    const role = serviceRole(this, 'Role', { service: 'backup.amazonaws.com', namePrefix: 'volume-backup-', description: 'Backs up and restores the volumes of a cluster', tags });
    const attachments = attachManagedPolicies(this, role, 'Policy-', partition, ['service-role/AWSBackupServiceRolePolicyForBackup', 'service-role/AWSBackupServiceRolePolicyForRestores']);
    new BackupSelection(this, 'Volumes', {
      name: 'volumes',
      planId,
      iamRoleArn: role.arn,
      resources: [`arn:${partition}:ec2:*:*:volume/*`],
      condition: [{ stringEquals: Object.entries(volumeTags).map(([key, value]) => ({ key: `aws:ResourceTag/${key}`, value })) }],
      dependsOn: attachments,
    });
    return role.arn;
  }
}

function shortName(scope: Construct): string {
  const name = nameFromPath(scope);
  return name.length <= MAX_NAME ? name : `${name.slice(0, MAX_NAME - 9)}-${digest(scope, name)}`;
}
