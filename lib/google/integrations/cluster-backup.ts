import { GkeBackupBackupPlan } from '@cdktf/provider-google/lib/gke-backup-backup-plan';
import { GkeBackupRestorePlan } from '@cdktf/provider-google/lib/gke-backup-restore-plan';
import { Construct } from 'constructs';
import { ICluster } from '../../cluster';
import { DeletionProtection } from '../../deletion-protection';
import { rememberBackup } from '../../private/backups';
import { checkOneOf } from '../../private/checks';
import { told } from '../../private/facts';
import { GkeParts } from '../gke-parts';
import { googleName } from '../private/google-name';
import { checkLabels } from '../private/labels';
import { checkRegion } from '../private/region';
import { CustomerKey } from './customer-key';
import { backupRules } from './private/backup-config';
import { letUseKey } from './private/key-use';
import { restoreConfig } from './private/restore-config';
import { ClusterRestoreOptions } from './restore-options';

/** What backups hold besides the objects of Kubernetes. */
export enum BackupContent {
  /** Secrets. They are encrypted, as all of a backup is; with `key` by a key of yours. */
  SECRETS = 'secrets',
  /** The data of volumes on Persistent Disk. */
  VOLUME_DATA = 'volume-data',
}

/** What a backup does when it finds objects that cannot be restored as they are, such as those that a webhook of the cluster guards. */
export enum BackupStrictness {
  /** It fails, so that somebody looks. */
  STRICT = 'strict',
  /** It goes on. */
  PERMISSIVE = 'permissive',
}

/** Properties of `ClusterBackup`. */
export interface ClusterBackupProps {
  /** The cluster that is backed up, with the add-on for backups, which clusters made here have. */
  readonly cluster: ICluster;
  /**
   * The region in which backups are kept. Another one than the cluster's survives the loss of the region. It cannot be changed: another region replaces the plan.
   *
   * @default - the region of the cluster
   */
  readonly region?: string;
  /**
   * When a backup starts, in UTC, as a cron expression of five fields, at least 10 minutes apart.
   *
   * @default '0 5 * * *' - at five in the morning
   */
  readonly schedule?: string;
  /**
   * How many days a backup is kept, from 1 to 365, and no more than 360 backups: with daily ones 360 days, with hourly ones 15.
   *
   * @default 35
   */
  readonly retentionDays?: number;
  /**
   * For how many days nobody can delete a backup, whatever rights they have, from 0 to 90, and no longer than it is kept. The plan cannot be destroyed before.
   *
   * @default 0
   */
  readonly deleteLockDays?: number;
  /**
   * The namespaces that are backed up and restored.
   *
   * @default - all
   */
  readonly namespaces?: string[];
  /**
   * What backups hold besides the objects of Kubernetes.
   *
   * @default - secrets and the data of volumes
   */
  readonly include?: BackupContent[];
  /**
   * What a backup does with objects that cannot be restored as they are.
   *
   * @default BackupStrictness.STRICT
   */
  readonly strictness?: BackupStrictness;
  /**
   * A key of yours, of the region of the backups, that encrypts them. Volumes that have a key of yours keep it in backups, and it must be one that
   * Google's service agent may use, too: https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/concepts/about-cmek
   *
   * @default - a key of Google
   */
  readonly key?: CustomerKey;
  /**
   * How backups are restored. The plan for it is made now, so that nobody has to think of it on the day when it is needed.
   *
   * @default - into the same cluster, and not over what is there
   */
  readonly restore?: ClusterRestoreOptions;
  /**
   * Labels of the plans and of the backups.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
  /**
   * Whether Terraform may destroy the plan. A plan that has backups is not destroyed in any case.
   *
   * @default DeletionProtection.ENABLED
   */
  readonly deletionProtection?: DeletionProtection;
}

/**
 * Daily backups of a cluster with Backup for GKE: the objects of Kubernetes and the data of volumes, and a plan by which they are restored (PE-15):
 * `gcloud beta container backup-restore restores create … --restore-plan … --backup …`.
 *
 * Errors: `cluster-not-on-gke`, `gke-location`, `backup-schedule`, `backup-retention`, `backup-content`, `backup-restore`, `namespace-name`, `namespace-duplicate`,
 * `list-empty`, `key-name`, `key-location`, `project-number`, `resource-label`, `value-unknown`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/concepts/backup-for-gke (read 2026-11), and the provider's `google_gke_backup_*` 6.50.0
 */
export class ClusterBackup extends Construct {
  /** The id of the backup plan: `projects/…/locations/…/backupPlans/…`. */
  public readonly backupPlanId: string;
  /** The id of the restore plan: `projects/…/locations/…/restorePlans/…`. */
  public readonly restorePlanId: string;

  constructor(scope: Construct, id: string, props: ClusterBackupProps) {
    super(scope, id);
    const source = GkeParts.of(props.cluster);
    const { region = source.region, strictness = BackupStrictness.STRICT } = props;
    checkRegion(region, 'ClusterBackup region');
    checkOneOf(strictness, { id: 'backup-content', option: 'ClusterBackup strictness' }, Object.values(BackupStrictness));
    const labels = checkLabels(props.labels);
    const name = googleName(this);
    const rules = backupRules(props);
    const restore = restoreConfig(props);
    const dependsOn = letUseKey(this, { option: 'ClusterBackup key', agent: 'gcp-sa-gkebackup', location: region }, props.key);
    const lifecycle = { preventDestroy: props.deletionProtection !== DeletionProtection.DISABLED };
    const plan = new GkeBackupBackupPlan(this, 'Plan', { name, location: region, cluster: source.clusterId, ...rules, labels, dependsOn, lifecycle });
    this.node.defaultChild = plan;
    this.backupPlanId = plan.id;
    rememberBackup(props.cluster.platformControlPlane, this, `ClusterBackup: objects and volumes, kept for ${told(props.retentionDays ?? 35)} days`);
    const target = props.restore?.into === undefined ? source : GkeParts.of(props.restore.into);
    this.restorePlanId = new GkeBackupRestorePlan(this, 'RestorePlan', {
      name, location: target.region, cluster: target.clusterId, backupPlan: plan.id, restoreConfig: restore, labels,
    }).id;
  }
}
