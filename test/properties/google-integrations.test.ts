import { ContainerCluster } from '@cdktf/provider-google/lib/container-cluster';
import { TerraformStack } from 'cdktf';
import { Acknowledgement, DeletionProtection, google, HAControlPlane, ICluster, KubernetesVersion } from 'cdktf-production-cluster';
import fc, { Arbitrary } from 'fast-check';
import { renderAutoProvisioning } from '../../lib/google/private/auto-provisioning';
import { renderMaintenance } from '../../lib/google/private/maintenance';
import { addGoogleProvider, existingGoogleNetwork, NODES_ACCOUNT, REGION } from '../support/google';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';

const KEY = 'projects/acme-keys/locations/europe-west4/keyRings/a/cryptoKeys/b';
const labels = map(['team', 'cost-centre', 'é'], ['payments', '', 'x'.repeat(63)]);
const deletionProtection = fc.constantFrom(...Object.values(DeletionProtection));
const key = struct<google.CustomerKey>({ keyId: text(KEY), projectNumber: text('123456789012') }, ['keyId']);
const keyValues = (given?: google.CustomerKey) => [given?.keyId, given?.projectNumber];
const oneOf = <T extends string>(values: Record<string, T>) => mostly(fc.constantFrom(...Object.values(values)), text('something') as Arbitrary<T>);
const listOf = <T extends string>(values: Record<string, T>) => list(...Object.values(values)) as Arbitrary<T[]>;

// The cheapest cluster there is.
function clusterOn(stack: TerraformStack): ICluster {
  const platform = new google.ExistingGkePlatform({ region: REGION, projectId: 'acme-platform', network: existingGoogleNetwork(stack), nodeServiceAccountEmail: NODES_ACCOUNT });
  return HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', { clusterName: 'existing', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform });
}

function withPolicy(stack: TerraformStack, window?: google.MaintenanceWindow, exclusions?: google.MaintenanceExclusion[]): void {
  addGoogleProvider(stack);
  new ContainerCluster(stack, 'Cluster', { name: 'cluster', maintenancePolicy: renderMaintenance(window, exclusions) });
}

const acknowledge = fc.constantFrom<Acknowledgement[]>([{ id: 'maintenance-window-short', reason: 'a small cluster' }], []);
const hours = { startTime: text('00:00', '02:30', '23:59'), durationHours: number(4, 24), acknowledge };

test('DailyMaintenanceOptions', () => {
  survives(struct<google.DailyMaintenanceOptions>(hours, ['startTime', 'durationHours']), (stack, given) => {
    withPolicy(stack, google.MaintenanceWindow.daily(given));
    return [given.startTime];
  });
});

test('WeeklyMaintenanceOptions', () => {
  survives(struct<google.WeeklyMaintenanceOptions>({ days: listOf(google.MaintenanceDay), ...hours }, ['days', 'startTime', 'durationHours']), (stack, given) => {
    withPolicy(stack, google.MaintenanceWindow.weekly(given));
    return [given.startTime, given.days];
  });
});

test('MaintenanceExclusionOptions', () => {
  const { noUpgrades, noMinorUpgrades, noMinorOrNodeUpgrades } = google.MaintenanceExclusion;
  const times = { start: text('2026-11-20T00:00:00Z', '2026-12-01T00:00:00Z'), end: text('2026-12-10T12:30:00Z', '2027-01-02T00:00:00Z', '2027-02-01T00:00:00Z') };
  const options = struct<google.MaintenanceExclusionOptions>({ name: text('freeze', 'sales'), ...times }, ['name', 'start', 'end']);
  const one = fc.tuple(fc.constantFrom(noUpgrades, noMinorUpgrades, noMinorOrNodeUpgrades), options);

  survives(fc.array(one, { minLength: 1, maxLength: 3 }), (stack, given) => {
    withPolicy(stack, undefined, given.map(([factory, exclusion]) => factory(exclusion)));
    return given.map(([, { name, start, end }]) => [name, start, end]);
  });
});

