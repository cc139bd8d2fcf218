import { ComputeFirewall } from '@cdktf/provider-google/lib/compute-firewall';
import { ComputeNetwork } from '@cdktf/provider-google/lib/compute-network';
import { ComputeRouter } from '@cdktf/provider-google/lib/compute-router';
import { ComputeRouterNat } from '@cdktf/provider-google/lib/compute-router-nat';
import { ComputeSubnetwork } from '@cdktf/provider-google/lib/compute-subnetwork';
import { ContainerCluster, ContainerClusterConfig } from '@cdktf/provider-google/lib/container-cluster';
import { ContainerNodePool } from '@cdktf/provider-google/lib/container-node-pool';
import { KmsCryptoKey } from '@cdktf/provider-google/lib/kms-crypto-key';
import { KmsCryptoKeyIamMember } from '@cdktf/provider-google/lib/kms-crypto-key-iam-member';
import { KmsKeyRing } from '@cdktf/provider-google/lib/kms-key-ring';
import { ProjectIamMember } from '@cdktf/provider-google/lib/project-iam-member';
import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account';
import { App, ITerraformDependable, TerraformOutput, TerraformStack } from 'cdktf';

const REGION = 'europe-west4';
const SERVICE_AGENT = 'serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com';
const SCOPES = ['https://www.googleapis.com/auth/cloud-platform'];
const SHIELDED = { enableSecureBoot: true, enableIntegrityMonitoring: true };

interface Nodes {
  /** The email of their service account. */
  readonly serviceAccount: string;
  readonly tag: string;
}

interface Parts {
  readonly networkId: string;
  readonly subnetworkId: string;
  readonly project: string;
  readonly nodes: Nodes;
  readonly ready: ITerraformDependable[];
}

interface Cluster {
  readonly name: string;
  readonly nodes: Nodes;
  readonly ready: ITerraformDependable[];
}

interface Pool {
  readonly machineType: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly initialNodeCount: number;
  readonly locationPolicy: string;
  readonly spot?: boolean;
}

/** The infrastructure stack of `examples/gke` as one writes it with cdktf alone: everything straight in the stack. */
export function addPlainGkeStack(app: App, id: string): void {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, 'google', { project: 'acme-platform', region: REGION });
  const name = `${id}-cluster`;
  const { networkId, subnetworkId, nat } = network(stack, `${name}-controlplane-network`);
  const { account, role } = nodeIdentity(stack, name);
  const project = account.project;
  const nodes = { serviceAccount: account.email, tag: `gke-${name}-nodes` };
  const cluster = controlPlane(stack, name, { networkId, subnetworkId, project, nodes, ready: [role, nat] });
  healthChecks(stack, name, networkId, nodes.tag);
  const context: Cluster = { name: cluster.name, nodes, ready: [role, nat] };
  pool(stack, 'General', context, { machineType: 'e2-standard-4', minSize: 3, maxSize: 30, initialNodeCount: 1, locationPolicy: 'BALANCED' });
  pool(stack, 'Batch', context, { machineType: 'c2-standard-4', minSize: 0, maxSize: 100, initialNodeCount: 0, locationPolicy: 'ANY', spot: true });

  new TerraformOutput(stack, 'ClusterName', { value: name });
  new TerraformOutput(stack, 'Endpoint', { value: `https://${cluster.privateClusterConfig.privateEndpoint}` });
  new TerraformOutput(stack, 'Kubeconfig', { value: `gcloud container clusters get-credentials ${cluster.name} --location ${REGION} --project ${project} --internal-ip` });
}

function nodeIdentity(stack: TerraformStack, name: string) {
  const account = new ServiceAccount(stack, 'nodes', { accountId: `${name}-nodes`, displayName: `Nodes of the cluster ${name}` });
  const role = new ProjectIamMember(stack, 'nodes-role', { project: account.project, role: 'roles/container.defaultNodeServiceAccount', member: account.member });
  return { account, role };
}

