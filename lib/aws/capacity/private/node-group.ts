import { EksNodeGroup, EksNodeGroupTaint } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Fn, TerraformResourceLifecycle } from 'cdktf';
import { Construct } from 'constructs';
import { CapacityIntent, PurchaseOption } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { TAINT_EFFECTS } from '../../../private/taint-effects';
import { Taint } from '../../../taint';
import { UpdateStrategy } from '../../../update-strategy';
import { EksPoolContext } from '../../private/eks-capacity';
import { encodeUserData } from '../../private/encode-user-data';
import { amiType, severalMachineTypes } from '../../private/machine-type';
import { dependencies } from '../../../private/ordering';
import { NodeGroupOptions } from '../node-group-capacity';
import { BlockedDrain, NodeRepair } from '../node-group-upkeep';
import { NodeImage, NodeImageFamily } from '../node-image';
import { tagForAutoscaler } from './autoscaler-tags';
import { eksLaunchTemplate } from './eks-machines';
import { IMAGE_FAMILIES } from './image-families';
import { checkForEks } from './node-group-checks';
import { nodeCluster } from './node-cluster';
import { asText } from './numbers';
import { inZones } from './zones';

/** What a managed node group is made of. */
export interface NodeGroupSpec extends NodeGroupOptions {
  readonly intent: CapacityIntent;
  readonly family: NodeImageFamily;
}

/** Makes managed node groups with their launch template, as children of `scope`. */
export function createNodeGroups(scope: Construct, spec: NodeGroupSpec, binding: WorkerPoolBinding, context: EksPoolContext): EksNodeGroup[] {
  checkForEks(binding);
  if (spec.podDensity?.delegatesPrefixes) context.features.delegatePrefixes();
  if (spec.family === NodeImageFamily.WINDOWS) context.features.enableWindows();
  const template = launchTemplate(scope, spec, binding, context);
  const groups = inZones(scope, spec.zonePlacement, spec.subnetIds ?? context.network.privateSubnetIds, (parent, subnetIds) => createNodeGroup(parent, spec, template, subnetIds, binding, context));
  scope.node.defaultChild = groups[0];
  return groups;
}

function launchTemplate(scope: Construct, spec: NodeGroupSpec, binding: WorkerPoolBinding, context: EksPoolContext): LaunchTemplate {
  const { machineTypes } = spec.intent;
  const { image = NodeImage.AL2023 } = spec;
  const { amiId } = image;
  return eksLaunchTemplate(
    scope,
    {
      ...spec,
      image,
      imageId: amiId,
      // A single type stands here, where EKS can change it in place; a list must stand in the node group.
      machineType: severalMachineTypes(machineTypes) ? undefined : machineTypes[0],
      userData: userData(spec, image, binding, context),
    },
    binding.poolId,
    context,
  );
}

// EKS adds what joins a node to its cluster, unless the image is the user's.
function userData({ podDensity }: NodeGroupSpec, image: NodeImage, { labels, taints }: WorkerPoolBinding, context: EksPoolContext): string | undefined {
  const maxPods = podDensity?.maxPods === undefined ? undefined : asText(podDensity.maxPods);
  const { userData: text } = IMAGE_FAMILIES[image.family];
  if (text === undefined) return undefined;
  if (image.amiId !== undefined) return encodeUserData(text({ cluster: nodeCluster(context), maxPods, labels, taints }));
  return maxPods === undefined ? undefined : encodeUserData(text({ maxPods, labels: {}, taints: [] }));
}

function createNodeGroup(scope: Construct, spec: NodeGroupSpec, template: LaunchTemplate, subnetIds: string[], binding: WorkerPoolBinding, context: EksPoolContext): EksNodeGroup {
  const { intent } = spec;
  const several = severalMachineTypes(intent.machineTypes);
  const { roleArn, attachments } = spec.family === NodeImageFamily.WINDOWS ? context.roles.windows() : context.roles.managed();
  const group = new EksNodeGroup(scope, 'NodeGroup', {
    clusterName: context.clusterName,
    nodeGroupNamePrefix: namePrefix(binding.poolId, several, spec.image?.amiId !== undefined),
    nodeRoleArn: roleArn,
    subnetIds,
    ...imageSettings(spec, binding),
    capacityType: capacityType(spec),
    instanceTypes: several ? intent.machineTypes : undefined,
    launchTemplate: { id: template.id, version: Fn.tostring(template.latestVersion) },
    scalingConfig: { minSize: intent.minSize ?? 0, maxSize: intent.maxSize ?? 1, desiredSize: intent.minSize ?? 0 },
    updateConfig: updateConfig(binding.updateStrategy),
    nodeRepairConfig: { enabled: spec.nodeRepair !== NodeRepair.DISABLED },
    forceUpdateVersion: spec.blockedDrain === BlockedDrain.FORCE ? true : undefined,
    labels: binding.labels,
    taint: binding.taints.map(toTaint),
    tags: context.tags,
    lifecycle: lifecycle(intent, context.environment.region),
  });
  group.dependsOn = [...context.ready, ...dependencies(scope, attachments)];
  if (intent.autoscaled) tagForAutoscaler(scope, group, { ...binding, labels: { ...binding.labels, ...OWN_LABELS[spec.family] } }, context.clusterName);
  return group;
}

// An image of the user's has neither a type nor a version nor a release that EKS knows.
function imageSettings({ image, intent, releaseVersion }: NodeGroupSpec, { version }: WorkerPoolBinding) {
  if (image?.amiId !== undefined) return {};
  return { version: version.version, amiType: image && amiType(intent.machineTypes, image), releaseVersion };
}

function capacityType({ reservation, intent }: NodeGroupSpec): string {
  if (reservation?.isBlock) return 'CAPACITY_BLOCK';
  return intent.purchase === PurchaseOption.SPOT ? 'SPOT' : 'ON_DEMAND';
}

// What a node of Windows says of itself; of a group without nodes the autoscaler takes it to be Linux.
const OWN_LABELS: Partial<Record<NodeImageFamily, Record<string, string>>> = { [NodeImageFamily.WINDOWS]: { 'kubernetes.io/os': 'windows' } };

// EKS takes machine types from the launch template or from the node group and never lets a node group move from the one to the
// other, nor from an image of AWS to one of the user's. With a name of its own for each form, such a change replaces the node group, the new one first.
function namePrefix(poolId: string, several: boolean, custom: boolean): string {
  if (custom) return `${poolId}-${several ? 'm-ami' : 'ami'}-`;
  return several ? `${poolId}-mixed-` : `${poolId}-`;
}

// One node at a time is EKS's default; stated, because the provider would keep a strategy that is taken away.
function updateConfig(strategy: UpdateStrategy = UpdateStrategy.maxUnavailable(1)) {
  return { maxUnavailable: strategy.nodes, maxUnavailablePercentage: strategy.percent };
}

function toTaint({ key, value, effect }: Taint): EksNodeGroupTaint {
  return { key, value, effect: TAINT_EFFECTS[effect] };
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
