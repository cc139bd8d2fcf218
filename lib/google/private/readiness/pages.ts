const GKE = 'https://cloud.google.com/kubernetes-engine';

/** The pages of Google that say who does what (all read 2026-11). */
export const PAGES = {
  /** "Hardening and patching the control plane": API server, scheduler, controllers, cluster CA, certificates, etcd; and of nodes the trusted bootstrap and the kubelet. */
  SHARED: `${GKE}/docs/concepts/shared-responsibility`,
  /** The control plane in three zones. */
  REGIONAL: `${GKE}/docs/concepts/regional-clusters`,
  /** One endpoint for the control plane, whose life Google runs. */
  ARCHITECTURE: `${GKE}/docs/concepts/cluster-architecture`,
  /** Google's own backup of etcd. */
  ETCD: `${GKE}/docs/how-to/encrypt-etcd-control-plane-disks`,
  UPGRADES: `${GKE}/upgrades`,
  LARGE: `${GKE}/docs/concepts/planning-large-clusters`,
  IMAGES: `${GKE}/docs/concepts/node-images`,
  AUTHENTICATION: `${GKE}/docs/how-to/api-server-authentication`,
  RBAC: `${GKE}/docs/how-to/role-based-access-control`,
  /** How Google configures the API server. */
  CIS: `${GKE}/docs/concepts/cis-benchmarks`,
  VOLUMES: `${GKE}/docs/concepts/persistent-volumes`,
  /** How long Cloud Logging keeps what it is sent. */
  RETENTION: 'https://cloud.google.com/logging/quotas',
  AUTOPILOT: `${GKE}/docs/concepts/autopilot-overview`,
  AUTOPILOT_SECURITY: `${GKE}/docs/concepts/autopilot-security`,
  BACKUP: `${GKE}/docs/add-on/backup-for-gke/concepts/backup-for-gke`,
  FLEXIBLE_PODS: `${GKE}/docs/how-to/flexible-pod-cidr`,
  SUBNETS: 'https://cloud.google.com/vpc/docs/subnets#unusable-ip-addresses-in-every-subnet',
} as const;
