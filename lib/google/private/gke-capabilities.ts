import { CapacityKind } from '../../capacity';
import { NodeVersions, PlatformCapabilities, SystemPods, UserCertificates } from '../../platform';

const COMMON = {
  // Google advises against certificates of clients, which nothing revokes: https://cloud.google.com/kubernetes-engine/docs/how-to/hardening-your-cluster (read 2026-11)
  userCertificates: UserCertificates.NOT_SIGNED,
  // In a release channel nodes are upgraded by GKE: https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels (read 2026-11)
  nodeVersions: NodeVersions.FOLLOW_CONTROL_PLANE,
};

/** What GKE can do with pools of nodes. */
export const GKE_CAPABILITIES: PlatformCapabilities = {
  platformName: 'GKE',
  capacityKinds: [CapacityKind.MANAGED, CapacityKind.FIXED],
  systemPods: SystemPods.NEED_POOL,
  ...COMMON,
};

/** What GKE can do where it runs the nodes. */
export const AUTOPILOT_CAPABILITIES: PlatformCapabilities = {
  platformName: 'GKE Autopilot',
  capacityKinds: [CapacityKind.SERVERLESS],
  systemPods: SystemPods.BUILT_IN,
  ...COMMON,
};
