import { CapacityKind } from '../../capacity';
import { NodeVersions, PlatformCapabilities, SystemPods, UserCertificates } from '../../platform';

/** What EKS can do. */
export const EKS_CAPABILITIES: PlatformCapabilities = {
  platformName: 'EKS',
  capacityKinds: [CapacityKind.MANAGED, CapacityKind.SELF_MANAGED, CapacityKind.FIXED, CapacityKind.SERVERLESS],
  systemPods: SystemPods.NEED_POOL,
  // Its signers give certificates to servers alone: https://docs.aws.amazon.com/eks/latest/userguide/cert-signing.html (read 2026-11)
  userCertificates: UserCertificates.NOT_SIGNED,
  nodeVersions: NodeVersions.CHOSEN,
};
