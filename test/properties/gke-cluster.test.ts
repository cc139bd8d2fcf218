import { google, HAControlPlane, KubernetesVersion, WorkerPool } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { addGoogleProvider, existingGoogleNetwork, GKE_GENERAL, gkeCluster, NODES_ACCOUNT, PROJECT_NUMBER, REGION } from '../support/google';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';

const zones = list('europe-west4-a', 'europe-west4-b', 'europe-west4-c');
const labels = map(['team', 'cost-centre'], ['payments', '']);
const podsPerNode = number(8, 256);

test('GkePlatformProps', () => {
  const props = struct<Omit<google.GkePlatformProps, 'network' | 'endpointAccess' | 'maintenanceWindow' | 'maintenanceExclusions' | 'nodeAutoProvisioning'>>(
    {
      region: text(REGION),
      projectNumber: text(PROJECT_NUMBER),
      releaseChannel: fc.constantFrom(...Object.values(google.ReleaseChannel)),
      securityGroup: text('gke-security-groups@example.com'),
      upgradeNotificationTopic: text('projects/acme/topics/upgrades'),
      logComponents: mostly(fc.shuffledSubarray(Object.values(google.LogComponent)), fc.constant([google.LogComponent.WORKLOADS, google.LogComponent.WORKLOADS])),
      binaryAuthorization: fc.constantFrom(...Object.values(google.BinaryAuthorization)),
      secretsKeyId: text('projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k'),
      labels,
      nodeLocations: zones,
      podsPerNode,
      autoscalingProfile: fc.constantFrom(...Object.values(google.AutoscalingProfile)),
      csiDrivers: fc.shuffledSubarray(Object.values(google.CsiDriver)),
    },
    ['region', 'projectNumber'],
  );

  survives(props, (stack, given) => {
    addGoogleProvider(stack);
    gkeCluster(stack, given);
    const { csiDrivers: _shownByName, projectNumber, secretsKeyId, ...shown } = given;
    return [...Object.values(shown), secretsKeyId ?? projectNumber];
  });
});

test('GkeAutopilotPlatformProps and GkeClusterOptions', () => {
  const props = struct<Pick<google.GkeAutopilotPlatformProps, 'region' | 'projectNumber' | 'labels'> & { clusterName: string }>(
    { region: text(REGION), projectNumber: text(PROJECT_NUMBER), labels, clusterName: text('production', 'x'.repeat(40)) },
    ['region', 'projectNumber', 'clusterName'],
  );

  survives(props, (stack, { clusterName, ...given }) => {
    addGoogleProvider(stack);
    const platform = new google.GkeAutopilotPlatform({ ...given, network: existingGoogleNetwork(stack) });
    const { platformControlPlane } = new HAControlPlane(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform, clusterName });
    platformControlPlane.bindWorkloadIdentity(stack, { namespace: 'payments', serviceAccountName: 'ledger' });
    return [clusterName, ...Object.values(given)];
  });
});

test('ExistingGkePlatformProps', () => {
  const props = struct<Omit<google.ExistingGkePlatformProps, 'network'>>(
    {
      region: text(REGION),
      projectId: text('acme-platform'),
      nodeServiceAccountEmail: text(NODES_ACCOUNT),
      nodeLocations: zones,
      podsPerNode,
      nodeNetworkTag: text('nodes'),
      controlPlaneCidrBlock: text('172.16.0.0/28'),
      webhookPorts: fc.array(number(1, 65535), { maxLength: 3 }),
      labels,
    },
    ['region', 'projectId', 'nodeServiceAccountEmail'],
  );

  survives(props, (stack, given) => {
    addGoogleProvider(stack);
    const platform = new google.ExistingGkePlatform({ network: existingGoogleNetwork(stack), ...given });
    const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', { clusterName: 'existing', endpoint: 'https://10.0.0.1', version: KubernetesVersion.V1_34, platform });
    cluster.platformControlPlane.bindWorkloadIdentity(stack, { namespace: 'payments', serviceAccountName: 'ledger' });
    new WorkerPool(stack, 'Pool', { cluster, capacity: GKE_GENERAL });
    const { controlPlaneCidrBlock, webhookPorts = [], podsPerNode: _planned, nodeLocations: _ofTheCluster, ...shown } = given;
    return [...Object.values(shown), ...(controlPlaneCidrBlock !== undefined && webhookPorts.length > 0 ? [controlPlaneCidrBlock, webhookPorts] : [])];
  });
});

test('PrivateEndpointOptions and PublicEndpointOptions', () => {
  const options = struct<Omit<google.PublicEndpointOptions, 'acknowledge'>>({ publicCidrs: list('203.0.113.0/24', '198.51.100.0/24'), fromCidrs: list('10.8.0.0/24') }, ['publicCidrs']);

  survives(fc.tuple(options, fc.boolean()), (stack, [given, isPublic]) => {
    addGoogleProvider(stack);
    const endpointAccess = isPublic ? google.EndpointAccess.publicAndPrivate(given) : google.EndpointAccess.privateOnly(given);
    gkeCluster(stack, { endpointAccess });
    return isPublic ? Object.values(given) : [given.fromCidrs];
  });
});
