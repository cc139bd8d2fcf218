import { CapacityKind } from '../../capacity';
import { ICluster } from '../../cluster';
import { ClusterBaseline } from '../../cluster-baseline';
import { ClusterObject } from '../../kubernetes/judgement/cluster-objects';
import { EffectiveAccess } from '../../kubernetes/judgement/effective-access';
import { PlatformBaseline, PlatformCapabilities } from '../../platform';
import { PlatformReadiness } from '../../platform-readiness';
import { CapacityFigure } from '../capacity-figure';
import { FailureDomainProof } from '../failure-domain-proof';
import { ResourceRequests } from '../proof/proof-input';
import { PoolView, TopologyView } from '../topology-view';

/**
 * All that the checks read of a cluster: intent and capabilities, never the class or the name of a platform.
 *
 * @internal
 */
export interface ClusterView {
  readonly cluster: ICluster;
  /** The path of the construct that the app made. */
  readonly constructPath: string;
  readonly capabilities: PlatformCapabilities;
  readonly baseline: PlatformBaseline;
  /** What the platform says; undefined where it says nothing. */
  readonly platform?: PlatformReadiness;
  readonly topology: TopologyView;
  readonly proof: FailureDomainProof;
  readonly capacity: readonly CapacityFigure[];
  /** What runs in the cluster by `ClusterBaseline`. */
  readonly clusterBaseline?: ClusterBaseline;
  /** The objects inside the cluster that the app states. */
  readonly objects: readonly ClusterObject[];
  /** What the quotas of tenants allow to be requested together. */
  readonly requests: ResourceRequests;
  readonly access: EffectiveAccess;
}

/** The pools that have nodes. */
export function nodePools({ topology }: ClusterView): PoolView[] {
  return topology.pools.filter(({ kind }) => kind !== CapacityKind.SERVERLESS);
}

/** The objects of a type, such as `kubernetes_namespace`. */
export function objectsOf({ objects }: ClusterView, type: string): ClusterObject[] {
  return objects.filter((object) => object.type === type);
}
