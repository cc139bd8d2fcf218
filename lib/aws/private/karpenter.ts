import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { WorkloadIdentity } from '../../platform';
import { describe, fail } from '../../private/problem';
import { AwsEnvironment } from './aws-environment';
import { Interruption, InterruptionQueue } from './interruption-queue';
import { karpenterPolicy } from './karpenter-policy';
import { JoiningNodeRole } from './node-roles';

/** The objects of a Karpenter pool, without what only the cluster knows. */
export interface KarpenterPool {
  readonly nodeClass: Record<string, unknown>;
  readonly nodePool: Record<string, unknown>;
}

/** What Karpenter needs to know of its cluster. */
export interface KarpenterProps {
  readonly clusterName: string;
  readonly environment: AwsEnvironment;
  readonly nodeRole: JoiningNodeRole;
  readonly identity: WorkloadIdentity;
  readonly tags?: Record<string, string>;
}

/** What Karpenter has on AWS: a queue that tells it of interruptions, its own rights, and the role of its nodes. */
export class Karpenter extends Construct {
  /** The values of Karpenter's chart that name this cluster, as JSON. */
  public readonly helmValues: string;
  public readonly instanceProfileName: string;
  /** What stands for the pools in the stack of the cluster. */
  public readonly policy: IamRolePolicy;
  private readonly pools = new Map<string, KarpenterPool>();
  private readonly placed = new Set<string>();

  constructor(scope: Construct, id: string, props: KarpenterProps) {
    super(scope, id);
    const queue = new InterruptionQueue(this, 'Interruptions', {
      reader: 'karpenter',
      interruptions: [
        Interruption.SPOT_INTERRUPTION,
        Interruption.REBALANCE_RECOMMENDATION,
        Interruption.INSTANCE_STATE_CHANGE,
        Interruption.SCHEDULED_CHANGE,
        Interruption.CAPACITY_RESERVATION_INTERRUPTION,
      ],
      tags: props.tags,
    });
    this.instanceProfileName = props.nodeRole.instanceProfileName;
    this.helmValues = JSON.stringify({
      settings: { clusterName: props.clusterName, interruptionQueue: queue.queueName },
      serviceAccount: { name: 'karpenter', annotations: props.identity.serviceAccountAnnotations },
    });
    this.policy = new IamRolePolicy(this, 'Policy', {
      role: props.identity.principalName,
      policy: karpenterPolicy({ ...props.environment, clusterName: props.clusterName, nodeRoleArn: props.nodeRole.roleArn, queueArn: queue.queueArn }),
    });
    this.node.addValidation({ validate: () => this.withoutObjects() });
  }

  /** Adds a pool, whose objects belong to another stack. */
  public add(poolId: string, pool: KarpenterPool): void {
    // Kubernetes names objects in lower case.
    const name = poolId.toLowerCase();
    if (this.pools.has(name)) {
      fail('pool-id-duplicate', { what: 'Two pools of Karpenter would have one name in Kubernetes', got: poolId, allowed: 'ids that differ in more than the case of letters', fix: 'rename one of the pools' });
    }
    this.pools.set(name, pool);
  }

  /** The pools that have been added, to be made as objects. */
  public place(): Map<string, KarpenterPool> {
    if (this.placed.size > 0) {
      fail('karpenter-objects-duplicate', { what: 'The objects of the Karpenter pools of this cluster are made already', allowed: 'aws.KarpenterNodePools once for a cluster', fix: 'remove the other one' });
    }
    for (const poolId of this.pools.keys()) this.placed.add(poolId);
    return new Map(this.pools);
  }

  private withoutObjects(): string[] {
    const missing = [...this.pools.keys()].filter((poolId) => !this.placed.has(poolId));
    if (missing.length === 0) return [];
    return [
      describe('karpenter-objects-missing', {
        what: 'Pools of Karpenter have no NodePool and EC2NodeClass in the cluster, so they would never have a node',
        got: missing,
        allowed: 'a second stack with aws.KarpenterNodePools, made after the pools',
        fix: "make a stack for what lives inside the cluster and add new aws.KarpenterNodePools(stack, 'Karpenter', { cluster }) to it",
      }),
    ];
  }
}
