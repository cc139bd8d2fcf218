import { TerraformStack } from 'cdktf';
import { Capacity, google, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { Day } from './pools';

/** An Autopilot cluster in a network that it brings itself. */
export function autopilot(stack: TerraformStack, day: Day): ProductionCluster {
  const changes: Partial<google.GkeAutopilotPlatformProps> = {
    labels: { team: 'platform' },
    releaseChannel: google.ReleaseChannel.RAPID,
    maintenanceWindow: google.MaintenanceWindow.daily({ startTime: '02:00', durationHours: 8 }),
    securityGroup: 'gke-security-groups@acme.com',
    endpointAccess: google.EndpointAccess.dnsName(),
  };
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: day === 1 ? KubernetesVersion.V1_33 : KubernetesVersion.V1_34,
    platform: new google.GkeAutopilotPlatform({ region: 'europe-west4', projectNumber: '123456789012', ...(day === 1 ? {} : changes) }),
  });
  cluster.addWorkerPool('Default', { capacity: Capacity.serverless({ namespaces: ['default'] }) });
  return cluster;
}
