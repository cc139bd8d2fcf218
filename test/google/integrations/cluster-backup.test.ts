import { TerraformStack, TerraformVariable } from 'cdktf';
import { DeletionProtection, google } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { intervalsOf } from '../../../lib/google/integrations/private/cron';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { gkeCluster, inGoogleStack, existingGoogleNetwork } from '../../support/google';
import { idsIn, messageOf } from '../../support/problems';
import { checkResource } from '../provider-rules/check-resource';
import { replacements } from '../provider-rules/replacements';

const PLAN = 'google_gke_backup_backup_plan';
const RESTORE = 'google_gke_backup_restore_plan';
const KEY = 'projects/acme-keys/locations/europe-west1/keyRings/backup/cryptoKeys/backup';
const { BackupContent, BackupStrictness, RestoreClusterConflict, RestoreConflict, RestoreVolumes } = google;
type Props = Partial<google.ClusterBackupProps>;
const make = (stack: TerraformStack, props: Props = {}) => new google.ClusterBackup(stack, 'Backup', { cluster: gkeCluster(stack), ...props });
const backup = (props: Props = {}): Template => inGoogleStack((stack) => make(stack, props));
const planOf = (props: Props = {}) => backup(props).onlyResource(PLAN);
const restoreOf = (props: Props = {}) => backup(props).onlyResource(RESTORE);
const refusal = (props: Props) => idsIn(messageOf(() => backup(props)));

describe('The plan of backups', () => {
  test('is daily, keeps them for 35 days, and holds all that is needed to begin anew', () => {
    const template = backup();

    expect(template.onlyResource(PLAN)).toEqual(expect.objectContaining({
      name: 'production-backup',
      location: 'europe-west4',
      cluster: `\${${addressOf(template, 'google_container_cluster')}.id}`,
      backup_schedule: { cron_schedule: '0 5 * * *' },
      retention_policy: { backup_retain_days: 35 },
      backup_config: { all_namespaces: true, include_secrets: true, include_volume_data: true, permissive_mode: false },
      lifecycle: { prevent_destroy: true },
    }));
  });

  test('says what is asked for', () => {
    const plan = planOf({
      region: 'europe-west1', schedule: '0 */6 * * *', retentionDays: 90, deleteLockDays: 7, namespaces: ['shop', 'payments'], include: [BackupContent.VOLUME_DATA], strictness: BackupStrictness.PERMISSIVE,
      labels: { team: 'platform' }, deletionProtection: DeletionProtection.DISABLED,
    });

    expect(plan).toMatchObject({
      location: 'europe-west1',
      backup_schedule: { cron_schedule: '0 */6 * * *' },
      retention_policy: { backup_retain_days: 90, backup_delete_lock_days: 7 },
      // The provider compares them as a list.
      backup_config: { selected_namespaces: { namespaces: ['payments', 'shop'] }, include_secrets: false, include_volume_data: true, permissive_mode: true },
      labels: { team: 'platform' },
      lifecycle: { prevent_destroy: false },
    });
    expect(plan.backup_config).not.toHaveProperty('all_namespaces');
  });

  test('encrypts with a key of yours, and waits for the right to use it', () => {
    const template = backup({ region: 'europe-west1', key: { keyId: KEY, projectNumber: '123456789012' } });

    expect(template.onlyResource(PLAN).backup_config).toMatchObject({ encryption_key: { gcp_kms_encryption_key: KEY } });
    expect(only(template, 'google_kms_crypto_key_iam_member', 'Backup')).toMatchObject({
      crypto_key_id: KEY, role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter', member: 'serviceAccount:service-123456789012@gcp-sa-gkebackup.iam.gserviceaccount.com',
    });
    expect(dependsOn(template.onlyResource(PLAN))).toEqual([addressOf(template, 'google_kms_crypto_key_iam_member', 'Backup')]);
  });

  test('may say what only Terraform knows', () => {
    const template = inGoogleStack((stack) => {
      const text = (id: string) => new TerraformVariable(stack, id, {}).stringValue;
      const retentionDays = new TerraformVariable(stack, 'days', { type: 'number' }).numberValue;
      make(stack, { schedule: text('schedule'), region: text('region'), retentionDays, deleteLockDays: 7, strictness: text('strictness') as google.BackupStrictness });
    });

    expect(template.onlyResource(PLAN)).toMatchObject({
      location: '${var.region}', backup_schedule: { cron_schedule: '${var.schedule}' }, retention_policy: { backup_retain_days: '${var.days}', backup_delete_lock_days: 7 }, backup_config: { permissive_mode: '${(var.strictness == "permissive")}' },
    });
  });
});

