import { BaselinePart, PlatformBaseline } from '../../platform';

/**
 * What GKE brings. Pools scale by themselves, nodes report their problems, and its default StorageClass `standard-rwo` makes encrypted disks where the pod runs.
 * Cloud DNS answers from outside the cluster: https://cloud.google.com/kubernetes-engine/docs/concepts/about-cloud-dns (read 2026-11)
 */
export const GKE_BASELINE: PlatformBaseline = {
  brings: [BaselinePart.NODE_AUTOSCALING, BaselinePart.DNS_AUTOSCALING, BaselinePart.DNS_DISRUPTION_BUDGET, BaselinePart.NODE_PROBLEM_DETECTION],
  // Pods ask the cache on their node, and where there is none the metadata server: https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache (read 2026-11)
  dnsCidrBlocks: ['169.254.20.10/32', '169.254.169.254/32'],
  // The metadata server, with Dataplane V2: https://cloud.google.com/kubernetes-engine/docs/how-to/network-policy (read 2026-11)
  credentialEndpoints: [{ cidrBlock: '169.254.169.254/32', port: 80 }],
};
