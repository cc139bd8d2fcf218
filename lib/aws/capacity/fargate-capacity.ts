import { EksFargateProfile } from '@cdktf/provider-aws/lib/eks-fargate-profile';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Capacity, CapacityIntent } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { refuseNodeOptions } from '../../private/capacity-checks';
import { checkKnown } from '../../private/checks';
import { digest } from '../../private/names';
import { Compute, EksPoolContext, IEksCapacity } from '../private/eks-capacity';
import { PoolPlace, PoolReadiness } from '../private/readiness/pool-readiness';
import { dependencies } from '../../private/ordering';
import { attachManagedPolicies, serviceRole } from '../private/service-role';
import { checkFargate, checkFargateSubnets } from './private/fargate-checks';
import { ofPool } from './private/node-facts';
import { FARGATE_FACTS } from './private/provider-node-facts';

/** Options of every Fargate profile. */
export interface FargateOptions {
  /**
   * The IAM role with which Fargate pulls images and writes logs.
   *
   * @default - a role of its own
   */
  readonly podExecutionRoleArn?: string;
  /**
   * The subnets of the pods, without a route to an internet gateway.
   *
   * @default - the private subnets of the network
   */
  readonly subnetIds?: string[];
}

/** Options of `FargateCapacity.forNamespaces`. */
export interface FargateCapacityOptions extends FargateOptions {
  /** The namespaces whose pods run on Fargate, at most five; `*` and `?` are wildcards. */
  readonly namespaces: string[];
}

/** Which pods run on Fargate: those of a namespace that have all the labels. */
export interface FargateSelector {
  /** The namespace; `*` and `?` are wildcards. */
  readonly namespace: string;
  /**
   * Labels that a pod must have, at most five; `*` and `?` are wildcards.
   *
   * @default - all pods of the namespace
   */
  readonly labels?: Record<string, string>;
}

/** Options of `FargateCapacity.forSelectors`. */
export interface FargateSelectorOptions extends FargateOptions {
  /** Which pods run on Fargate, at most five. */
  readonly selectors: FargateSelector[];
}

/**
 * Serverless capacity on EKS: some pods run on Fargate, without nodes (PE-07).
 *
 * A pool for the namespace `kube-system` can be the only one of a cluster: CoreDNS is then told to run on Fargate.
 * Pod Identity does not reach Fargate; give pods their roles with `WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES`.
 *
 * Errors: `list-empty`, `namespace-duplicate`, `namespace-name`, `fargate-selector`, `fargate-subnet-public`, `principal-arn`,
 * `pool-option-unsupported`, `fargate-without-identity`.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html (read 2026-11)
 */
export class FargateCapacity implements IEksCapacity {
  /** Runs all pods of namespaces on Fargate. */
  public static forNamespaces(options: FargateCapacityOptions): FargateCapacity {
    const { intent } = Capacity.serverless(options);
    checkKnown(options.namespaces, 'namespaces');
    return new FargateCapacity(intent, options.namespaces.map((namespace) => ({ namespace })), options);
  }

  /** Runs pods on Fargate that have labels. */
  public static forSelectors(options: FargateSelectorOptions): FargateCapacity {
    const { selectors } = options;
    checkKnown(selectors, 'selectors');
    const { intent } = Capacity.serverless({ namespaces: [...new Set(selectors.map(({ namespace }) => namespace))] });
    const whole = selectors.some(({ namespace, labels }) => namespace === 'kube-system' && labels === undefined);
    return new FargateCapacity({ ...intent, runsSystemPods: whole }, selectors, options);
  }

  /** @internal */
  public static _of(intent: CapacityIntent): FargateCapacity {
    checkKnown(intent.namespaces, 'namespaces');
    return new FargateCapacity(intent, intent.namespaces.map((namespace) => ({ namespace })), {});
  }

  /** The platforms that alone have this capacity. */
  public readonly onlyOn?: string[] = ['EKS'];
  /** @internal */
  public readonly _compute = Compute.FARGATE;

  private constructor(
    /** What is asked for. */
    public readonly intent: CapacityIntent,
    private readonly selectors: FargateSelector[],
    private readonly options: FargateOptions,
  ) {
    checkFargate(selectors, options);
  }

  /** @internal */
  public _addresses(): number {
    return 0;
  }

  /** @internal */
  public _readiness(place: PoolPlace): PoolReadiness {
    return { zones: place.zones.ofSubnets(this.options.subnetIds), facts: ofPool(place, FARGATE_FACTS) };
  }

  /** @internal */
  public _bindToEks(scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): BoundWorkerPool {
    refuseNodeOptions(binding, 'Serverless capacity has no nodes to which these options of the pool could apply');
    const { clusterName, network, tags } = context;
    const subnetIds = this.options.subnetIds ?? network.privateSubnetIds;
    checkFargateSubnets(subnetIds, network);
    const { roleArn, attachments } = this.podExecutionRole(scope, context);
    const { selectors } = this;
    const profile = new EksFargateProfile(scope, 'FargateProfile', {
      clusterName,
      // A profile cannot change. With a name of its own the new one is there before the old goes, and its pods with it.
      fargateProfileName: `${binding.poolId}-${digest(scope, [...selectors.map(identity).sort(), ...subnetIds, roleArn])}`,
      podExecutionRoleArn: roleArn,
      subnetIds,
      selector: selectors.map(({ namespace, labels }) => ({ namespace, labels })),
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    profile.dependsOn = [...context.ready, ...dependencies(scope, attachments)];
    scope.node.defaultChild = profile;
    return { resources: [profile], needsNodeAutoscaler: false, nodeSelector: {} };
  }

  private podExecutionRole(scope: Construct, { environment, tags }: EksPoolContext): { roleArn: string; attachments: ITerraformDependable[] } {
    const { podExecutionRoleArn } = this.options;
    if (podExecutionRoleArn !== undefined) return { roleArn: podExecutionRoleArn, attachments: [] };
    const role = serviceRole(scope, 'Role', {
      service: 'eks-fargate-pods.amazonaws.com',
      onlyFor: environment.account,
      namePrefix: 'eks-fargate-',
      description: 'Pods on Fargate of an EKS cluster',
      tags,
    });
    return { roleArn: role.arn, attachments: attachManagedPolicies(scope, role, 'Role-', environment.partition, ['AmazonEKSFargatePodExecutionRolePolicy']) };
  }
}

// Without labels a selector is its namespace alone.
function identity({ namespace, labels = {} }: FargateSelector): string {
  return [namespace, ...Object.entries(labels).map(([key, value]) => `${key}=${value}`).sort()].join(' ');
}
