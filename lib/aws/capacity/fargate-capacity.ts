import { EksFargateProfile } from '@cdktf/provider-aws/lib/eks-fargate-profile';
import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { Capacity, CapacityIntent } from '../../capacity';
import { WorkerPoolBinding } from '../../platform';
import { checkKnown, checkText } from '../../private/checks';
import { digest } from '../../private/names';
import { fail } from '../../private/problem';
import { EksPoolContext, IEksCapacity } from '../private/eks-capacity';
import { dependencies } from '../private/ordering';
import { attachManagedPolicies, serviceRole } from '../private/service-role';

/** Options of `FargateCapacity`. */
export interface FargateCapacityOptions {
  /** The namespaces whose pods run on Fargate, at most five; `*` and `?` are wildcards. */
  readonly namespaces: string[];
}

// https://docs.aws.amazon.com/eks/latest/userguide/fargate-profile.html (read 2026-11)
const MAX_SELECTORS = 5;
const NAMESPACE = /^[a-z0-9*?]([a-z0-9*?-]*[a-z0-9*?])?$/;

/**
 * Serverless capacity on EKS: pods of some namespaces run on Fargate, without nodes (PE-07).
 *
 * Errors: `list-empty`, `namespace-duplicate`, `namespace-name`, `pool-option-unsupported`.
 */
export class FargateCapacity implements IEksCapacity {
  /** Runs the pods of namespaces on Fargate. */
  public static forNamespaces(options: FargateCapacityOptions): FargateCapacity {
    return FargateCapacity._of(Capacity.serverless(options).intent);
  }

  /** @internal */
  public static _of(intent: CapacityIntent): FargateCapacity {
    return new FargateCapacity(intent);
  }

  /** The platforms that alone have this capacity. */
  public readonly onlyOn?: string[] = ['EKS'];
  /** @internal */
  public readonly _addresses = 0;

  private constructor(
    /** What is asked for. */
    public readonly intent: CapacityIntent,
  ) {
    const { namespaces } = intent;
    checkKnown(namespaces, 'namespaces');
    if (namespaces.length > MAX_SELECTORS) {
      fail('pool-option-unsupported', { what: 'A Fargate profile has too many selectors', got: namespaces, allowed: `at most ${MAX_SELECTORS} namespaces`, fix: 'use another pool for the others' });
    }
    namespaces.forEach((name) => checkText(name, { id: 'namespace-name', option: 'namespaces', pattern: NAMESPACE, maxLength: 63, allowed: 'a DNS label of at most 63 characters, with * and ? as wildcards' }));
  }

  /** @internal */
  public _bindToEks(scope: Construct, binding: WorkerPoolBinding, context: EksPoolContext): ITerraformDependable {
    refuseNodeOptions(binding);
    const { clusterName, subnetIds, environment, tags } = context;
    const role = serviceRole(scope, 'Role', {
      service: 'eks-fargate-pods.amazonaws.com',
      onlyFor: environment.account,
      namePrefix: 'eks-fargate-',
      description: 'Pods on Fargate of an EKS cluster',
      tags,
    });
    const attachments = attachManagedPolicies(scope, role, 'Role-', environment.partition, ['AmazonEKSFargatePodExecutionRolePolicy']);
    const roleArn = role.arn;
    const profile = new EksFargateProfile(scope, 'FargateProfile', {
      clusterName,
      // A profile cannot change. With a name of its own the new one is there before the old goes, and its pods with it.
      fargateProfileName: `${binding.poolId}-${digest(scope, [...this.intent.namespaces, ...subnetIds, roleArn])}`,
      podExecutionRoleArn: roleArn,
      subnetIds,
      selector: this.intent.namespaces.map((namespace) => ({ namespace })),
      tags,
      lifecycle: { createBeforeDestroy: true },
    });
    profile.dependsOn = [...context.ready, ...dependencies(scope, attachments)];
    scope.node.defaultChild = profile;
    return profile;
  }
}

// Fargate has no nodes of the user's: what describes nodes would be ignored.
function refuseNodeOptions({ nodeOptions }: WorkerPoolBinding): void {
  if (nodeOptions.length === 0) return;
  fail('pool-option-unsupported', {
    what: 'Serverless capacity has no nodes to which these options of the pool could apply',
    got: nodeOptions,
    allowed: 'capacity alone',
    fix: 'remove the options, or use Capacity.managed',
  });
}
