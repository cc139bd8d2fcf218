import { Construct } from 'constructs';
import { ControlPlaneOptions, IPlatform, IPlatformControlPlane, PlatformCapabilities } from '../platform';
import { GkeClusterOptions } from './gke-cluster-options';
import { AutopilotMode } from './private/autopilot-mode';
import { checkGkeCluster } from './private/cluster-checks';
import { createControlPlane } from './private/create-control-plane';
import { AUTOPILOT_CAPABILITIES } from './private/gke-capabilities';

/** Properties of `GkeAutopilotPlatform`. What Autopilot decides by itself, such as nodes, their disks and how many pods they run, cannot be said. */
export interface GkeAutopilotPlatformProps extends GkeClusterOptions {}

/**
 * A managed control plane on Google Kubernetes Engine in Autopilot mode (PE-07): Google runs the nodes, and pods are paid for. All capacity is serverless.
 *
 * The APIs `container`, `compute`, `iam`, `cloudresourcemanager`, `cloudkms` and `gkebackup` must be enabled in the project.
 *
 * Errors: `gke-location`, `project-number`, `key-name`, `log-type`, `security-group-email`, `notification-topic`, `resource-label`, and when it is bound
 * `cluster-name`, `network-region`.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/autopilot-overview (read 2026-11)
 */
export class GkeAutopilotPlatform implements IPlatform {
  /** What GKE can do in Autopilot mode. */
  public readonly capabilities: PlatformCapabilities = AUTOPILOT_CAPABILITIES;

  constructor(private readonly props: GkeAutopilotPlatformProps) {
    checkGkeCluster(props, 'GkeAutopilotPlatform');
  }

  /** Makes a control plane below `scope`. */
  public bindControlPlane(scope: Construct, options: ControlPlaneOptions): IPlatformControlPlane {
    return createControlPlane(scope, options, this.props, new AutopilotMode());
  }
}
