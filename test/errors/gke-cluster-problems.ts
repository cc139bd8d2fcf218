import { aws, Capacity, DnsAutoscaling, google, HAControlPlane, KubernetesVersion, ProductionCluster, ClusterBaseline } from 'cdktf-production-cluster';
import { TerraformStack } from 'cdktf';
import { addGoogleProvider, autopilotCluster, existingGoogleNetwork, GKE_GENERAL, gkeCluster, gkeClusterWithPool, NODES_ACCOUNT, PROJECT_NUMBER, REGION } from '../support/google';
import { eksCluster } from '../support/eks';
import { ProblemCase } from './problem-case';

const platform = (props: Partial<google.GkePlatformProps>) => () => new google.GkePlatform({ region: REGION, projectNumber: PROJECT_NUMBER, ...props });
const existing = (props: Partial<google.ExistingGkePlatformProps>) => (stack: TerraformStack) => {
  addGoogleProvider(stack);
  const network = existingGoogleNetwork(stack);
  const there = new google.ExistingGkePlatform({ region: REGION, projectId: 'acme-platform', nodeServiceAccountEmail: NODES_ACCOUNT, network, ...props });
  HAControlPlane.fromHAControlPlaneAttributes(stack, 'Imported', { clusterName: 'existing', endpoint: 'https://10.0.0.1', version: KubernetesVersion.V1_34, platform: there });
};
const inGoogle = (make: (stack: TerraformStack) => void) => (stack: TerraformStack) => {
  addGoogleProvider(stack);
  make(stack);
};
const ZONES = ['europe-west4-a', 'europe-west4-b', 'europe-west4-c'];

