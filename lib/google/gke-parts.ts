import { ICluster } from '../cluster';
import { fail } from '../private/problem';
import { GkeControlPlane } from './private/gke-control-plane';

/**
 * What a cluster is made of on GKE, for resources of your own beside it.
 *
 * Errors: `cluster-not-on-gke`.
 */
export class GkeParts {
  /** The parts of a cluster, whether made here or not. */
  public static of(cluster: ICluster): GkeParts {
    const { platformControlPlane } = cluster;
    if (platformControlPlane instanceof GkeControlPlane) return new GkeParts(platformControlPlane);
    return fail('cluster-not-on-gke', {
      what: 'This needs a cluster on GKE', got: platformControlPlane.capabilities.platformName, allowed: 'a cluster on google.GkePlatform, google.GkeAutopilotPlatform or google.ExistingGkePlatform', fix: 'use it for such a cluster only',
    });
  }

  /** The full id of the cluster, `projects/…/locations/…/clusters/…`. */
  public readonly clusterId: string;
  /** The region of the cluster. */
  public readonly region: string;
  /** The service account of the nodes of the cluster. A pool may have one of its own. */
  public readonly nodeServiceAccountEmail: string;
  /** The network tag of the nodes, by which firewall rules choose them. */
  public readonly nodeNetworkTag: string;
  /** The workload identity pool, `PROJECT.svc.id.goog`. */
  public readonly workloadPool: string;

  private constructor({ props }: GkeControlPlane) {
    this.clusterId = props.clusterId;
    this.region = props.region;
    this.nodeServiceAccountEmail = props.serviceAccountEmail;
    this.nodeNetworkTag = props.networkTag;
    this.workloadPool = props.workloadPool;
  }
}
