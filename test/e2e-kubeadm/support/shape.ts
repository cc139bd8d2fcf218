import { KubernetesVersion } from 'cdktf-production-cluster';

/** What of a cluster differs between stories. */
export interface ClusterShape {
  /** How many members etcd has. */
  readonly etcdMembers: number;
  /** Whether etcd has machines of its own. */
  readonly externalEtcd: boolean;
  /** Whether events have an etcd of their own from the beginning. */
  readonly separateEvents: boolean;
  /** How many machines the control plane has. */
  readonly controlPlanes: number;
  /** How many workers there are at first. */
  readonly workers: number;
}

/** What of a cluster changes in a story. */
export interface ClusterState {
  /** @default - 1.34 */
  readonly version?: KubernetesVersion;
  /** The version of the workers, which follows. @default - 1.34 */
  readonly workerVersion?: KubernetesVersion;
  /** Another one makes another generation of the machines. @default - that of the first day */
  readonly machineType?: string;
  /** Whether a program on the list of software has a wrong checksum, so that a new machine cannot boot. @default false */
  readonly brokenSoftware?: boolean;
  /** Whether events have an etcd of their own. @default - as at the beginning */
  readonly separateEvents?: boolean;
  /** @default - none */
  readonly restore?: { readonly snapshot: string; readonly epoch: number };
}

/** Etcd on the control plane's machines. */
export const STACKED: ClusterShape = { etcdMembers: 3, externalEtcd: false, separateEvents: false, controlPlanes: 3, workers: 2 };
/** Etcd on machines of its own. */
export const EXTERNAL: ClusterShape = { etcdMembers: 3, externalEtcd: true, separateEvents: false, controlPlanes: 3, workers: 2 };
