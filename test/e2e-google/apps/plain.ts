import { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import { ComputeSubnetwork } from '@cdktf/provider-google/lib/compute-subnetwork';
import { ContainerCluster, ContainerClusterConfig } from '@cdktf/provider-google/lib/container-cluster';
import { ContainerNodePool, ContainerNodePoolConfig } from '@cdktf/provider-google/lib/container-node-pool';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { TerraformStack } from 'cdktf';

/** What a plain app changes from one test to the next. */
export interface PlainOptions {
  readonly cluster?: Partial<ContainerClusterConfig>;
  readonly pool?: Partial<ContainerNodePoolConfig>;
  readonly nodeRange?: string;
}

/** A cluster with one pool from the provider's resources alone: what the harness sees is tried on it. */
export function plainCluster(stack: TerraformStack, { cluster, pool, nodeRange = '10.0.0.0/20' }: PlainOptions = {}): void {
  const network = new ComputeNetwork(stack, 'Network', { name: 'plain', autoCreateSubnetworks: false });
  const subnetwork = new ComputeSubnetwork(stack, 'Subnetwork', {
    name: 'plain',
    network: network.id,
    ipCidrRange: nodeRange,
    region: 'europe-west4',
    secondaryIpRange: [{ rangeName: 'pods', ipCidrRange: '10.4.0.0/14' }, { rangeName: 'services', ipCidrRange: '10.8.0.0/20' }],
  });
  const nodes = new ServiceAccount(stack, 'Nodes', { accountId: 'plain-nodes' });
  const control = new ContainerCluster(stack, 'Cluster', {
    name: 'plain',
    location: 'europe-west4',
    network: network.id,
    subnetwork: subnetwork.id,
    ipAllocationPolicy: { clusterSecondaryRangeName: 'pods', servicesSecondaryRangeName: 'services' },
    initialNodeCount: 1,
    removeDefaultNodePool: true,
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
    resourceLabels: { team: 'platform' },
    ...cluster,
  });
  new ContainerNodePool(stack, 'Pool', {
    namePrefix: 'plain-',
    cluster: control.name,
    location: 'europe-west4',
    autoscaling: { totalMinNodeCount: 3, totalMaxNodeCount: 9 },
    nodeConfig: { machineType: 'e2-standard-4', serviceAccount: nodes.email, oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'], labels: { pool: 'plain' } },
    lifecycle: { createBeforeDestroy: true },
    ...pool,
  });
}
