import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { CapacityIntent, ICapacity } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { INetwork } from '../network/network';
import { AwsEnvironment } from './aws-environment';
import { IControlPlaneFeatures } from './control-plane-features';
import { Karpenter } from './karpenter';
import { NodeRoles } from './node-roles';
import { PoolPlace, PoolReadiness } from './readiness/pool-readiness';

/** What pods run on, which decides what the cluster must have for them. */
export enum Compute {
  /** Machines of the user's account. */
  NODES = 'nodes',
  /** Fargate. */
  FARGATE = 'fargate',
  /** Machines that EKS Auto Mode runs. */
  AUTO_MODE = 'auto-mode',
}

/** What a capacity needs to know of the cluster that it joins. */
export interface EksPoolContext {
  readonly clusterName: string;
  readonly endpoint: string;
  readonly certificateAuthority?: string;
  readonly serviceCidr?: string;
  readonly securityGroupId: string;
  readonly network: INetwork;
  readonly environment: AwsEnvironment;
  readonly tags?: Record<string, string>;
  /** What must exist before a node can become ready. */
  readonly ready: string[];
  /** The roles of the cluster's nodes. */
  readonly roles: NodeRoles;
  /** What a pool may change of the control plane. */
  readonly features: IControlPlaneFeatures;
  /** What Karpenter has on AWS, made when the first pool asks for it. */
  readonly karpenter: () => Karpenter;
}

/**
 * A capacity that EKS can make.
 *
 * @internal
 */
export interface IEksCapacity extends ICapacity {
  /** What its pods run on. */
  readonly _compute: Compute;

  /** How many addresses the pool takes at its largest, where the network agent gives out blocks or single addresses. */
  _addresses(inBlocks: boolean, zones: number): number;

  /** What is known of the readiness of the pool that stands in a place. */
  _readiness(place: PoolPlace): PoolReadiness;

  /** Makes the resources of a pool as children of `scope`. */
  _bindToEks(scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): BoundWorkerPool;
}

/** A bound pool of resources that an autoscaler in the cluster must scale, if anything does. */
export function boundPool(resources: ITerraformDependable[], intent: CapacityIntent): BoundWorkerPool {
  return { resources, needsNodeAutoscaler: intent.autoscaled };
}
