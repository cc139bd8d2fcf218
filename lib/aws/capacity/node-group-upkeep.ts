/** Whether EKS replaces nodes that are not healthy. */
export enum NodeRepair {
  /** It does. */
  ENABLED = 'enabled',
  /** It does not. */
  DISABLED = 'disabled',
}

/** What an update does with a node whose pods cannot leave, because a PodDisruptionBudget forbids it. */
export enum BlockedDrain {
  /** The update fails, and the node stays. */
  FAIL = 'fail',
  /** The node is replaced all the same. */
  FORCE = 'force',
}
