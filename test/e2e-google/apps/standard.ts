import { TerraformStack } from 'cdktf';
import { google, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { addPools, Day } from './pools';

const REGION = 'europe-west4';
const PROJECT_NUMBER = '123456789012';

/** A Standard cluster in a network of its own, with pools of every kind and all that can stand beside it. */
export function standard(stack: TerraformStack, day: Day): ProductionCluster {
  const first = day === 1;
  const network = new google.Network(stack, 'Network', {
    region: REGION,
    largestCluster: { nodes: 1000 },
    nat: first ? google.CloudNat.automatic() : google.CloudNat.automatic({ minPortsPerNode: 128 }),
    flowLogs: first ? undefined : { sampling: 0.1, interval: google.FlowLogInterval.ONE_MINUTE },
  });
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: first ? KubernetesVersion.V1_33 : KubernetesVersion.V1_34,
    platform: new google.GkePlatform({ ...(first ? FIRST : SECOND), region: REGION, projectNumber: PROJECT_NUMBER, network }),
  });
  addPools(cluster, day);
  new google.ClusterBackup(stack, 'Backup', { cluster, retentionDays: first ? 30 : 60 });
  const repository = new google.ContainerRepository(stack, 'Images', { repositoryName: 'payments', location: REGION, expireUntaggedAfterDays: first ? 14 : 7 });
  repository.grantPull(cluster);
  if (!first) repository.grantPullTo('group:developers@acme.com');
  return cluster;
}

const FIRST: Partial<google.GkePlatformProps> = { labels: { team: 'platform' } };

const SECOND: Partial<google.GkePlatformProps> = {
  labels: { team: 'platform', stage: 'production' },
  endpointAccess: google.EndpointAccess.dnsName(),
  releaseChannel: google.ReleaseChannel.STABLE,
  maintenanceWindow: google.MaintenanceWindow.daily({ startTime: '02:00', durationHours: 6 }),
  maintenanceExclusions: [google.MaintenanceExclusion.noMinorUpgrades({ name: 'season', start: '2027-11-20T00:00:00Z', end: '2027-12-27T00:00:00Z' })],
  securityGroup: 'gke-security-groups@acme.com',
  upgradeNotificationTopic: 'projects/acme-platform/topics/upgrades',
  logComponents: [google.LogComponent.SYSTEM_COMPONENTS, google.LogComponent.WORKLOADS],
  csiDrivers: [google.CsiDriver.FILESTORE, google.CsiDriver.CLOUD_STORAGE],
  nodeAutoProvisioning: google.NodeAutoProvisioning.withLimits({ maxCpu: 200, maxMemoryGib: 800 }),
};
