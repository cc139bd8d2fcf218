import { BinaryAuthorization } from './binary-authorization';
import { EndpointAccess } from './endpoint-access';
import { LogComponent } from './log-component';
import { MaintenanceExclusion } from './maintenance-exclusion';
import { MaintenanceWindow } from './maintenance-window';
import { INetwork } from './network/network';
import { ReleaseChannel } from './release-channel';

/** What every GKE cluster can be told, Standard and Autopilot. */
export interface GkeClusterOptions {
  /** The region, such as `europe-west4`: the control plane has a replica in each of three of its zones. */
  readonly region: string;
  /** The number of the provider's project, by which Google names the service agent that may use the key of the cluster: `gcloud projects describe`. */
  readonly projectNumber: string;
  /**
   * The network.
   *
   * @default - a `Network` of its own, in the region
   */
  readonly network?: INetwork;
  /**
   * From where the API server can be reached.
   *
   * @default EndpointAccess.privateOnly()
   */
  readonly endpointAccess?: EndpointAccess;
  /**
   * How soon the cluster gets new versions. GKE upgrades the control plane and the nodes by itself; the version of the cluster is the least one.
   *
   * @default ReleaseChannel.REGULAR
   */
  readonly releaseChannel?: ReleaseChannel;
  /**
   * When GKE may upgrade.
   *
   * @default - at any time
   */
  readonly maintenanceWindow?: MaintenanceWindow;
  /**
   * When GKE may not upgrade.
   *
   * @default - never
   */
  readonly maintenanceExclusions?: MaintenanceExclusion[];
  /**
   * The Google group `gke-security-groups@…` whose member groups can be subjects of roles.
   *
   * @default - roles are bound to users alone
   */
  readonly securityGroup?: string;
  /**
   * The Pub/Sub topic, `projects/…/topics/…`, that is told of upgrades and security bulletins.
   *
   * @default - none
   */
  readonly upgradeNotificationTopic?: string;
  /**
   * What writes to Cloud Logging, besides audit logs, which are always kept.
   *
   * @default - all
   */
  readonly logComponents?: LogComponent[];
  /**
   * Which images may run.
   *
   * @default BinaryAuthorization.DISABLED
   */
  readonly binaryAuthorization?: BinaryAuthorization;
  /**
   * The key, `projects/…/locations/…/keyRings/…/cryptoKeys/…`, of the cluster's region that encrypts secrets; GKE's service agent must be allowed to use it.
   *
   * @default - a key of its own that rotates every 90 days
   */
  readonly secretsKeyId?: string;
  /**
   * Labels of everything that belongs to the cluster.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
}
