import { Fn, TerraformStack } from 'cdktf';
import { google, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { FakePlatform } from '../support/fake-platform';
import { addGoogleProvider, gkeCluster } from '../support/google';
import { ProblemCase } from './problem-case';

const { BackupContent, ImageTagMutability, MaintenanceDay, MaintenanceExclusion, MaintenanceWindow, NodeAutoProvisioning, RestoreVolumes } = google;
const LIST = Fn.split(',', 'a,b');
const KEY = 'projects/acme-keys/locations/europe-west4/keyRings/a/cryptoKeys/b';
const withGoogle = (build: (stack: TerraformStack) => unknown) => (stack: TerraformStack) => {
  addGoogleProvider(stack);
  build(stack);
};
const cluster = (props: Partial<google.GkePlatformProps>) => withGoogle((stack) => gkeCluster(stack, props));
const repository = (props: Partial<google.ContainerRepositoryProps>) => withGoogle((stack) => new google.ContainerRepository(stack, 'Images', { repositoryName: 'api', location: 'europe-west4', ...props }));
const grant = (member: string) => withGoogle((stack) => new google.ContainerRepository(stack, 'Images', { repositoryName: 'api', location: 'europe-west4' }).grantPullTo(member));
const backup = (props: Partial<google.ClusterBackupProps>) => withGoogle((stack) => new google.ClusterBackup(stack, 'Backup', { cluster: gkeCluster(stack), ...props }));
const fake = (stack: TerraformStack) => new ProductionCluster(stack, 'Fake', { version: KubernetesVersion.V1_34, platform: new FakePlatform() });
const daily = (options: Partial<google.DailyMaintenanceOptions>) => () => void MaintenanceWindow.daily({ startTime: '02:00', durationHours: 6, ...options });
const weekly = (days: string[], durationHours = 6) => () => void MaintenanceWindow.weekly({ days: days as google.MaintenanceDay[], startTime: '02:00', durationHours });
const freeze = (options: Partial<google.MaintenanceExclusionOptions> = {}) => MaintenanceExclusion.noUpgrades({ name: 'freeze', start: '2026-11-20T00:00:00Z', end: '2026-12-02T00:00:00Z', ...options });
const provisioning = (options: Partial<google.NodeAutoProvisioningOptions>) => () => void NodeAutoProvisioning.withLimits({ maxCpu: 100, maxMemoryGib: 400, ...options });
const unknown = (option: string, make: ProblemCase['make']): ProblemCase => ({ title: `${option} that only Terraform knows`, id: 'value-unknown', allowed: 'known when the app is synthesized', fix: `write ${option} out`, make });

/** Mistakes in when GKE may upgrade. */
export const MAINTENANCE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a window under the hours that GKE counts', id: 'maintenance-window', got: '3', allowed: 'from 4 to 24', fix: 'durationHours', make: daily({ durationHours: 3 }) },
  { title: 'a window of more than a day', id: 'maintenance-window', got: '25', allowed: 'from 4 to 24', fix: 'durationHours', make: daily({ durationHours: 25 }) },
  { title: 'a window of half hours', id: 'maintenance-window', got: '4.5', allowed: 'a whole number', fix: 'durationHours', make: daily({ durationHours: 4.5 }) },
  { title: 'a start that is none', id: 'maintenance-window', got: '"24:00"', allowed: 'from 00:00 to 23:59', fix: 'startTime', make: daily({ startTime: '24:00' }) },
  { title: 'a window on no day', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'days', make: weekly([]) },
  { title: 'a day that is none', id: 'maintenance-window', got: '"sunday"', allowed: 'MO, TU', fix: 'days', make: weekly(['sunday']) },
  { title: 'a day twice', id: 'maintenance-window', got: '"SU"', allowed: 'each value once', fix: 'remove the duplicate', make: weekly(['SU', 'SU']) },
  { title: 'a window under the hours that GKE asked for', id: 'maintenance-window-short', got: '"8 hours a week"', allowed: 'at least 12 hours a week', fix: 'add days', make: weekly([MaintenanceDay.SATURDAY, MaintenanceDay.SUNDAY], 4) },
  unknown('MaintenanceWindow.weekly days', weekly(LIST)),
  { title: 'an exclusion without a name', id: 'maintenance-exclusion', got: '""', allowed: 'a name', fix: 'MaintenanceExclusion name', make: () => void freeze({ name: '' }) },
  { title: 'an exclusion from a day on', id: 'maintenance-exclusion', got: '"2026-11-20"', allowed: 'RFC 3339', fix: 'correct start', make: () => void freeze({ start: '2026-11-20' }) },
  { title: 'an exclusion until a day that there is not', id: 'maintenance-exclusion', got: '"2027-02-30T00:00:00Z"', allowed: 'RFC 3339', fix: 'correct end', make: () => void freeze({ end: '2027-02-30T00:00:00Z' }) },
  { title: 'an exclusion that ends before it begins', id: 'maintenance-exclusion', got: '{"start":"2026-11-20T00:00:00Z","end":"2026-11-19T23:30:00Z"}', allowed: 'after the start', fix: 'correct start or end', make: () => void freeze({ end: '2026-11-20T00:30:00+01:00' }) },
  { title: 'an exclusion of more than 90 days', id: 'maintenance-exclusion', got: '{"start":"2026-11-20T00:00:00Z","end":"2027-02-19T00:00:00Z"}', allowed: 'at most 90 days', fix: 'noMinorOrNodeUpgrades', make: () => void freeze({ end: '2027-02-19T00:00:00Z' }) },
  { title: 'two exclusions of one name', id: 'maintenance-exclusion-duplicate', got: '"freeze"', allowed: 'each value once', fix: 'remove the duplicate', make: cluster({ maintenanceExclusions: [freeze(), freeze()] }) },
  {
    title: 'more exclusions than GKE takes', id: 'maintenance-exclusion-limit', got: '21', allowed: 'at most 20', fix: 'remove',
    make: cluster({ maintenanceExclusions: Array.from({ length: 21 }, (_, index) => MaintenanceExclusion.noMinorUpgrades({ name: `e${index}`, start: '2026-11-20T00:00:00Z', end: '2026-12-02T00:00:00Z' })) }),
  },
  { title: 'more exclusions without upgrades than GKE takes', id: 'maintenance-exclusion-limit', got: '4', allowed: 'at most 3', fix: 'remove', make: cluster({ maintenanceExclusions: ['a', 'b', 'c', 'd'].map((name) => freeze({ name })) }) },
  {
    title: 'exclusions that leave no time for upgrades', id: 'maintenance-exclusion-limit', got: '"12 hours"', allowed: 'at least 48 hours in any 92 days', fix: 'open the window for longer',
    make: cluster({ maintenanceWindow: MaintenanceWindow.daily({ startTime: '02:00', durationHours: 6 }), maintenanceExclusions: [freeze({ end: '2027-02-18T00:00:00Z' })] }),
  },
  unknown('maintenanceExclusions', cluster({ maintenanceExclusions: LIST as unknown as google.MaintenanceExclusion[] })),
];