describe('The plan to restore', () => {
  test('is made with the first, and never writes over what is there', () => {
    const template = backup({ region: 'europe-west1' });

    expect(template.onlyResource(RESTORE)).toEqual(expect.objectContaining({
      name: 'production-backup',
      location: 'europe-west4',
      cluster: `\${${addressOf(template, 'google_container_cluster')}.id}`,
      backup_plan: `\${${addressOf(template, PLAN)}.id}`,
      restore_config: {
        all_namespaces: true, namespaced_resource_restore_mode: 'FAIL_ON_CONFLICT', cluster_resource_restore_scope: { all_group_kinds: true }, cluster_resource_conflict_policy: 'USE_EXISTING_VERSION',
        volume_data_restore_policy: 'RESTORE_VOLUME_DATA_FROM_BACKUP',
      },
    }));
  });

  test('says what is asked for', () => {
    const restore = { conflict: RestoreConflict.DELETE_AND_RESTORE, clusterConflict: RestoreClusterConflict.REPLACE_EXISTING, volumes: RestoreVolumes.REUSE };

    expect(restoreOf({ namespaces: ['shop'], restore }).restore_config).toMatchObject({
      selected_namespaces: { namespaces: ['shop'] }, namespaced_resource_restore_mode: 'DELETE_AND_RESTORE', cluster_resource_conflict_policy: 'USE_BACKUP_VERSION', volume_data_restore_policy: 'REUSE_VOLUME_HANDLE_FROM_BACKUP',
    });
  });

  test('makes empty volumes where backups hold no data of volumes, and refuses to take it from them', () => {
    expect(restoreOf({ include: [BackupContent.SECRETS] }).restore_config).toMatchObject({ volume_data_restore_policy: 'NO_VOLUME_DATA_RESTORATION' });
    expect(refusal({ include: [], restore: { volumes: RestoreVolumes.FROM_BACKUP } })).toEqual(['backup-restore']);
  });

  test('may be for another cluster, and is then of its region', () => {
    const template = inGoogleStack((stack) => {
      const other = new TerraformStack(stack.node.root, 'other');
      const network = existingGoogleNetwork(other, { region: 'europe-west1', subnetworkId: 'projects/acme-platform/regions/europe-west1/subnetworks/shared' });
      const cluster = gkeCluster(stack);
      const into = gkeCluster(other, { region: 'europe-west1', network });
      new google.ClusterBackup(stack, 'Backup', { cluster, restore: { into } });
    });

    expect(template.onlyResource(PLAN).location).toBe('europe-west4');
    expect(template.onlyResource(RESTORE).location).toBe('europe-west1');
  });
});

describe('How often a schedule runs', () => {
  test.each([
    ['0 5 * * *', 1440, 1440],
    ['*/15 * * * *', 15, 15],
    ['5/20 * * * *', 20, 20],
    ['0 */6 * * *', 360, 360],
    ['0 1,13 * * *', 720, 720],
    ['50,59 23 * * *', 9, 1431],
    ['0-30/10 0 * * *', 10, 1410],
    ['0,55 * * * *', 5, 55],
    ['0 5 * * 1', 1440, undefined],
    ['0 5,6 1 * *', 60, undefined],
    ['0 5 * JAN-MAR SUN', 1440, undefined],
  ])('%s', (cron, shortest, longest) => {
    expect(intervalsOf(cron)).toEqual(longest === undefined ? { shortest } : { shortest, longest });
  });

  test.each(['', '0 5 * *', '0 5 * * * *', '60 5 * * *', '0 24 * * *', '0 5 0 * *', '0 5 * 13 *', '0 5 * * 8', '*/0 5 * * *', '5-1 5 * * *', '0 5 * * FRIDAY', '@daily', '0  5 * *', '*-5 * * * *', 'a b c d e', '0 5 JAN * *', ', 5 * * *'])('not at all: %j', (cron) => {
    expect(intervalsOf(cron)).toBeUndefined();
  });

  test.each([
    ['daily', '0 5 * * *', 360],
    ['hourly', '0 * * * *', 15],
    ['weekly', '0 5 * * 0', 365],
  ])('limits for how long %s backups are kept', (_, schedule, days) => {
    expect(planOf({ schedule, retentionDays: days }).retention_policy).toEqual({ backup_retain_days: days });
    expect(refusal({ schedule, retentionDays: days + 1 })).toEqual(['backup-retention']);
  });
});

describe('The provider', () => {
  const full: Props = { region: 'europe-west1', key: { keyId: KEY, projectNumber: '123456789012' }, deleteLockDays: 7, namespaces: ['shop'], labels: { team: 'a' } };

  test.each([['the least', {}], ['all', full]])('takes what is written: %s', (_, props) => {
    const template = backup(props);

    expect(checkResource(PLAN, template.onlyResource(PLAN))).toEqual([]);
    expect(checkResource(RESTORE, template.onlyResource(RESTORE))).toEqual([]);
  });

  test('replaces nothing on a change of what and when, and both plans on one of where', () => {
    const plans = (props: Props) => {
      const template = backup(props);
      return { ...template.resourcesOfType(PLAN), ...template.resourcesOfType(RESTORE) };
    };

    expect(replacements(plans({}), plans({ ...full, region: undefined, key: undefined, schedule: '0 1 * * *', retentionDays: 7, restore: { conflict: RestoreConflict.KEEP_EXISTING } }))).toEqual({});
    expect(Object.values(replacements(plans({}), plans({ region: 'europe-west1' })))).toEqual([['location'], ['backup_plan']]);
  });
});
