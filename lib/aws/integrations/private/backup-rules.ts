import { BackupPlanRule } from '@cdktf/provider-aws/lib/backup-plan';
import { checkInteger, checkKnown, checkText, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { VolumeArchiveOptions, VolumeBackupProps } from '../volume-backup';

// https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html and API_Lifecycle.html (read 2026-11);
// the longest retention is AWS's own message: "DeleteAfterDays cannot be less than 1 or more than 36500 days"
const MIN_START_MINUTES = 60;
const MAX_MINUTES = 52_560_000;
const MAX_DAYS = 36_500;
const COLD_DAYS = 90;
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html: six fields (read 2026-11)
const CRON = /^cron\((\S+ ){5}\S+\)$/;

/** A rule without its vault. */
export type RuleOfAnyVault = Omit<BackupPlanRule, 'targetVaultName'>;

/** The rules of a plan, from what the user asks for. */
export function backupRules(props: VolumeBackupProps): RuleOfAnyVault[] {
  const { schedule = 'cron(0 5 * * ? *)', retentionDays = 35, copyToVaultArn, volumeTags, archive } = props;
  checkText(schedule, { id: 'backup-schedule', option: 'VolumeBackup schedule', pattern: CRON, maxLength: 100, allowed: 'cron(…) with six fields, such as cron(0 5 * * ? *)' });
  checkInteger(retentionDays, { id: 'backup-retention', option: 'VolumeBackup retentionDays' }, 1, MAX_DAYS);
  checkVolumeTags(volumeTags);
  const windows = checkWindows(props);
  const lifecycle = { deleteAfter: retentionDays };
  const daily = { ruleName: 'daily', schedule, ...windows, lifecycle, copyAction: copyToVaultArn === undefined ? undefined : [{ destinationVaultArn: checkVault(copyToVaultArn), lifecycle }] };
  return archive === undefined ? [daily] : [daily, { ruleName: 'monthly', schedule: 'cron(0 5 1 * ? *)', ...windows, lifecycle: archiveLifecycle(archive) }];
}

function checkWindows({ startWindowMinutes: startWindow = 60, completionWindowMinutes: completionWindow = 480 }: VolumeBackupProps) {
  checkInteger(startWindow, { id: 'backup-window', option: 'VolumeBackup startWindowMinutes' }, MIN_START_MINUTES, MAX_MINUTES);
  checkInteger(completionWindow, { id: 'backup-window', option: 'VolumeBackup completionWindowMinutes' }, MIN_START_MINUTES, MAX_MINUTES);
  if (!unknown(startWindow) && !unknown(completionWindow) && completionWindow <= startWindow) {
    fail('backup-window', {
      what: 'VolumeBackup completionWindowMinutes is not longer than startWindowMinutes',
      got: { startWindowMinutes: startWindow, completionWindowMinutes: completionWindow },
      allowed: 'more minutes to complete than to start',
      fix: 'raise completionWindowMinutes, or lower startWindowMinutes',
    });
  }
  return { startWindow, completionWindow };
}

function archiveLifecycle({ coldStorageAfterDays: coldStorageAfter, retentionDays: deleteAfter }: VolumeArchiveOptions) {
  checkInteger(coldStorageAfter, { id: 'backup-retention', option: 'VolumeBackup archive coldStorageAfterDays' }, 1, MAX_DAYS - COLD_DAYS);
  checkInteger(deleteAfter, { id: 'backup-retention', option: 'VolumeBackup archive retentionDays' }, 1, MAX_DAYS);
  if (!unknown(coldStorageAfter) && !unknown(deleteAfter) && deleteAfter < coldStorageAfter + COLD_DAYS) {
    fail('backup-retention', {
      what: 'VolumeBackup archive retentionDays is too short: what moves to cold storage stays there for 90 days',
      got: deleteAfter,
      allowed: `at least ${coldStorageAfter + COLD_DAYS} days, 90 more than coldStorageAfterDays`,
      fix: 'raise retentionDays, lower coldStorageAfterDays, or leave archive out',
    });
  }
  return { coldStorageAfter, deleteAfter, optInToArchiveForSupportedResources: true };
}

function checkVault(arn: string): string {
  checkText(arn, {
    id: 'backup-vault-arn', option: 'VolumeBackup copyToVaultArn', pattern: /^arn:aws[a-z-]*:backup:[a-z0-9-]+:\d{12}:backup-vault:[a-zA-Z0-9_-]{2,50}$/, maxLength: 2048, allowed: 'the ARN of a backup vault, such as arn:aws:backup:eu-central-1:111122223333:backup-vault:copies',
  });
  return arn;
}

// Without a condition all volumes of the account would be backed up.
function checkVolumeTags(tags?: Record<string, string>): void {
  if (tags === undefined) return;
  checkKnown(tags, 'VolumeBackup volumeTags');
  if (Object.keys(tags).length > 0) return;
  fail('list-empty', { what: 'VolumeBackup volumeTags is empty, so that every volume of the account would be backed up', got: tags, allowed: 'at least one tag', fix: 'name a tag, or leave volumeTags out' });
}
