import { PlatformFact } from '../../../platform-readiness';
import { duty } from '../../../private/facts';

const GUIDE = 'https://docs.aws.amazon.com/eks/latest/userguide';

/** The pages of the user guide, and of the guide of best practices, that say what AWS does (read 2026-11). */
export const PAGES = {
  ARCHITECTURE: `${GUIDE}/eks-architecture.html`,
  AUTO_MODE: `${GUIDE}/automode.html`,
  AUTO_MODE_POLICIES: `${GUIDE}/auto-net-pol.html`,
  BACKUP: `${GUIDE}/integration-backup.html`,
  CLUSTERS: `${GUIDE}/clusters.html`,
  CONTAINERD: `${GUIDE}/dockershim-deprecation.html`,
  CONTROL_PLANE: 'https://docs.aws.amazon.com/eks/latest/best-practices/control-plane.html',
  CONTROL_PLANE_LOGS: `${GUIDE}/control-plane-logs.html`,
  FARGATE: `${GUIDE}/fargate.html`,
  IMAGES: `${GUIDE}/eks-optimized-amis.html`,
  INFRASTRUCTURE_SECURITY: `${GUIDE}/infrastructure-security.html`,
  NETWORK_POLICY: `${GUIDE}/cni-network-policy.html`,
  NODE_ROLE: `${GUIDE}/create-node-role.html`,
  OTHER_NETWORK_AGENTS: `${GUIDE}/alternate-cni-plugins.html`,
  PLATFORM_VERSIONS: `${GUIDE}/platform-versions.html`,
  PROVISIONED_CONTROL_PLANE: `${GUIDE}/eks-provisioned-control-plane.html`,
  RESILIENCE: `${GUIDE}/disaster-recovery-resiliency.html`,
  RESPONSIBILITY: `${GUIDE}/security.html`,
  UPDATE: `${GUIDE}/update-cluster.html`,
} as const;

/** What AWS does for every cluster of EKS, whoever made it. */
export const DUTIES: readonly PlatformFact[] = [
  duty('PE-01', 'the control plane runs on machines of its own, in an account of AWS', PAGES.CLUSTERS),
  duty('PE-02', 'at least two API servers and three members of etcd, in three zones', PAGES.ARCHITECTURE),
  duty('PE-03', 'a Network Load Balancer stands before the API servers', PAGES.CLUSTERS),
  duty('PE-05', 'AWS scales the machines of the control plane by their load', PAGES.RESILIENCE),
  duty('PE-08', 'AWS runs the control plane', PAGES.CLUSTERS),
  duty('PE-11', 'AWS deploys the control plane', PAGES.CLUSTERS),
  duty('PE-11', 'images of AWS have containerd as their only container runtime', PAGES.CONTAINERD),
  duty('PE-12', 'AWS answers for the control plane and etcd, with all their certificates', PAGES.RESPONSIBILITY),
  duty('PE-13', 'AWS keeps the name of the endpoint and the Network Load Balancer behind it', PAGES.CLUSTERS),
  duty('PE-14', 'AWS runs etcd on machines beside those of the API servers', PAGES.CONTROL_PLANE),
  duty('PE-15', 'AWS backs up all clusters regularly, and recovers them', PAGES.UPDATE),
  duty('PE-16', 'at least two API servers and three members of etcd, in three zones', PAGES.ARCHITECTURE),
  duty('PE-17', 'the scheduler and the controller manager run on each machine with an API server, of which there are two at least', PAGES.CONTROL_PLANE),
  duty('PE-18', 'the control plane runs in three zones', PAGES.ARCHITECTURE),
  duty('PE-19', 'AWS answers for the control plane and etcd, with all their certificates', PAGES.RESPONSIBILITY),
  duty('PE-20', 'AWS replaces API servers one after the other, one minor version at a time, and goes back to the former version where checks fail', PAGES.UPDATE),
  duty('PE-30', 'AWS sets the flags of the API server; requests are authorized by RBAC and by access entries of IAM', PAGES.INFRASTRUCTURE_SECURITY),
  duty('PE-33', 'the flags of the API server are those of the platform version, so that nobody turns ABAC on', PAGES.PLATFORM_VERSIONS),
  duty('PE-34', 'AWS sets the admission plugins of the API server, among them NodeRestriction and PodSecurity', PAGES.PLATFORM_VERSIONS),
  duty('PE-39', 'AWS scales the control plane up and down with its load', PAGES.PROVISIONED_CONTROL_PLANE),
  duty('PE-42', 'AWS runs etcd in several zones, and encrypts its volumes', PAGES.CLUSTERS),
];
