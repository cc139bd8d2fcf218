import { TerraformStack } from 'cdktf';
import { Capacity, google, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';
import { Day } from './pools';

const HOST = 'acme-network';

/** A cluster in a Shared VPC of another project, with a key of its own keeping, public to an office. */
export function existingNetwork(stack: TerraformStack, day: Day): ProductionCluster {
  const network = google.Network.fromNetworkAttributes(stack, 'Network', {
    networkId: `projects/${HOST}/global/networks/shared`,
    subnetworkId: `projects/${HOST}/regions/europe-west4/subnetworks/nodes`,
    region: 'europe-west4',
    podRangeName: 'pods',
    serviceRangeName: 'services',
    nodeCidrBlock: '10.0.0.0/20',
    podCidrBlock: '10.4.0.0/14',
    serviceCidrBlock: '10.8.0.0/20',
    hostProject: HOST,
  });
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new google.GkePlatform({
      region: 'europe-west4',
      projectNumber: '123456789012',
      network,
      nodeLocations: ['europe-west4-a', 'europe-west4-b', 'europe-west4-c'],
      secretsKeyId: 'projects/acme-keys/locations/europe-west4/keyRings/clusters/cryptoKeys/secrets',
      endpointAccess: google.EndpointAccess.publicAndPrivate({ publicCidrs: day === 1 ? ['203.0.113.0/24'] : ['203.0.113.0/24', '198.51.100.0/24'], fromCidrs: ['10.20.0.0/16'] }),
    }),
  });
  cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['e2-standard-4'], minSize: 3, maxSize: 30 }) });
  cluster.addWorkerPool(day === 1 ? 'Old' : 'New', { capacity: Capacity.managed({ machineTypes: ['e2-standard-8'], minSize: 0, maxSize: 9 }) });
  return cluster;
}
