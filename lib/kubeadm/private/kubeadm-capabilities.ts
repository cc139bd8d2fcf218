import { CapacityKind } from '../../capacity';
import { ClusterDns, NodeVersions, PlatformCapabilities, SystemPods, UserCertificates } from '../../platform';

/** What a cluster on machines of one's own can do. */
export const KUBEADM_CAPABILITIES: PlatformCapabilities = {
  platformName: 'kubeadm',
  capacityKinds: [CapacityKind.MANAGED, CapacityKind.SELF_MANAGED, CapacityKind.FIXED],
  systemPods: SystemPods.NEED_POOL,
  // The controller manager has the key of the certificate authority: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/ (read 2026-11)
  userCertificates: UserCertificates.SIGNED,
  nodeVersions: NodeVersions.CHOSEN,
};

/** The DNS that kubeadm installs. */
export const KUBEADM_DNS: ClusterDns = { deploymentName: 'coredns', podLabels: { 'k8s-app': 'kube-dns' } };
