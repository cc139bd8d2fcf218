/**
 * The operating system image of nodes (PE-21). GKE keeps it up to date. A change replaces the nodes one after the other, not the pool.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/node-images (read 2026-11)
 */
export enum NodeImage {
  /** Container-Optimized OS, an operating system for containers alone. */
  COS_CONTAINERD = 'COS_CONTAINERD',
  /** Ubuntu, for what needs packages or kernel modules that Container-Optimized OS lacks. */
  UBUNTU_CONTAINERD = 'UBUNTU_CONTAINERD',
}
