/**
 * The kind of disk that nodes start from. Newer machine series, such as C4, N4 and C4A, have Hyperdisk alone.
 * Source: https://cloud.google.com/kubernetes-engine/docs/how-to/custom-boot-disks (read 2026-11)
 */
export enum NodeDiskType {
  /** Persistent disk on hard disks. */
  PD_STANDARD = 'pd-standard',
  /** Persistent disk on SSDs, between price and speed. */
  PD_BALANCED = 'pd-balanced',
  /** Persistent disk on SSDs, for speed. */
  PD_SSD = 'pd-ssd',
  /** Hyperdisk Balanced. */
  HYPERDISK_BALANCED = 'hyperdisk-balanced',
}
