/** An etcd on a machine, as its programs know it (`etcd.sh`). */
export interface EtcdInstance {
  /** Of systemd. */
  readonly unit: string;
  readonly clientPort: number;
  readonly peerPort: number;
  /** On the loopback of the machine alone. */
  readonly metricsPort: number;
  /** On the disk that outlives the machine. */
  readonly data: string;
}

/** The etcd of the cluster. */
export const CLUSTER_ETCD: EtcdInstance = { unit: 'etcd', clientPort: 2379, peerPort: 2380, metricsPort: 2381, data: '/var/lib/etcd/data' };

/** The etcd of events. */
export const EVENTS_ETCD: EtcdInstance = { unit: 'etcd-events', clientPort: 2382, peerPort: 2383, metricsPort: 2384, data: '/var/lib/etcd/events' };
