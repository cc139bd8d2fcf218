/** How a pool is spread over the zones of its network. */
export enum ZonePlacement {
  /** One group over all zones. */
  SPREAD = 'spread',
  /** One group in each zone, for pods with volumes that are bound to a zone: an autoscaler can then add a node where the volume is. Sizes are those of each group. */
  ONE_GROUP_PER_ZONE = 'one-group-per-zone',
}
