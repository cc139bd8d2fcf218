import { IPlatformControlPlane } from '../../../platform';
import { PlatformFact } from '../../../platform-readiness';
import { backupsOf } from '../../../private/backups';
import { outside } from '../../../private/facts';
import { PAGES } from './duties';

/** What backs up the volumes of a cluster, or what could. */
export function volumeBackups(controlPlane: IPlatformControlPlane): PlatformFact[] {
  const known = backupsOf(controlPlane);
  return known.length > 0 ? known : [outside('PE-15', 'volumes and objects of workloads: aws.VolumeBackup, or AWS Backup for EKS', PAGES.BACKUP)];
}
