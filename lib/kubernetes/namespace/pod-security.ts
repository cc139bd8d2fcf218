/**
 * What the pods of a namespace may do to their node, by the Pod Security Standards of Kubernetes.
 * Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/ (read 2026-11)
 */
export enum PodSecurityLevel {
  /** Everything, up to becoming root on the node. For agents of nodes only. */
  PRIVILEGED = 'privileged',
  /** What is not known to lead to more rights on the node. */
  BASELINE = 'baseline',
  /** What well-made applications need: no root, no privilege, no access to the node. */
  RESTRICTED = 'restricted',
}
