import { Construct } from 'constructs';
import { ControlPlaneOptions, IPlatform, IPlatformControlPlane, PlatformCapabilities } from '../platform';
import { checkUnique } from '../private/checks';
import { CsiDriver } from './csi-driver';
import { GkeClusterOptions } from './gke-cluster-options';
import { AutoscalingProfile, NodeAutoProvisioning } from './node-auto-provisioning';
import { checkGkeCluster, checkZones } from './private/cluster-checks';
import { createControlPlane } from './private/create-control-plane';
import { GKE_CAPABILITIES } from './private/gke-capabilities';
import { checkPodsPerNode } from './private/pod-ranges';
import { StandardMode } from './private/standard-mode';

/** Properties of `GkePlatform`. */
export interface GkePlatformProps extends GkeClusterOptions {
  /**
   * The zones of the nodes, three or more of the region.
   *
   * @default - three that GKE chooses
   */
  readonly nodeLocations?: string[];
  /**
   * How many pods a node runs where its pool says nothing else, from 8 to 256. The range of pods is planned for it, and it cannot be changed: another
   * number needs a cluster of another name.
   *
   * @default 110, as GKE has it
   */
  readonly podsPerNode?: number;
  /**
   * Pools that GKE makes by itself for pods that no pool of yours can run.
   *
   * @default - none
   */
  readonly nodeAutoProvisioning?: NodeAutoProvisioning;
  /**
   * How soon pools lose nodes that have little to do.
   *
   * @default AutoscalingProfile.BALANCED
   */
  readonly autoscalingProfile?: AutoscalingProfile;
  /**
   * What makes volumes besides Persistent Disk.
   *
   * @default - Persistent Disk alone
   */
  readonly csiDrivers?: CsiDriver[];
}

/**
 * A managed control plane on Google Kubernetes Engine, with pools of nodes of your own (PE-08): a regional cluster with private nodes, Dataplane V2, Cloud DNS
 * with a cache on each node, workload identities, secrets encrypted with a key of its own, and rights that no anonymous request has.
 *
 * The APIs `container`, `compute`, `iam`, `cloudresourcemanager`, `cloudkms` and `gkebackup` must be enabled in the project.
 *
 * Errors: `gke-location`, `project-number`, `key-name`, `log-type`, `security-group-email`, `notification-topic`, `resource-label`, `node-locations`, `pod-density`,
 * and when it is bound `cluster-name`, `network-region`, `network-addresses-exhausted`.
 */
export class GkePlatform implements IPlatform {
  /** What GKE can do. */
  public readonly capabilities: PlatformCapabilities = GKE_CAPABILITIES;

  constructor(private readonly props: GkePlatformProps) {
    checkGkeCluster(props, 'GkePlatform');
    if (props.nodeLocations !== undefined) checkZones(props.nodeLocations, props.region);
    checkUnique(props.csiDrivers ?? [], { id: 'add-on-duplicate', option: 'GkePlatform csiDrivers' });
    if (props.podsPerNode !== undefined) checkPodsPerNode(props.podsPerNode, 'GkePlatform podsPerNode');
  }

  /** Makes a control plane below `scope`. */
  public bindControlPlane(scope: Construct, options: ControlPlaneOptions): IPlatformControlPlane {
    return createControlPlane(scope, options, this.props, new StandardMode(this.props));
  }
}
