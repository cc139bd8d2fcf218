import { CapacityKind } from '../../capacity';
import { PlatformCapabilities, SystemPods } from '../../platform';

/** What EKS can do. */
export const EKS_CAPABILITIES: PlatformCapabilities = {
  platformName: 'EKS',
  capacityKinds: [CapacityKind.MANAGED, CapacityKind.SELF_MANAGED, CapacityKind.FIXED, CapacityKind.SERVERLESS],
  systemPods: SystemPods.NEED_POOL,
};
