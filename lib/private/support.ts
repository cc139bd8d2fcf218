import { CapacityKind } from '../capacity';

/** Which platforms have a kind of capacity, for messages. The platform contract keeps it true. */
export const PLATFORMS_WITH: Record<CapacityKind, readonly string[]> = {
  [CapacityKind.MANAGED]: ['EKS', 'GKE'],
  [CapacityKind.SELF_MANAGED]: ['EKS'],
  [CapacityKind.FIXED]: ['EKS', 'GKE'],
  [CapacityKind.SERVERLESS]: ['EKS', 'GKE Autopilot'],
};
