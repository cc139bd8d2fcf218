/**
 * The data that etcd shall have: that of a snapshot. All members take it up together, each from the same snapshot, when their epoch is below the one that is named.
 * What was written after the snapshot is lost. Leave the option in the program afterwards: an epoch never goes back.
 */
export interface EtcdRestore {
  /** The snapshot, as its key in the object store, such as `snapshots/1/20261121T120000Z-48211.db`. */
  readonly snapshot: string;
  /** The epoch of the data made from it: 2 for the first restore, and one more for each. */
  readonly epoch: number;
}
