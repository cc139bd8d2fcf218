import { ContainerClusterConfig } from '@cdktf/provider-google/lib/container-cluster';
import { Construct } from 'constructs';
import { ICapacity } from '../../capacity';
import { BoundWorkerPool, PlatformCapabilities, WorkerPoolBinding } from '../../platform';
import { PlatformFact } from '../../platform-readiness';
import { GkePoolContext, PoolNodes } from './gke-capacity';
import { PodPlan } from './pod-plan';

/** What a mode needs to know of the nodes of the cluster that is made. */
export interface ModeParts {
  readonly serviceAccountEmail: string;
  readonly networkTag: string;
}

/** What pools need to know of their cluster, whatever its mode. */
export interface ModePoolContext extends Omit<GkePoolContext, 'podsPerNode' | 'nodeLocations'> {
  /** Where pools plan the addresses of their pods. */
  readonly plan: PodPlan;
}

/** In which mode a cluster runs: what it says of nodes, and how it gets pools. */
export interface IGkeMode {
  /** What the mode can do. */
  readonly capabilities: PlatformCapabilities;
  /** The zones of the nodes; undefined where GKE chooses three. */
  readonly nodeLocations?: string[];
  /** How many pods a node runs where its pool says nothing else; undefined where Google chooses. */
  readonly podsPerNode?: number;
  /** What it sees to in a cluster that is made here. */
  readonly facts: PlatformFact[];

  /** The arguments of the cluster that are the mode's own. */
  arguments(parts: ModeParts): Partial<ContainerClusterConfig>;

  /** Makes the nodes of a pool below `scope`. */
  bindWorkerPool(scope: Construct, binding: WorkerPoolBinding, context: ModePoolContext): BoundWorkerPool;

  /** What the nodes of a pool are; undefined where Google chooses them. */
  nodesOf(capacity: ICapacity): PoolNodes | undefined;
}

/** What nodes are given that GKE makes by itself. */
export function provisionedNodes({ networkTag }: ModeParts): ContainerClusterConfig['nodePoolAutoConfig'] {
  return { networkTags: { tags: [networkTag] }, nodeKubeletConfig: { insecureKubeletReadonlyPortEnabled: 'FALSE' } };
}

/** What both modes run. */
export const COMMON_ADD_ONS = {
  httpLoadBalancing: { disabled: false },
  horizontalPodAutoscaling: { disabled: false },
  gkeBackupAgentConfig: { enabled: true },
};