/** Mistakes in a cluster on GKE. */
export const GKE_CLUSTER_PROBLEMS: readonly ProblemCase[] = [
  { title: 'a zone in the place of a region', id: 'gke-location', got: '"europe-west4-a"', allowed: 'such as europe-west4', fix: 'set GkePlatform region', make: platform({ region: 'europe-west4-a' }) },
  { title: 'the id of a project in the place of its number', id: 'project-number', got: '"acme-platform"', allowed: 'such as 123456789012', fix: 'GkePlatform projectNumber', make: platform({ projectNumber: 'acme-platform' }) },
  { title: 'a key with its version', id: 'key-name', allowed: 'without a version', fix: 'change GkePlatform secretsKeyId', make: platform({ secretsKeyId: 'projects/p/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/1' }) },
  { title: 'a group of another name', id: 'security-group-email', got: '"admins@example.com"', allowed: 'gke-security-groups@example.com', fix: 'change', make: platform({ securityGroup: 'admins@example.com' }) },
  { title: 'a topic by its name alone', id: 'notification-topic', got: '"upgrades"', allowed: 'projects/PROJECT/topics/TOPIC', fix: 'change', make: platform({ upgradeNotificationTopic: 'upgrades' }) },
  { title: 'a part that logs twice', id: 'log-type', got: '"APISERVER"', allowed: 'each value once', fix: 'remove the duplicate', make: platform({ logComponents: [google.LogComponent.APISERVER, google.LogComponent.APISERVER] }) },
  { title: 'two zones of nodes', id: 'node-locations', got: '["europe-west4-a","europe-west4-b"]', allowed: 'three zones or more', fix: 'name three zones', make: platform({ nodeLocations: ZONES.slice(0, 2) }) },
  { title: 'a zone of another region', id: 'node-locations', got: '"europe-west1-b"', allowed: 'a zone of europe-west4', fix: 'change', make: platform({ nodeLocations: [...ZONES.slice(1), 'europe-west1-b'] }) },
  { title: 'a zone twice', id: 'node-locations', got: '"europe-west4-a"', allowed: 'each value once', fix: 'remove the duplicate', make: platform({ nodeLocations: [ZONES[0], ...ZONES] }) },
  { title: 'more pods than a node has addresses for', id: 'pod-density', got: '300', allowed: 'from 8 to 256', fix: 'GkePlatform podsPerNode', make: platform({ podsPerNode: 300 }) },
  { title: 'a driver of volumes twice', id: 'add-on-duplicate', got: '"filestore"', allowed: 'each value once', fix: 'remove the duplicate', make: platform({ csiDrivers: [google.CsiDriver.FILESTORE, google.CsiDriver.FILESTORE] }) },
  { title: 'a label in upper case', id: 'resource-label', got: '"Team"', allowed: 'lower case', fix: 'labels key', make: platform({ labels: { Team: 'payments' } }) },
  { title: 'too many labels', id: 'resource-label', got: '65', allowed: 'at most 64', fix: 'remove some', make: platform({ labels: Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`label-${index}`, ''])) }) },
  { title: 'a name over 40 characters', id: 'cluster-name', allowed: 'on GKE 1 to 40', fix: 'change clusterName', make: inGoogle((stack) => gkeCluster(stack, {}, { clusterName: 'x'.repeat(41) })) },
  { title: 'a name in upper case', id: 'cluster-name', got: '"Production"', allowed: 'lower case', fix: 'change clusterName', make: inGoogle((stack) => gkeCluster(stack, {}, { clusterName: 'Production' })) },
  { title: 'a network of another region', id: 'network-region', got: '"europe-west1"', allowed: 'europe-west4', fix: 'the same region', make: inGoogle((stack) => gkeCluster(stack, { network: new google.Network(stack, 'Network', { region: 'europe-west1' }) })) },
  {
    title: 'two clusters that share a range of services', id: 'network-services-shared', got: '["production/Cluster/ControlPlane","production/Other/ControlPlane"]', allowed: 'a network for each cluster', fix: 'google.Network.fromNetworkAttributes',
    make: inGoogle((stack) => {
      const network = existingGoogleNetwork(stack);
      gkeCluster(stack, { network });
      new ProductionCluster(stack, 'Other', { version: KubernetesVersion.V1_34, platform: platform({ network })() });
    }),
  },
  { title: 'more nodes than the network has pods for', id: 'network-addresses-exhausted', allowed: 'at most 4096 addresses in 10.8.0.0/20', fix: 'lower maxSize', make: inGoogle((stack) => gkeClusterWithPool(stack, { network: existingGoogleNetwork(stack, { podCidrBlock: '10.8.0.0/20' }) })) },
  { title: 'no pool that keeps a node', id: 'pools-repel-system-pods', allowed: 'minSize above 0', fix: 'raise minSize', make: inGoogle((stack) => gkeCluster(stack).addWorkerPool('Batch', { capacity: Capacity.managed({ machineTypes: ['e2-standard-4'], minSize: 0, maxSize: 9 }) })) },
  { title: 'machines that GKE taints alone', id: 'pools-repel-system-pods', got: '["Arm"]', allowed: 'minSize above 0', fix: 'add such a pool', make: inGoogle((stack) => gkeCluster(stack).addWorkerPool('Arm', { capacity: Capacity.managed({ machineTypes: ['c4a-standard-4'], minSize: 3, maxSize: 9 }) })) },
  { title: 'a pool that stays behind', id: 'pool-version-unsupported', got: '"1.33"', allowed: '1.34', fix: 'leave version out', make: inGoogle((stack) => gkeCluster(stack).addWorkerPool('Old', { capacity: GKE_GENERAL, version: KubernetesVersion.V1_33 })) },
  { title: 'a pool on Autopilot', id: 'capacity-kind-unsupported', got: '"managed"', allowed: 'on GKE Autopilot: serverless', fix: 'EKS, GKE', make: inGoogle((stack) => autopilotCluster(stack).addWorkerPool('General', { capacity: GKE_GENERAL })) },
  { title: 'a pool of GKE on Autopilot', id: 'capacity-kind-unsupported', allowed: 'on GKE Autopilot: serverless', fix: 'EKS, GKE', make: inGoogle((stack) => autopilotCluster(stack).addWorkerPool('General', { capacity: google.NodePoolCapacity.autoscaling({ machineTypes: ['e2-standard-4'], minSize: 1, maxSize: 3 }) })) },
  { title: 'labels of nodes on Autopilot', id: 'pool-option-unsupported', got: '["labels"]', allowed: 'capacity alone', fix: 'remove the options', make: inGoogle((stack) => autopilotCluster(stack).addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs'] }), labels: { a: 'b' } })) },
  { title: 'capacity of AWS on GKE', id: 'capacity-of-another-platform', got: '["EKS"]', allowed: 'the namespace google', fix: 'google.NodePoolCapacity', make: inGoogle((stack) => gkeCluster(stack).addWorkerPool('Group', { capacity: aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1 }) })) },
  { title: 'the parts of a cluster on another platform', id: 'cluster-not-on-gke', got: '"EKS"', allowed: 'a cluster on google.GkePlatform', fix: 'for such a cluster only', make: (stack) => google.GkeParts.of(eksCluster(stack)) },
  { title: 'numbers of DNS servers where there are none', id: 'dns-servers-missing', got: '{"minReplicas":3}', allowed: 'DnsAutoscaling.proportional() without numbers', fix: 'leave dnsAutoscaling out', make: baseline({ dnsAutoscaling: () => DnsAutoscaling.proportional({ minReplicas: 3 }) }) },
  { title: 'a program for DNS servers where there are none', id: 'dns-servers-missing', allowed: 'DnsAutoscaling.leftOut()', fix: 'leave dnsAutoscaling out', make: baseline({ dnsAutoscaling: () => DnsAutoscaling.clusterProportionalAutoscaler() }) },
  { title: 'a project by its number', id: 'project-id', got: '"1234"', allowed: 'such as acme-platform', fix: 'change', make: existing({ projectId: '1234' }) },
  { title: 'the account of a person for nodes', id: 'service-account-email', got: '"jane@example.com"', allowed: 'the email address of a service account', fix: 'change', make: existing({ nodeServiceAccountEmail: 'jane@example.com' }) },
  { title: 'a tag in upper case', id: 'network-tag', got: '"Nodes"', allowed: 'lower case', fix: 'change', make: existing({ nodeNetworkTag: 'Nodes' }) },
  { title: 'a port that is none', id: 'network-port', got: '70000', allowed: 'from 1 to 65535', fix: 'webhookPorts', make: existing({ webhookPorts: [70000] }) },
  { title: 'addresses of a control plane that are none', id: 'cidr-format', got: '"172.16.0.1/28"', allowed: 'no host bits', fix: 'write 172.16.0.0/28', make: existing({ controlPlaneCidrBlock: '172.16.0.1/28' }) },
  { title: 'a public address without networks', id: 'endpoint-public-without-cidrs', got: '[]', allowed: 'at least one network', fix: 'EndpointAccess.privateOnly()', make: () => google.EndpointAccess.publicAndPrivate({ publicCidrs: [] }) },
  { title: 'a public address for everyone', id: 'endpoint-public-to-everyone', got: '["0.0.0.0/0"]', allowed: 'the networks that need it', fix: 'narrow publicCidrs', make: () => google.EndpointAccess.publicAndPrivate({ publicCidrs: ['0.0.0.0/0'] }) },
  { title: 'a network twice', id: 'cidr-duplicate', got: '"10.8.0.0/24"', allowed: 'each value once', fix: 'remove the duplicate', make: () => google.EndpointAccess.privateOnly({ fromCidrs: ['10.8.0.0/24', '10.8.0.0/24'] }) },
];

function baseline({ dnsAutoscaling }: { dnsAutoscaling: () => DnsAutoscaling }) {
  return inGoogle((stack) => {
    const access = new TerraformStack(stack.node.root, 'access');
    new ClusterBaseline(access, 'Baseline', { cluster: gkeClusterWithPool(stack), dnsAutoscaling: dnsAutoscaling() });
  });
}
