/** Which nodes the sizes of a pool count. */
export enum SizeScope {
  /** All nodes of the pool, in whatever zone. */
  TOTAL = 'total',
  /** The nodes of each zone: a pool in three zones has three times as many. */
  PER_ZONE = 'per-zone',
}

/**
 * How an autoscaler chooses the zones of new nodes.
 * Source: https://cloud.google.com/kubernetes-engine/docs/concepts/cluster-autoscaler#location_policy (read 2026-11)
 */
export enum LocationPolicy {
  /** Zones of about the same size. */
  BALANCED = 'BALANCED',
  /** The zones that have room, and unused reservations first: spot machines are taken back less often. */
  ANY = 'ANY',
}

/** Where the nodes of a zone stand. */
export enum NodePlacement {
  /** Wherever there is room. */
  SPREAD = 'spread',
  /** Close to one another, for short ways between them. */
  COMPACT = 'compact',
}
