import { CapacityKind } from '../../capacity';
import { NodeAutoscaling, PlatformCapabilities } from '../../platform';

/** What EKS can do. */
export const EKS_CAPABILITIES: PlatformCapabilities = {
  platformName: 'EKS',
  capacityKinds: [CapacityKind.MANAGED, CapacityKind.FIXED, CapacityKind.SERVERLESS],
  nodeAutoscaling: NodeAutoscaling.NEEDS_AUTOSCALER,
};
