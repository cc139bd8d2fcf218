/** An etcd on a machine, as its programs know it (`etcd.sh`). */
export interface EtcdInstance {
  /** As people call it. */
  readonly title: string;
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
export const CLUSTER_ETCD: EtcdInstance = { title: 'etcd', unit: 'etcd', clientPort: 2379, peerPort: 2380, metricsPort: 2381, data: '/var/lib/etcd/data' };

/** The etcd of events. */
export const EVENTS_ETCD: EtcdInstance = { title: 'etcd of events', unit: 'etcd-events', clientPort: 2382, peerPort: 2383, metricsPort: 2384, data: '/var/lib/etcd/events' };

/** Those of a cluster. */
export function etcdInstances({ separateEvents }: { readonly separateEvents: boolean }): readonly EtcdInstance[] {
  return separateEvents ? [CLUSTER_ETCD, EVENTS_ETCD] : [CLUSTER_ETCD];
}
