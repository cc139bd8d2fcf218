/** How soon a cluster gets new versions of Kubernetes (PE-45): https://cloud.google.com/kubernetes-engine/docs/concepts/release-channels (read 2026-11) */
export enum ReleaseChannel {
  /** Weeks after a version is released, before it has proven itself. */
  RAPID = 'RAPID',
  /** When a version has proven itself in the rapid channel. */
  REGULAR = 'REGULAR',
  /** When a version has proven itself in the regular channel. */
  STABLE = 'STABLE',
  /** As the regular channel, and minor versions stay supported for longer, at a higher price from the end of standard support on. */
  EXTENDED = 'EXTENDED',
}