function controlPlane(stack: TerraformStack, name: string, { networkId, subnetworkId, project, nodes, ready }: Parts): ContainerCluster {
  const key = secretsKey(stack, name);
  return new ContainerCluster(stack, 'cluster', {
    ...clusterArguments(name, nodes),
    network: networkId,
    subnetwork: subnetworkId,
    workloadIdentityConfig: { workloadPool: `${project}.svc.id.goog` },
    databaseEncryption: { state: 'ENCRYPTED', keyName: key.keyId },
    dependsOn: [key.grant, ...ready],
  });
}

function network(stack: TerraformStack, name: string) {
  const vpc = new ComputeNetwork(stack, 'network', {
    name,
    autoCreateSubnetworks: false,
    routingMode: 'REGIONAL',
    deleteDefaultRoutesOnCreate: false,
    lifecycle: { preventDestroy: true },
  });
  const networkId = vpc.id;
  const subnetwork = new ComputeSubnetwork(stack, 'subnetwork', {
    name,
    region: REGION,
    network: networkId,
    ipCidrRange: '10.20.16.0/22',
    secondaryIpRange: [{ rangeName: 'pods', ipCidrRange: '10.16.0.0/14' }, { rangeName: 'services', ipCidrRange: '10.20.0.0/20' }],
    privateIpGoogleAccess: true,
    logConfig: { flowSampling: 0.5, aggregationInterval: 'INTERVAL_5_SEC', metadata: 'INCLUDE_ALL_METADATA' },
    lifecycle: { preventDestroy: true },
  });
  const subnetworkId = subnetwork.id;
  const router = new ComputeRouter(stack, 'router', { name, region: REGION, network: networkId });
  const nat = new ComputeRouterNat(stack, 'nat', {
    name,
    region: REGION,
    router: router.name,
    endpointTypes: ['ENDPOINT_TYPE_VM'],
    natIpAllocateOption: 'AUTO_ONLY',
    sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS',
    subnetwork: [{ name: subnetworkId, sourceIpRangesToNat: ['ALL_IP_RANGES'] }],
    enableDynamicPortAllocation: true,
    enableEndpointIndependentMapping: false,
    minPortsPerVm: 64,
    maxPortsPerVm: 65536,
    logConfig: { enable: true, filter: 'ERRORS_ONLY' },
  });
  return { networkId, subnetworkId, nat };
}

