import { GkeBackupBackupPlanConfig } from '@cdktf/provider-google/lib/gke-backup-backup-plan';
import { checkInteger, checkKnown, checkNotEmpty, checkOneOf, checkText, checkUnique, unknown } from '../../../private/checks';
import { DNS_LABEL } from '../../../private/labels';
import { fail } from '../../../private/problem';
import { BackupContent, BackupStrictness, ClusterBackupProps } from '../cluster-backup';
import { intervalsOf } from './cron';
import { isEqual } from './is-equal';

/** What a backup plan says besides its name and place. */
export type BackupRules = Pick<GkeBackupBackupPlanConfig, 'backupSchedule' | 'retentionPolicy' | 'backupConfig'>;

// The provider's documentation of `retention_policy`, 6.50.0
const MAX_RETENTION = 365;
const MAX_LOCK = 90;
const MAX_BACKUPS = 360;
// https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/how-to/backup-schedule (read 2026-11)
const MIN_INTERVAL = 10;
const DAY_MINUTES = 1440;

/** The rules of a plan, from what the user asks for. */
export function backupRules(props: ClusterBackupProps): BackupRules {
  const { schedule = '0 5 * * *', retentionDays = 35, deleteLockDays } = props;
  checkInteger(retentionDays, { id: 'backup-retention', option: 'ClusterBackup retentionDays' }, 1, MAX_RETENTION);
  checkSchedule(schedule, retentionDays);
  if (deleteLockDays !== undefined) checkLock(deleteLockDays, retentionDays);
  return {
    backupSchedule: { cronSchedule: schedule },
    retentionPolicy: { backupRetainDays: retentionDays, ...(deleteLockDays !== undefined && { backupDeleteLockDays: deleteLockDays }) },
    backupConfig: contentOf(props),
  };
}

/** The namespaces in an order that does not depend on how they were given: the provider compares them as a list. */
export function chosenNamespaces(namespaces?: string[]): { allNamespaces: true } | { selectedNamespaces: { namespaces: string[] } } {
  if (namespaces === undefined) return { allNamespaces: true };
  if (unknown(namespaces)) return { selectedNamespaces: { namespaces } };
  const option = 'ClusterBackup namespaces';
  checkNotEmpty(namespaces, { id: 'list-empty', option });
  namespaces.forEach((namespace) => checkText(namespace, { id: 'namespace-name', option, pattern: DNS_LABEL, maxLength: 63, allowed: 'a DNS label: at most 63 lower case letters, digits and -' }));
  checkUnique(namespaces, { id: 'namespace-duplicate', option });
  return { selectedNamespaces: { namespaces: [...namespaces.filter((one) => !unknown(one)).sort(), ...namespaces.filter(unknown)] } };
}

function contentOf({ namespaces, include = Object.values(BackupContent), strictness = BackupStrictness.STRICT, key }: ClusterBackupProps) {
  const rule = { id: 'backup-content', option: 'ClusterBackup include' } as const;
  checkKnown(include, rule.option);
  include.forEach((content) => checkOneOf(content, rule, Object.values(BackupContent)));
  checkUnique(include, rule);
  return {
    ...chosenNamespaces(namespaces),
    includeSecrets: include.includes(BackupContent.SECRETS),
    includeVolumeData: include.includes(BackupContent.VOLUME_DATA),
    permissiveMode: isEqual(strictness, BackupStrictness.PERMISSIVE),
    ...(key !== undefined && { encryptionKey: { gcpKmsEncryptionKey: key.keyId } }),
  };
}

function checkLock(lock: number, retention: number): void {
  checkInteger(lock, { id: 'backup-retention', option: 'ClusterBackup deleteLockDays' }, 0, MAX_LOCK);
  if (unknown(lock) || unknown(retention) || lock <= retention) return;
  fail('backup-retention', {
    what: 'ClusterBackup deleteLockDays is longer than retentionDays', got: { deleteLockDays: lock, retentionDays: retention }, allowed: 'a lock that ends before the backup goes', fix: 'raise retentionDays, or lower deleteLockDays',
  });
}

function checkSchedule(schedule: string, retention: number): void {
  if (unknown(schedule)) return;
  const intervals = typeof schedule === 'string' ? intervalsOf(schedule) : undefined;
  if (intervals === undefined) {
    return fail('backup-schedule', { what: 'ClusterBackup schedule is no cron expression', got: schedule, allowed: 'five fields in UTC: minute, hour, day of the month, month, day of the week, such as 0 5 * * *', fix: 'correct ClusterBackup schedule' });
  }
  if (intervals.shortest < MIN_INTERVAL) {
    fail('backup-schedule', { what: 'ClusterBackup schedule runs too often', got: schedule, allowed: `at least ${MIN_INTERVAL} minutes between two backups`, fix: 'choose fewer times' });
  }
  checkNumber(retention, intervals.longest);
}

// A plan keeps 360 backups at most.
function checkNumber(retention: number, interval?: number): void {
  if (interval === undefined || unknown(retention)) return;
  const most = Math.floor((MAX_BACKUPS * interval) / DAY_MINUTES);
  if (retention <= most) return;
  fail('backup-retention', {
    what: `ClusterBackup retentionDays keeps more than ${MAX_BACKUPS} backups of this schedule`, got: retention, allowed: `at most ${most} days with this schedule`, fix: 'lower retentionDays, or make backups less often: a second ClusterBackup may be kept for longer',
  });
}
