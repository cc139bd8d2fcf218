import { ContainerCluster, ContainerClusterConfig } from '@cdktf/provider-google/lib/container-cluster';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { DeletionProtection } from '../../deletion-protection';
import { ControlPlaneOptions } from '../../platform';
import { BinaryAuthorization } from '../binary-authorization';
import { EndpointAccess } from '../endpoint-access';
import { GkeClusterOptions } from '../gke-cluster-options';
import { LogComponent } from '../log-component';
import { INetwork, Network } from '../network/network';
import { ReleaseChannel } from '../release-channel';
import { checkClusterName } from './cluster-checks';
import { checkClusterNetwork } from './cluster-network';
import { connectionOf, endpointArguments } from './endpoints';
import { clusterFirewall } from './firewall';
import { GkeControlPlane } from './gke-control-plane';
import { IGkeMode } from './gke-mode';
import { checkLabels } from './labels';
import { renderMaintenance } from './maintenance';
import { nodeIdentity, nodeTag } from './node-identity';
import { secretsKey } from './secrets-key';

/** What a cluster is made of besides its own options. */
interface ClusterParts {
  readonly network: INetwork;
  readonly access: EndpointAccess;
  readonly keyId: string;
  readonly projectId: string;
  readonly labels?: Record<string, string>;
  readonly protect: boolean;
  readonly ofMode: Partial<ContainerClusterConfig>;
  readonly dependsOn: ITerraformDependable[];
}

/** Makes a GKE control plane, with all that it needs, as children of `scope`. */
export function createControlPlane(scope: Construct, options: ControlPlaneOptions, props: GkeClusterOptions, mode: IGkeMode): GkeControlPlane {
  const { clusterName, deletionProtection } = options;
  const { region } = props;
  checkClusterName(clusterName);
  const protect = deletionProtection === DeletionProtection.ENABLED;
  const labels = checkLabels(props.labels);
  const network = props.network ?? new Network(scope, 'Network', { region, deletionProtection });
  checkClusterNetwork(network, region, scope.node.path);
  const access = props.endpointAccess ?? EndpointAccess.privateOnly();
  const key = secretsKey(scope, { ...props, clusterName, labels, preventDestroy: protect });
  const nodes = nodeIdentity(scope, clusterName);
  const parts = { serviceAccountEmail: nodes.account.email, networkTag: nodeTag(clusterName) };
  const cluster = createCluster(scope, options, props, {
    network, access, labels, protect, keyId: key.keyId, projectId: nodes.account.project, ofMode: mode.arguments(parts), dependsOn: [...key.ready, nodes.grant, ...network.egress],
  });
  scope.node.defaultChild = cluster;
  clusterFirewall(scope, { network, name: clusterName, networkTag: parts.networkTag });
  return new GkeControlPlane(scope, {
    ...parts,
    ...connectionOf(cluster, access),
    clusterName: cluster.name,
    title: clusterName,
    clusterId: cluster.id,
    region,
    projectId: nodes.account.project,
    workloadPool: cluster.workloadIdentityConfig.workloadPool,
    network,
    mode,
    labels,
    options: props,
    ready: [nodes.grant, ...network.egress],
  });
}

function createCluster(scope: Construct, options: ControlPlaneOptions, props: GkeClusterOptions, parts: ClusterParts): ContainerCluster {
  const { network, labels, protect } = parts;
  return new ContainerCluster(scope, 'Cluster', {
    name: options.clusterName,
    location: props.region,
    minMasterVersion: options.version.version,
    releaseChannel: { channel: props.releaseChannel ?? ReleaseChannel.REGULAR },
    network: network.networkId,
    subnetwork: network.subnetworkId,
    ipAllocationPolicy: { clusterSecondaryRangeName: network.podRangeName, servicesSecondaryRangeName: network.serviceRangeName, stackType: 'IPV4' },
    ...endpointArguments(parts.access),
    ...authentication(props, parts.projectId),
    ...observation(props),
    databaseEncryption: { state: 'ENCRYPTED', keyName: parts.keyId },
    binaryAuthorization: { evaluationMode: props.binaryAuthorization ?? BinaryAuthorization.DISABLED },
    maintenancePolicy: renderMaintenance(props.maintenanceWindow, props.maintenanceExclusions),
    gatewayApiConfig: { channel: 'CHANNEL_STANDARD' },
    verticalPodAutoscaling: { enabled: true },
    enableL4IlbSubsetting: true,
    resourceLabels: labels,
    deletionProtection: protect,
    ...parts.ofMode,
    // Only of the pool that is removed at once, and what GKE says of all pools: none of it may ever replace the cluster.
    lifecycle: { preventDestroy: protect, ignoreChanges: ['initial_node_count', 'node_config', 'node_pool'] },
    dependsOn: parts.dependsOn,
  });
}

// Who can log in, and nothing for those who have not: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster (read 2026-11)
function authentication({ securityGroup }: GkeClusterOptions, projectId: string): Partial<ContainerClusterConfig> {
  return {
    workloadIdentityConfig: { workloadPool: `${projectId}.svc.id.goog` },
    authenticatorGroupsConfig: securityGroup === undefined ? undefined : { securityGroup },
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
    anonymousAuthenticationConfig: { mode: 'LIMITED' },
    rbacBindingConfig: { enableInsecureBindingSystemAuthenticated: false, enableInsecureBindingSystemUnauthenticated: false },
    enableLegacyAbac: false,
  };
}

function observation({ logComponents, upgradeNotificationTopic }: GkeClusterOptions): Partial<ContainerClusterConfig> {
  return {
    loggingConfig: { enableComponents: logComponents ?? Object.values(LogComponent) },
    monitoringConfig: { enableComponents: ['SYSTEM_COMPONENTS', 'APISERVER', 'SCHEDULER', 'CONTROLLER_MANAGER'], managedPrometheus: { enabled: true } },
    securityPostureConfig: { mode: 'BASIC' },
    costManagementConfig: { enabled: true },
    notificationConfig: upgradeNotificationTopic === undefined ? undefined : { pubsub: { enabled: true, topic: upgradeNotificationTopic } },
  };
}