function secretsKey(stack: TerraformStack, name: string) {
  const ring = new KmsKeyRing(stack, 'key-ring', { name, location: REGION });
  const key = new KmsCryptoKey(stack, 'secrets-key', {
    name: 'secrets',
    keyRing: ring.id,
    purpose: 'ENCRYPT_DECRYPT',
    rotationPeriod: '7776000s',
    lifecycle: { preventDestroy: true },
  });
  const keyId = key.id;
  const grant = new KmsCryptoKeyIamMember(stack, 'secrets-key-grant', { cryptoKeyId: keyId, role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter', member: SERVICE_AGENT });
  return { keyId, grant };
}

function clusterArguments(name: string, nodes: Nodes): ContainerClusterConfig {
  return {
    name,
    location: REGION,
    minMasterVersion: '1.34',
    releaseChannel: { channel: 'REGULAR' },
    ipAllocationPolicy: { clusterSecondaryRangeName: 'pods', servicesSecondaryRangeName: 'services', stackType: 'IPV4' },
    ...access(),
    ...observation(),
    ...standardMode(nodes),
    binaryAuthorization: { evaluationMode: 'DISABLED' },
    gatewayApiConfig: { channel: 'CHANNEL_STANDARD' },
    verticalPodAutoscaling: { enabled: true },
    enableL4IlbSubsetting: true,
    deletionProtection: true,
    lifecycle: { preventDestroy: true, ignoreChanges: ['initial_node_count', 'node_config', 'node_pool'] },
  };
}

function access(): Partial<ContainerClusterConfig> {
  return {
    privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: true },
    controlPlaneEndpointsConfig: { dnsEndpointConfig: { allowExternalTraffic: false }, ipEndpointsConfig: { enabled: true } },
    masterAuthorizedNetworksConfig: { gcpPublicCidrsAccessEnabled: false, privateEndpointEnforcementEnabled: true },
    authenticatorGroupsConfig: { securityGroup: 'gke-security-groups@example.com' },
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
    anonymousAuthenticationConfig: { mode: 'LIMITED' },
    rbacBindingConfig: { enableInsecureBindingSystemAuthenticated: false, enableInsecureBindingSystemUnauthenticated: false },
    enableLegacyAbac: false,
  };
}

function observation(): Partial<ContainerClusterConfig> {
  return {
    loggingConfig: { enableComponents: ['SYSTEM_COMPONENTS', 'WORKLOADS', 'APISERVER', 'SCHEDULER', 'CONTROLLER_MANAGER'] },
    monitoringConfig: { enableComponents: ['SYSTEM_COMPONENTS', 'APISERVER', 'SCHEDULER', 'CONTROLLER_MANAGER'], managedPrometheus: { enabled: true } },
    securityPostureConfig: { mode: 'BASIC' },
    costManagementConfig: { enabled: true },
  };
}

function standardMode({ serviceAccount, tag }: Nodes): Partial<ContainerClusterConfig> {
  return {
    initialNodeCount: 1,
    removeDefaultNodePool: true,
    nodeConfig: { serviceAccount, oauthScopes: SCOPES, imageType: 'COS_CONTAINERD', tags: [tag], shieldedInstanceConfig: SHIELDED, workloadMetadataConfig: { mode: 'GKE_METADATA' } },
    defaultMaxPodsPerNode: 110,
    enableShieldedNodes: true,
    enableIntranodeVisibility: true,
    datapathProvider: 'ADVANCED_DATAPATH',
    networkingMode: 'VPC_NATIVE',
    dnsConfig: { clusterDns: 'CLOUD_DNS', clusterDnsScope: 'CLUSTER_SCOPE', clusterDnsDomain: 'cluster.local' },
    clusterAutoscaling: { enabled: false, autoscalingProfile: 'BALANCED' },
    nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: 'FALSE' } },
    addonsConfig: {
      httpLoadBalancing: { disabled: false },
      horizontalPodAutoscaling: { disabled: false },
      gkeBackupAgentConfig: { enabled: true },
      dnsCacheConfig: { enabled: true },
      gcePersistentDiskCsiDriverConfig: { enabled: true },
      gcpFilestoreCsiDriverConfig: { enabled: false },
      gcsFuseCsiDriverConfig: { enabled: false },
    },
  };
}

function healthChecks(stack: TerraformStack, name: string, networkId: string, tag: string): void {
  new ComputeFirewall(stack, 'health-checks', {
    name: `${name}-health-checks`,
    description: `Health checks of load balancers to the nodes of ${name}`,
    network: networkId,
    direction: 'INGRESS',
    sourceRanges: ['35.191.0.0/16', '130.211.0.0/22', '209.85.152.0/22', '209.85.204.0/22'],
    targetTags: [tag],
    allow: [{ protocol: 'tcp', ports: ['30000-32767', '10256'] }],
  });
}

function pool(stack: TerraformStack, id: string, { name, nodes, ready }: Cluster, { minSize, maxSize, machineType, initialNodeCount, locationPolicy, spot }: Pool): void {
  new ContainerNodePool(stack, id, {
    cluster: name,
    location: REGION,
    namePrefix: `${id.toLowerCase()}-`,
    initialNodeCount,
    maxPodsPerNode: 110,
    autoscaling: { totalMinNodeCount: minSize, totalMaxNodeCount: maxSize, locationPolicy },
    management: { autoRepair: true, autoUpgrade: true },
    upgradeSettings: { strategy: 'SURGE', maxSurge: 1, maxUnavailable: 0 },
    nodeConfig: {
      machineType,
      spot,
      imageType: 'COS_CONTAINERD',
      serviceAccount: nodes.serviceAccount,
      oauthScopes: SCOPES,
      tags: [nodes.tag],
      labels: { 'production-cluster/worker-pool': id },
      metadata: { 'disable-legacy-endpoints': 'true' },
      shieldedInstanceConfig: SHIELDED,
      workloadMetadataConfig: { mode: 'GKE_METADATA' },
      kubeletConfig: { cpuCfsQuota: true, insecureKubeletReadonlyPortEnabled: 'FALSE' },
    },
    lifecycle: { createBeforeDestroy: true, ignoreChanges: ['initial_node_count'] },
    dependsOn: ready,
  });
}
