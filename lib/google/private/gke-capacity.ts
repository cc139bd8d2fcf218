import { Construct } from 'constructs';
import { ICapacity } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';

/** What a capacity needs to know of the cluster that it joins. */
export interface GkePoolContext {
  /** The cluster's name, by reference, so that the pool waits for the cluster. */
  readonly clusterName: string;
  /** The cluster's region. */
  readonly region: string;
  /** The zones of the nodes; undefined where GKE chooses three. */
  readonly nodeLocations?: string[];
  /** How many pods a node runs where the pool says nothing else. */
  readonly podsPerNode: number;
  /** The service account of the nodes, with the least rights. */
  readonly serviceAccountEmail: string;
  /** The network tag that firewall rules of the cluster choose its nodes by. */
  readonly networkTag: string;
  /** The labels of everything that belongs to the cluster. */
  readonly labels?: Record<string, string>;
  /** What must exist before a node can become ready. */
  readonly ready: string[];
}

/** How many addresses pods may take. */
export interface PodDemand {
  /** Most nodes. */
  readonly nodes: number;
  /** Most pods of a node. */
  readonly podsPerNode: number;
}

/** What a pool says of its nodes, for their readiness. */
export interface PoolNodes {
  /** The zones, where they are named. */
  readonly nodeLocations?: string[];
  /** How many pods a node runs. */
  readonly podsPerNode: number;
  /** Whether nodes start only what is signed. */
  readonly isSecureBoot: boolean;
}

/**
 * A capacity that GKE can make.
 *
 * @internal
 */
export interface IGkeCapacity extends ICapacity {
  /** What the pool takes of the range of pods at its largest; undefined where only Terraform knows. */
  _podDemand(podsPerNode: number): PodDemand | undefined;

  /** What its nodes are in a cluster with such defaults. */
  _nodes(defaults: Pick<PoolNodes, 'nodeLocations' | 'podsPerNode'>): PoolNodes;

  /** Makes the resources of a pool as children of `scope`. */
  _bindToGke(scope: Construct, binding: WorkerPoolBinding, context: GkePoolContext): BoundWorkerPool;
}
