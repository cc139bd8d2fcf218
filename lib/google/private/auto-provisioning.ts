import { ContainerClusterClusterAutoscaling, ContainerClusterClusterAutoscalingResourceLimits } from '@cdktf/provider-google/lib/container-cluster';
import { unknown } from '../../private/checks';
import { AcceleratorLimit, AutoscalingProfile, NodeAutoProvisioning, NodeAutoProvisioningOptions, ProvisionedDiskType, ProvisionedImageType } from '../node-auto-provisioning';
import { CLOUD_PLATFORM } from './node-identity';

/** What provisioned nodes have of their cluster. */
export interface ProvisionedNodes {
  /** The service account of the nodes. Without one they would have the project's default one, which may do nearly everything. */
  readonly serviceAccountEmail: string;
  /** The zones of the nodes; those of the cluster where this is left out. */
  readonly nodeLocations?: string[];
}

/** How a Standard cluster scales by itself; without `provisioning` GKE makes no pools. Autopilot refuses what this writes. */
export function renderAutoProvisioning(
  provisioning: NodeAutoProvisioning | undefined, { serviceAccountEmail, nodeLocations }: ProvisionedNodes, autoscalingProfile = AutoscalingProfile.BALANCED,
): ContainerClusterClusterAutoscaling {
  // Where it is off the provider reads nothing else back than these two, so that anything more would differ in every plan.
  if (provisioning === undefined) return { enabled: false, autoscalingProfile };
  const { options } = provisioning;
  return {
    enabled: true,
    autoscalingProfile,
    resourceLimits: limitsOf(options),
    ...(nodeLocations !== undefined && { autoProvisioningLocations: nodeLocations }),
    autoProvisioningDefaults: defaultsOf(serviceAccountEmail, options),
  };
}

/** What the nodes of an Autopilot cluster have: GKE decides all else, and the provider refuses `enabled` and limits there. */
export function renderAutopilotNodes({ serviceAccountEmail }: ProvisionedNodes): ContainerClusterClusterAutoscaling {
  return { autoProvisioningDefaults: { serviceAccount: serviceAccountEmail, oauthScopes: [CLOUD_PLATFORM] } };
}

// All is written: the provider's documentation and its schema name different kinds of disk as the default, and the service account would be the default one.
function defaultsOf(serviceAccount: string, options: NodeAutoProvisioningOptions) {
  const { diskSizeGb = 100, diskType = ProvisionedDiskType.BALANCED, diskKeyId, imageType = ProvisionedImageType.CONTAINER_OPTIMIZED, maxSurge = 1, maxUnavailable = 0 } = options;
  return {
    serviceAccount,
    oauthScopes: [CLOUD_PLATFORM],
    diskSize: diskSizeGb,
    diskType,
    ...(diskKeyId !== undefined && { bootDiskKmsKey: diskKeyId }),
    imageType,
    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    management: { autoRepair: true, autoUpgrade: true },
    upgradeSettings: { strategy: 'SURGE', maxSurge, maxUnavailable },
  };
}

// The provider compares the limits as a list: their order is always the same.
function limitsOf({ minCpu, maxCpu, minMemoryGib, maxMemoryGib, accelerators = [] }: NodeAutoProvisioningOptions): ContainerClusterClusterAutoscalingResourceLimits[] {
  return [limit('cpu', maxCpu, minCpu), limit('memory', maxMemoryGib, minMemoryGib), ...inOrder(accelerators).map(({ acceleratorType, min, max }) => limit(acceleratorType, max, min))];
}

function limit(resourceType: string, maximum: number, minimum?: number): ContainerClusterClusterAutoscalingResourceLimits {
  return { resourceType, ...(minimum !== undefined && { minimum }), maximum };
}

function inOrder(accelerators: AcceleratorLimit[]): AcceleratorLimit[] {
  const known = accelerators.filter(({ acceleratorType }) => !unknown(acceleratorType));
  return [...known.sort((a, b) => (a.acceleratorType < b.acceleratorType ? -1 : 1)), ...accelerators.filter(({ acceleratorType }) => unknown(acceleratorType))];
}