test('NodeAutoProvisioningOptions and AcceleratorLimit', () => {
  const limit = struct<google.AcceleratorLimit>({ acceleratorType: text('nvidia-l4', 'nvidia-tesla-t4', 'nvidia-h100-80gb'), max: number(1, 100), min: number(0, 1) }, ['acceleratorType', 'max']);
  const options = struct<google.NodeAutoProvisioningOptions>(
    {
      maxCpu: number(50, 5000), maxMemoryGib: number(50, 50_000), minCpu: number(0, 50), minMemoryGib: number(0, 50), accelerators: fc.array(limit, { maxLength: 2 }), diskSizeGb: number(10, 65_536),
      diskType: oneOf(google.ProvisionedDiskType), diskKeyId: text(KEY), imageType: oneOf(google.ProvisionedImageType), maxSurge: number(1, 20), maxUnavailable: number(0, 20),
    },
    ['maxCpu', 'maxMemoryGib'],
  );

  survives(options, (stack, given) => {
    addGoogleProvider(stack);
    const clusterAutoscaling = renderAutoProvisioning(google.NodeAutoProvisioning.withLimits(given), { serviceAccountEmail: NODES_ACCOUNT });
    new ContainerCluster(stack, 'Cluster', { name: 'cluster', clusterAutoscaling });
    const { accelerators = [], ...rest } = given;
    return [Object.values(rest), accelerators.map((one) => Object.values(one))];
  });
});

test('ContainerRepositoryProps and CustomerKey', () => {
  const props = struct<google.ContainerRepositoryProps>(
    {
      repositoryName: text('api', 'payments-2'),
      location: text(REGION),
      key,
      imageTagMutability: oneOf(google.ImageTagMutability),
      expireUntaggedAfterDays: number(1, 3650),
      expireTaggedAfterDays: number(1, 3650),
      keepNewestImages: number(1, 10_000),
      vulnerabilityScanning: oneOf(google.VulnerabilityScanning),
      labels,
      deletionProtection,
    },
    ['repositoryName', 'location'],
  );

  survives(fc.tuple(props, text('group:builders@example.com', 'serviceAccount:build@acme.iam.gserviceaccount.com')), (stack, [given, member]) => {
    addGoogleProvider(stack);
    const repository = new google.ContainerRepository(stack, 'Images', given);
    repository.grantPullTo(member);
    repository.grantPull(clusterOn(stack));
    return [given.repositoryName, given.location, keyValues(given.key), given.expireUntaggedAfterDays, given.expireTaggedAfterDays, given.keepNewestImages, given.vulnerabilityScanning, given.labels, member];
  });
});

test('ClusterBackupProps and ClusterRestoreOptions', () => {
  const restore = struct<Omit<google.ClusterRestoreOptions, 'into'>>({ conflict: oneOf(google.RestoreConflict), clusterConflict: oneOf(google.RestoreClusterConflict), volumes: oneOf(google.RestoreVolumes) });
  const props = struct<Omit<google.ClusterBackupProps, 'cluster'>>({
    region: text(REGION), schedule: text('0 5 * * *', '*/30 1-4 * * MON-FRI', '0 0 1 * *'), retentionDays: number(30, 300), deleteLockDays: number(1, 30), namespaces: list('shop', 'payments', 'a'),
    include: listOf(google.BackupContent), strictness: oneOf(google.BackupStrictness), key, restore, labels, deletionProtection,
  });

  survives(props, (stack, given) => {
    addGoogleProvider(stack);
    new google.ClusterBackup(stack, 'Backup', { cluster: clusterOn(stack), ...given });
    return [given.region, given.schedule, given.retentionDays, given.deleteLockDays, given.namespaces, keyValues(given.key), Object.values(given.restore ?? {}), given.labels];
  });
});