/** Mistakes in the nodes that GKE provisions. */
export const PROVISIONING_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a cluster of no vCPU', id: 'auto-provisioning-limit', got: '0', allowed: 'from 1', fix: 'maxCpu', make: provisioning({ maxCpu: 0 }) },
  { title: 'less than no memory', id: 'auto-provisioning-limit', got: '-1', allowed: 'from 0', fix: 'minMemoryGib', make: provisioning({ minMemoryGib: -1 }) },
  { title: 'a minimum above the maximum', id: 'auto-provisioning-limit', got: '{"min":101,"max":100}', allowed: 'not above the maximum', fix: 'lower NodeAutoProvisioning minCpu', make: provisioning({ minCpu: 101 }) },
  { title: 'no accelerator at most', id: 'auto-provisioning-limit', got: '0', allowed: 'from 1', fix: 'accelerators max', make: provisioning({ accelerators: [{ acceleratorType: 'nvidia-l4', max: 0 }] }) },
  { title: 'an accelerator that is none', id: 'auto-provisioning-option', got: '"NVIDIA L4"', allowed: 'nvidia-l4', fix: 'acceleratorType', make: provisioning({ accelerators: [{ acceleratorType: 'NVIDIA L4', max: 1 }] }) },
  { title: 'an accelerator twice', id: 'auto-provisioning-option', got: '"nvidia-l4"', allowed: 'each value once', fix: 'remove the duplicate', make: provisioning({ accelerators: [1, 2].map((max) => ({ acceleratorType: 'nvidia-l4', max })) }) },
  { title: 'a disk that is too small', id: 'disk-size', got: '9', allowed: 'from 10', fix: 'diskSizeGb', make: provisioning({ diskSizeGb: 9 }) },
  { title: 'a disk that provisioned nodes cannot have', id: 'auto-provisioning-option', got: '"hyperdisk-balanced"', allowed: 'pd-balanced', fix: 'diskType', make: provisioning({ diskType: 'hyperdisk-balanced' as google.ProvisionedDiskType }) },
  { title: 'an image that is deprecated', id: 'auto-provisioning-option', got: '"COS"', allowed: 'COS_CONTAINERD', fix: 'imageType', make: provisioning({ imageType: 'COS' as google.ProvisionedImageType }) },
  { title: 'a key by its version', id: 'key-name', got: `"${KEY}/cryptoKeyVersions/1"`, allowed: 'without a version', fix: 'diskKeyId', make: provisioning({ diskKeyId: `${KEY}/cryptoKeyVersions/1` }) },
  { title: 'an upgrade that can do nothing', id: 'auto-provisioning-option', got: '{"maxSurge":0,"maxUnavailable":0}', allowed: 'above 0', fix: 'set maxSurge to 1', make: provisioning({ maxSurge: 0 }) },
  unknown('NodeAutoProvisioning accelerators', provisioning({ accelerators: LIST as unknown as google.AcceleratorLimit[] })),
];

