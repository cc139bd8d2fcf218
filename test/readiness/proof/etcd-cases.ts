/** A cluster of etcd, what it loses, and whether it can still be written to. */
export interface EtcdCase {
  /** The zone of each member, from 0. */
  readonly zones: readonly number[];
  /** What is lost, in the words of the proof. */
  readonly lost: string;
  /** The members that are lost, by their places. */
  readonly members: readonly number[];
  readonly writable: boolean;
}

/** Losses whose outcome somebody has counted by hand. */
export const ETCD_CASES: readonly EtcdCase[] = [
  { zones: [0, 1, 2], lost: 'etcd-1', members: [1], writable: true },
  { zones: [0, 1, 2], lost: 'zone c', members: [2], writable: true },
  { zones: [0, 1, 2], lost: 'zone a and etcd-2', members: [0, 2], writable: false },
  { zones: [0, 1, 0], lost: 'zone a', members: [0, 2], writable: false },
  { zones: [0, 1, 0], lost: 'zone b', members: [1], writable: true },
  { zones: [0, 1, 2, 3], lost: 'zone d', members: [3], writable: true },
  { zones: [0, 1, 2, 0], lost: 'zone a', members: [0, 3], writable: false },
  { zones: [0, 1, 2, 0, 1], lost: 'zone b', members: [1, 4], writable: true },
  { zones: [0, 1, 2, 0, 1], lost: 'zone c and etcd-0', members: [2, 0], writable: true },
  { zones: [0, 1, 2, 0, 1], lost: 'zone b and etcd-3', members: [1, 4, 3], writable: false },
  { zones: [0, 0, 0, 1, 2], lost: 'zone a', members: [0, 1, 2], writable: false },
  { zones: [0, 1, 2, 3, 4], lost: 'zone e and etcd-0', members: [4, 0], writable: true },
  { zones: [0, 1, 2, 0, 1, 2, 0], lost: 'zone a', members: [0, 3, 6], writable: true },
  { zones: [0, 1, 2, 0, 1, 2, 0], lost: 'zone a and etcd-1', members: [0, 3, 6, 1], writable: false },
  { zones: [0, 1, 2, 3, 0, 1, 2], lost: 'zone a and etcd-1', members: [0, 4, 1], writable: true },
];
