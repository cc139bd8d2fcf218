import { GkeBackupRestorePlanRestoreConfig } from '@cdktf/provider-google/lib/gke-backup-restore-plan';
import { checkOneOf, Rule } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { BackupContent, ClusterBackupProps } from '../cluster-backup';
import { RestoreClusterConflict, RestoreConflict, RestoreVolumes } from '../restore-options';
import { chosenNamespaces } from './backup-config';

/** How a plan restores what its backups hold. Objects of the whole cluster come back where they are missing, such as storage classes and definitions of custom resources. */
export function restoreConfig({ namespaces, include = Object.values(BackupContent), restore = {} }: ClusterBackupProps): GkeBackupRestorePlanRestoreConfig {
  const holdsVolumes = include.includes(BackupContent.VOLUME_DATA);
  const { conflict = RestoreConflict.FAIL, clusterConflict = RestoreClusterConflict.KEEP_EXISTING, volumes = holdsVolumes ? RestoreVolumes.FROM_BACKUP : RestoreVolumes.EMPTY } = restore;
  checkOneOf(conflict, rule('conflict'), Object.values(RestoreConflict));
  checkOneOf(clusterConflict, rule('clusterConflict'), Object.values(RestoreClusterConflict));
  checkOneOf(volumes, rule('volumes'), Object.values(RestoreVolumes));
  if (volumes === RestoreVolumes.FROM_BACKUP && !holdsVolumes) {
    fail('backup-restore', { what: 'ClusterBackup restore takes the data of volumes from backups that do not hold it', got: volumes, allowed: 'RestoreVolumes.FROM_BACKUP with BackupContent.VOLUME_DATA', fix: 'add BackupContent.VOLUME_DATA to include, or choose RestoreVolumes.EMPTY' });
  }
  return {
    ...chosenNamespaces(namespaces),
    namespacedResourceRestoreMode: conflict,
    clusterResourceRestoreScope: { allGroupKinds: true },
    clusterResourceConflictPolicy: clusterConflict,
    volumeDataRestorePolicy: volumes,
  };
}

function rule(option: string): Rule {
  return { id: 'backup-restore', option: `ClusterBackup restore ${option}` };
}