/** Mistakes in repositories of images on Google Cloud. */
export const GOOGLE_IMAGE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a repository with the name of an image', id: 'repository-name', got: '"payments/api"', allowed: 'the name of an image follows it', fix: 'repositoryName', make: repository({ repositoryName: 'payments/api' }) },
  { title: 'a repository in a zone', id: 'repository-location', got: '"europe-west4-a"', allowed: 'a region', fix: 'location', make: repository({ location: 'europe-west4-a' }) },
  { title: 'a key of another location', id: 'key-location', got: '"europe-west4"', allowed: 'a key of europe', fix: 'of that location', make: repository({ location: 'europe', key: { keyId: KEY } }) },
  { title: 'a key by its name', id: 'key-name', got: '"images"', allowed: 'projects/…', fix: 'ContainerRepository key keyId', make: repository({ key: { keyId: 'images' } }) },
  { title: 'the id of a project for its number', id: 'project-number', got: '"acme-platform"', allowed: 'the number of the project', fix: 'ContainerRepository key projectNumber', make: repository({ key: { keyId: KEY, projectNumber: 'acme-platform' } }) },
  { title: 'tags of a kind that there is not', id: 'image-tag-mutability', got: '"immutable"', allowed: 'IMMUTABLE, MUTABLE', fix: 'imageTagMutability', make: repository({ imageTagMutability: 'immutable' as google.ImageTagMutability }) },
  { title: 'scanning of a kind that there is not', id: 'vulnerability-scanning', got: '"ENABLED"', allowed: 'INHERITED, DISABLED', fix: 'vulnerabilityScanning', make: repository({ vulnerabilityScanning: 'ENABLED' as google.VulnerabilityScanning }) },
  { title: 'images that go at once', id: 'image-lifecycle', got: '0', allowed: 'from 1 to 3650', fix: 'expireUntaggedAfterDays', make: repository({ expireUntaggedAfterDays: 0 }) },
  { title: 'no image kept', id: 'image-lifecycle', got: '0', allowed: 'from 1 to 10000', fix: 'keepNewestImages', make: repository({ keepNewestImages: 0 }) },
  { title: 'an end for tags that cannot go', id: 'image-lifecycle', got: '"IMMUTABLE"', allowed: 'MUTABLE', fix: 'leave expireTaggedAfterDays out', make: repository({ expireTaggedAfterDays: 30 }) },
  { title: 'a label that is none', id: 'resource-label', got: '"Payments"', allowed: 'lower case', fix: 'labels["team"]', make: repository({ labels: { team: 'Payments' }, imageTagMutability: ImageTagMutability.MUTABLE }) },
  { title: 'everybody may pull', id: 'pull-principal', got: '"allUsers"', allowed: 'one principal', fix: 'grantPullTo', make: grant('allUsers') },
  { title: 'an address without its kind may pull', id: 'pull-principal', got: '"build@acme.iam.gserviceaccount.com"', allowed: 'serviceAccount:…', fix: 'grantPullTo', make: grant('build@acme.iam.gserviceaccount.com') },
  {
    title: 'nodes of another cloud pull', id: 'cluster-not-on-gke', got: '"Fake"', allowed: 'google.GkePlatform', fix: 'for such a cluster only',
    make: withGoogle((stack) => new google.ContainerRepository(stack, 'Images', { repositoryName: 'api', location: 'us' }).grantPull(fake(stack))),
  },
];

