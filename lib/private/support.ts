import { CapacityKind } from '../capacity';

/** Which platforms have a kind of capacity, for messages. The platform contract keeps it true. */
export const PLATFORMS_WITH: Record<CapacityKind, readonly string[]> = {
  [CapacityKind.MANAGED]: ['EKS', 'GKE', 'kubeadm'],
  [CapacityKind.SELF_MANAGED]: ['EKS', 'kubeadm'],
  [CapacityKind.FIXED]: ['EKS', 'GKE', 'kubeadm'],
  [CapacityKind.SERVERLESS]: ['EKS', 'GKE Autopilot'],
};
