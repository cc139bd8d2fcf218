import { ICluster } from '../../cluster';

/** What a restore does with namespaces, and with what is in them, that are there already. */
export enum RestoreConflict {
  /** Nothing is restored. */
  FAIL = 'FAIL_ON_CONFLICT',
  /** What is there is deleted, with all that is in the namespace, and restored from the backup. */
  DELETE_AND_RESTORE = 'DELETE_AND_RESTORE',
  /** What is there stays, and the rest is restored. */
  KEEP_EXISTING = 'MERGE_SKIP_ON_CONFLICT',
  /** What is there stays but for volumes, which are restored from the backup. */
  REPLACE_VOLUMES = 'MERGE_REPLACE_VOLUME_ON_CONFLICT',
  /** What is there is replaced from the backup. */
  REPLACE_EXISTING = 'MERGE_REPLACE_ON_CONFLICT',
}

/** What a restore does with objects of the whole cluster, such as storage classes and custom resource definitions, that are there already. */
export enum RestoreClusterConflict {
  /** They stay. */
  KEEP_EXISTING = 'USE_EXISTING_VERSION',
  /** They are replaced from the backup. */
  REPLACE_EXISTING = 'USE_BACKUP_VERSION',
}

/** What volumes hold after a restore. */
export enum RestoreVolumes {
  /** New volumes with the data of the backup. */
  FROM_BACKUP = 'RESTORE_VOLUME_DATA_FROM_BACKUP',
  /** The volumes of the time of the backup, with what they hold now. */
  REUSE = 'REUSE_VOLUME_HANDLE_FROM_BACKUP',
  /** New volumes that are empty. */
  EMPTY = 'NO_VOLUME_DATA_RESTORATION',
}

/** How backups are restored. */
export interface ClusterRestoreOptions {
  /**
   * The cluster into which backups are restored; it may be in another region, but not in another project.
   *
   * @default - the cluster that is backed up
   */
  readonly into?: ICluster;
  /**
   * What happens to what is there already.
   *
   * @default RestoreConflict.FAIL
   */
  readonly conflict?: RestoreConflict;
  /**
   * What happens to objects of the whole cluster that are there already.
   *
   * @default RestoreClusterConflict.KEEP_EXISTING
   */
  readonly clusterConflict?: RestoreClusterConflict;
  /**
   * What volumes hold afterwards.
   *
   * @default - RestoreVolumes.FROM_BACKUP where backups hold the data of volumes, else RestoreVolumes.EMPTY
   */
  readonly volumes?: RestoreVolumes;
}