/** Mistakes in backups of clusters on Google Cloud. */
export const GOOGLE_BACKUP_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a cluster of another cloud', id: 'cluster-not-on-gke', got: '"Fake"', allowed: 'google.GkePlatform', fix: 'for such a cluster only', make: withGoogle((stack) => new google.ClusterBackup(stack, 'Backup', { cluster: fake(stack) })) },
  { title: 'a zone for a region', id: 'gke-location', got: '"europe-west4-a"', allowed: 'the name of a region', fix: 'ClusterBackup region', make: backup({ region: 'europe-west4-a' }) },
  { title: 'a schedule with six fields', id: 'backup-schedule', got: '"cron(0 5 * * ? *)"', allowed: 'five fields', fix: 'ClusterBackup schedule', make: backup({ schedule: 'cron(0 5 * * ? *)' }) },
  { title: 'backups all the time', id: 'backup-schedule', got: '"*/5 * * * *"', allowed: 'at least 10 minutes', fix: 'fewer times', make: backup({ schedule: '*/5 * * * *' }) },
  { title: 'a backup for more than a year', id: 'backup-retention', got: '366', allowed: 'from 1 to 365', fix: 'retentionDays', make: backup({ retentionDays: 366 }) },
  { title: 'more backups than a plan keeps', id: 'backup-retention', got: '35', allowed: 'at most 15 days', fix: 'a second ClusterBackup', make: backup({ schedule: '0 * * * *' }) },
  { title: 'a lock for too long', id: 'backup-retention', got: '91', allowed: 'from 0 to 90', fix: 'deleteLockDays', make: backup({ deleteLockDays: 91 }) },
  { title: 'a lock that is longer than the backup is kept', id: 'backup-retention', got: '{"deleteLockDays":36,"retentionDays":35}', allowed: 'ends before the backup goes', fix: 'lower deleteLockDays', make: backup({ deleteLockDays: 36 }) },
  { title: 'backups of no namespace', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'namespaces', make: backup({ namespaces: [] }) },
  { title: 'a namespace that is none', id: 'namespace-name', got: '"Shop"', allowed: 'a DNS label', fix: 'ClusterBackup namespaces', make: backup({ namespaces: ['Shop'] }) },
  { title: 'a namespace twice', id: 'namespace-duplicate', got: '"shop"', allowed: 'each value once', fix: 'remove the duplicate', make: backup({ namespaces: ['shop', 'shop'] }) },
  { title: 'content that there is not', id: 'backup-content', got: '"pods"', allowed: 'secrets, volume-data', fix: 'ClusterBackup include', make: backup({ include: ['pods' as google.BackupContent] }) },
  { title: 'content twice', id: 'backup-content', got: '"secrets"', allowed: 'each value once', fix: 'remove the duplicate', make: backup({ include: [BackupContent.SECRETS, BackupContent.SECRETS] }) },
  { title: 'a strictness that there is not', id: 'backup-content', got: '"lenient"', allowed: 'strict, permissive', fix: 'ClusterBackup strictness', make: backup({ strictness: 'lenient' as google.BackupStrictness }) },
  { title: 'a key of another region', id: 'key-location', got: '"europe-west4"', allowed: 'a key of europe-west1', fix: 'of that location', make: backup({ region: 'europe-west1', key: { keyId: KEY } }) },
  { title: 'data of volumes that no backup holds', id: 'backup-restore', got: '"RESTORE_VOLUME_DATA_FROM_BACKUP"', allowed: 'with BackupContent.VOLUME_DATA', fix: 'add BackupContent.VOLUME_DATA', make: backup({ include: [], restore: { volumes: RestoreVolumes.FROM_BACKUP } }) },
  { title: 'a conflict that there is not', id: 'backup-restore', got: '"OVERWRITE"', allowed: 'FAIL_ON_CONFLICT', fix: 'restore conflict', make: backup({ restore: { conflict: 'OVERWRITE' as google.RestoreConflict } }) },
  unknown('ClusterBackup include', backup({ include: LIST as google.BackupContent[] })),
];
