import { EksNodeGroup, EksNodeGroupTaint } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Fn, TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { CapacityIntent, PurchaseOption } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { checkText } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { Taint, TaintEffect } from '../../../taint';
import { UpdateStrategy } from '../../../update-strategy';
import { NodeImage } from '../node-image';
import { autoscalerTags } from './autoscaler-tags';
import { EksPoolContext } from '../../private/eks-capacity';
import { amiType, severalMachineTypes } from './machine-type';
import { dependencies } from '../../private/ordering';

/** What a managed node group is made of. */
export interface NodeGroupSpec {
  readonly intent: CapacityIntent;
  readonly image?: NodeImage;
  readonly diskSizeGiB?: number;
  readonly podsPerNode?: number;
}

const EFFECTS: Record<TaintEffect, string> = {
  [TaintEffect.NO_SCHEDULE]: 'NO_SCHEDULE',
  [TaintEffect.PREFER_NO_SCHEDULE]: 'PREFER_NO_SCHEDULE',
  [TaintEffect.NO_EXECUTE]: 'NO_EXECUTE',
};

// https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html (read 2026-11)
const MAX_TAINTS = 50;
const MAX_LABEL_KEY = 63;

/** Makes a managed node group with its launch template, as children of `scope`. */
export function createNodeGroup(scope: Construct, spec: NodeGroupSpec, template: LaunchTemplate, binding: WorkerPoolBinding, context: EksPoolContext): EksNodeGroup {
  const { intent } = spec;
  const several = severalMachineTypes(intent.machineTypes);
  const { roleArn, attachments } = context.nodeRole();
  const group = new EksNodeGroup(scope, 'NodeGroup', {
    clusterName: context.clusterName,
    nodeGroupNamePrefix: namePrefix(binding.poolId, several),
    nodeRoleArn: roleArn,
    subnetIds: context.subnetIds,
    version: binding.version.version,
    amiType: spec.image && amiType(intent.machineTypes, spec.image),
    capacityType: intent.purchase === PurchaseOption.SPOT ? 'SPOT' : 'ON_DEMAND',
    instanceTypes: several ? intent.machineTypes : undefined,
    launchTemplate: { id: template.id, version: Fn.tostring(template.latestVersion) },
    scalingConfig: { minSize: intent.minSize ?? 0, maxSize: intent.maxSize ?? 1, desiredSize: intent.minSize ?? 0 },
    updateConfig: updateConfig(binding.updateStrategy),
    nodeRepairConfig: { enabled: true },
    labels: binding.labels,
    taint: binding.taints.map(toTaint),
    tags: context.tags,
    lifecycle: lifecycle(intent, context.environment.region),
  });
  group.dependsOn = [...context.ready, ...dependencies(scope, attachments)];
  scope.node.defaultChild = group;
  if (intent.autoscaled) autoscalerTags(scope, group, binding, context.clusterName);
  return group;
}

// EKS takes machine types from the launch template or from the node group and never lets a node group move from the one to the
// other. With a name of its own for each form, such a change replaces the node group, the new one first.
function namePrefix(poolId: string, several: boolean): string {
  return several ? `${poolId}-mixed-` : `${poolId}-`;
}

// One node at a time is EKS's default; stated, because the provider would keep a strategy that is taken away.
function updateConfig(strategy: UpdateStrategy = UpdateStrategy.maxUnavailable(1)) {
  return { maxUnavailable: strategy.nodes, maxUnavailablePercentage: strategy.percent };
}

function toTaint({ key, value, effect }: Taint): EksNodeGroupTaint {
  return { key, value, effect: EFFECTS[effect] };
}

/**
 * The number of nodes is the autoscaler's, so Terraform leaves it alone. AWS refuses bounds that the current number lies outside
 * of; the postcondition says so in the plan, before anything is changed, with the step that helps.
 */
function lifecycle(intent: CapacityIntent, region: string): TerraformResourceLifecycle {
  if (!intent.autoscaled) return { createBeforeDestroy: true };
  const size = 'self.scaling_config[0]';
  const step = `aws eks update-nodegroup-config --region ${region} --cluster-name \${self.cluster_name} --nodegroup-name \${self.node_group_name} --scaling-config minSize=\${${size}.min_size},maxSize=\${${size}.max_size},desiredSize=`;
  return {
    createBeforeDestroy: true,
    ignoreChanges: ['scaling_config[0].desired_size'],
    postcondition: [
      {
        condition: `\${${size}.desired_size >= ${size}.min_size}`,
        errorMessage: `[capacity-min-above-current] The node group \${self.node_group_name} has \${${size}.desired_size} nodes, fewer than the new minSize, which AWS refuses. To fix: run once, then apply again: ${step}\${${size}.min_size}`,
      },
      {
        condition: `\${${size}.desired_size <= ${size}.max_size}`,
        errorMessage: `[capacity-max-below-current] The node group \${self.node_group_name} has \${${size}.desired_size} nodes, more than the new maxSize, which AWS refuses. To fix: run once, then apply again: ${step}\${${size}.max_size}`,
      },
    ],
  };
}

/** Refuses what EKS does not take. */
export function checkForEks({ labels, taints }: WorkerPoolBinding): void {
  for (const [key, value] of Object.entries(labels)) {
    checkText(key, { id: 'label-key', option: 'WorkerPool labels key', pattern: /^(?!eks\.amazonaws\.com\/)/, maxLength: MAX_LABEL_KEY, allowed: `on EKS at most ${MAX_LABEL_KEY} characters, prefix included, and not below eks.amazonaws.com/` });
    checkText(value, { id: 'label-value', option: `WorkerPool labels["${key}"]`, pattern: /./, maxLength: 63, allowed: 'on EKS 1 to 63 characters' });
  }
  for (const { key } of taints) {
    checkText(key, { id: 'taint-key', option: 'Taint key', pattern: /./, maxLength: MAX_LABEL_KEY, allowed: `on EKS at most ${MAX_LABEL_KEY} characters, prefix included` });
  }
  if (taints.length <= MAX_TAINTS) return;
  fail('taint-duplicate', { what: 'WorkerPool taints has too many for EKS', got: taints.length, allowed: `at most ${MAX_TAINTS}`, fix: 'remove some' });
}
