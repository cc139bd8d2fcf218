import { Construct } from 'constructs';
import { ControlPlaneAttributes, IExistingPlatform, IPlatformControlPlane, PlatformCapabilities } from '../platform';
import { checkInteger, checkKnown, checkText } from '../private/checks';
import { checkCidrs } from '../private/cidr';
import { INetwork } from './network/network';
import { checkClusterName, checkZones } from './private/cluster-checks';
import { clusterFirewall } from './private/firewall';
import { GKE_CAPABILITIES } from './private/gke-capabilities';
import { GkeControlPlane } from './private/gke-control-plane';
import { checkLabels } from './private/labels';
import { nodeTag } from './private/node-identity';
import { checkPodsPerNode } from './private/pod-ranges';
import { checkRegion } from './private/region';
import { checkNetworkTag } from './private/resource-ids';
import { StandardMode } from './private/standard-mode';

/** Properties of `ExistingGkePlatform`. */
export interface ExistingGkePlatformProps {
  /** The region of the cluster. */
  readonly region: string;
  /** The id of the project of the cluster. */
  readonly projectId: string;
  /** The network of the cluster, such as `google.Network.fromNetworkAttributes`. */
  readonly network: INetwork;
  /** The service account of the nodes that are added, by its email address. */
  readonly nodeServiceAccountEmail: string;
  /**
   * The zones of the nodes that are added, three or more.
   *
   * @default - those of the cluster
   */
  readonly nodeLocations?: string[];
  /**
   * How many pods a node runs where its pool says nothing else: `google_container_cluster.default_max_pods_per_node`.
   *
   * @default 110, as GKE has it
   */
  readonly podsPerNode?: number;
  /**
   * A network tag of the nodes that are added, by which firewall rules choose them.
   *
   * @default - made from the name of the cluster
   */
  readonly nodeNetworkTag?: string;
  /**
   * The addresses of the control plane, where it is peered with the network: `google_container_cluster.private_cluster_config[0].master_ipv4_cidr_block`.
   *
   * @default - the control plane has no addresses in the network, as with Private Service Connect, and reaches all ports of its nodes
   */
  readonly controlPlaneCidrBlock?: string;
  /**
   * Ports at which webhooks of the cluster listen besides 443, which the firewall opens to a control plane that is peered with the network.
   *
   * @default - none
   */
  readonly webhookPorts?: number[];
  /**
   * Labels of everything that is added to the cluster.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
}

/**
 * Where a Standard cluster on GKE runs that something else made. Nothing of its control plane is managed here. It must have Workload Identity.
 *
 * Errors: `gke-location`, `project-id`, `service-account-email`, `node-locations`, `pod-density`, `network-tag`, `cidr-format`,
 * `network-port`, `resource-label`, and when it is used `cluster-name`.
 */
export class ExistingGkePlatform implements IExistingPlatform {
  /** What GKE can do. */
  public readonly capabilities: PlatformCapabilities = GKE_CAPABILITIES;

  constructor(private readonly props: ExistingGkePlatformProps) {
    const name = 'ExistingGkePlatform';
    checkRegion(props.region, `${name} region`);
    checkText(props.projectId, { id: 'project-id', option: `${name} projectId`, pattern: /^([a-z0-9.-]+:)?[a-z][a-z0-9-]+[a-z0-9]$/, maxLength: 100, allowed: 'the id of a project, such as acme-platform' });
    checkText(props.nodeServiceAccountEmail, { id: 'service-account-email', option: `${name} nodeServiceAccountEmail`, pattern: /^[^\s@]+@[^\s@]+\.gserviceaccount\.com$/, maxLength: 320, allowed: 'the email address of a service account' });
    if (props.nodeLocations !== undefined) checkZones(props.nodeLocations, props.region);
    if (props.podsPerNode !== undefined) checkPodsPerNode(props.podsPerNode, `${name} podsPerNode`);
    if (props.nodeNetworkTag !== undefined) checkNetworkTag(props.nodeNetworkTag, `${name} nodeNetworkTag`);
    if (props.controlPlaneCidrBlock !== undefined) checkCidrs([props.controlPlaneCidrBlock], `${name} controlPlaneCidrBlock`);
    checkKnown(props.webhookPorts, `${name} webhookPorts`);
    props.webhookPorts?.forEach((port) => checkInteger(port, { id: 'network-port', option: `${name} webhookPorts` }, 1, 65535));
    checkLabels(props.labels);
  }

  /** Makes the control plane usable below `scope`. */
  public importControlPlane(scope: Construct, attributes: ControlPlaneAttributes): IPlatformControlPlane {
    const { region, projectId, network, labels, nodeServiceAccountEmail, nodeLocations, podsPerNode } = this.props;
    const { clusterName, endpoint, certificateAuthority } = attributes;
    checkClusterName(clusterName);
    const networkTag = this.props.nodeNetworkTag ?? nodeTag(clusterName);
    clusterFirewall(scope, { ...this.props, name: clusterName, networkTag });
    return new GkeControlPlane(scope, {
      clusterName,
      title: clusterName,
      clusterId: `projects/${projectId}/locations/${region}/clusters/${clusterName}`,
      region,
      projectId,
      endpoint,
      certificateAuthority,
      workloadPool: `${projectId}.svc.id.goog`,
      serviceAccountEmail: nodeServiceAccountEmail,
      networkTag,
      network,
      mode: new StandardMode({ nodeLocations, podsPerNode }),
      labels: checkLabels(labels),
      ready: [],
    });
  }
}
