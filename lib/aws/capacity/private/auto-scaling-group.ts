import {
  AutoscalingGroup,
  AutoscalingGroupConfig,
  AutoscalingGroupInstanceRefresh,
  AutoscalingGroupMixedInstancesPolicy,
  AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride,
  AutoscalingGroupTag,
  AutoscalingGroupWarmPool,
} from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { CapacityIntent } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { fail, warn } from '../../../private/problem';
import { UpdateStrategy } from '../../../update-strategy';
import { EksPoolContext } from '../../private/eks-capacity';
import { dependencies } from '../../../private/ordering';
import { Architecture } from '../architecture';
import { AutoScalingGroupOptions } from '../auto-scaling-group-capacity';
import { MachineRequirements } from '../machine-selection';
import { NodeImage } from '../node-image';
import { PurchaseMix } from '../purchase-mix';
import { WarmPoolState } from '../warm-pool';
import { autoscalerTags } from './autoscaler-tags';
import { IMAGE_FAMILIES } from './image-families';
import { createLaunchTemplate } from './launch-template';
import { architectureFor } from './machine-type';
import { nodeCluster } from './node-cluster';
import { checkForEks } from './node-group-checks';
import { asText, times, without } from './numbers';
import { encodeUserData } from './user-data/encode';
import { inZones } from './zones';

/** What an Auto Scaling group is made of. */
export interface AutoScalingGroupSpec extends AutoScalingGroupOptions {
  readonly intent: CapacityIntent;
  readonly image: NodeImage;
}

// Two hours are the most; the handler lets go of a machine as soon as its node is drained. https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html (read 2026-11)
const DRAIN_SECONDS = 1800;
const DAY_SECONDS = 86_400;
// The bounds of a refresh that starts a machine before it ends another: https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html (read 2026-11)
const LAUNCH_FIRST = { minHealthyPercentage: 100, maxHealthyPercentage: 110 };

/** Makes Auto Scaling groups with their launch template, as children of `scope`. */
export function createAutoScalingGroups(scope: Construct, spec: AutoScalingGroupSpec, binding: WorkerPoolBinding, context: EksPoolContext): AutoscalingGroup[] {
  checkForEks(binding);
  if (spec.podDensity?.delegatesPrefixes) context.features.delegatePrefixes();
  if (spec.terminationHandler === undefined) warnUndrained(scope);
  const template = launchTemplate(scope, spec, binding, context);
  const groups = inZones(scope, spec.zonePlacement, spec.subnetIds ?? context.network.privateSubnetIds, (parent, subnetIds) => createGroup(parent, spec, template, subnetIds, binding, context));
  scope.node.defaultChild = groups[0];
  return groups;
}

function warnUndrained(scope: Construct): void {
  warn(scope, 'node-draining-missing', {
    what: 'Nothing drains the nodes of this Auto Scaling group before AWS takes their machines away, at scaling in, at updates or at the end of spot capacity',
    allowed: 'a terminationHandler, or a managed node group, whose nodes EKS drains',
    fix: "make new aws.NodeTerminationHandler(stack, 'TerminationHandler', { cluster }), name it as terminationHandler, and install its chart",
  });
}

function launchTemplate(scope: Construct, spec: AutoScalingGroupSpec, binding: WorkerPoolBinding, context: EksPoolContext): LaunchTemplate {
  const { image, machines: { machineTypes, requirements }, podDensity, terminationHandler } = spec;
  const architecture = requirements === undefined ? architectureFor(machineTypes) : (requirements.architecture ?? Architecture.AMD64);
  const maxPods = podDensity?.maxPods === undefined ? undefined : asText(podDensity.maxPods);
  const text = IMAGE_FAMILIES[image.family].userData?.({ cluster: nodeCluster(context), maxPods, labels: binding.labels, taints: binding.taints });
  return createLaunchTemplate(
    scope,
    {
      ...spec,
      imageId: image._imageId(binding.version.version, architecture),
      machineType: isPlain(spec) ? machineTypes[0] : undefined,
      userData: text && encodeUserData(text),
      instanceProfileArn: context.roles.joining().instanceProfileArn,
      machineTags: { [`kubernetes.io/cluster/${context.clusterName}`]: 'owned', ...terminationHandler?.instanceTags },
    },
    binding.poolId,
    context,
  );
}

// A warm pool and a Capacity Block take a launch template alone, all else a policy that can grow.
function isPlain({ warmPool, reservation }: AutoScalingGroupSpec): boolean {
  return warmPool !== undefined || (reservation?.isBlock ?? false);
}

function createGroup(scope: Construct, spec: AutoScalingGroupSpec, template: LaunchTemplate, subnetIds: string[], binding: WorkerPoolBinding, context: EksPoolContext): AutoscalingGroup {
  const { intent, purchase = PurchaseMix.onDemand(), maxInstanceLifetimeDays } = spec;
  const { minSize = 0, maxSize = 1 } = intent;
  const group = new AutoscalingGroup(scope, 'AutoScalingGroup', {
    namePrefix: `eks-${binding.poolId}-`,
    vpcZoneIdentifier: subnetIds,
    minSize,
    maxSize,
    desiredCapacity: minSize,
    ...machines(spec, purchase, { id: template.id, version: Fn.tostring(template.latestVersion) }),
    capacityRebalance: purchase.hasSpot,
    // Nobody drains the nodes of a machine that EC2 moves to another zone: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md (read 2026-11)
    suspendedProcesses: ['AZRebalance'],
    terminationPolicies: ['OldestLaunchTemplate', 'Default'],
    healthCheckType: 'EC2',
    maxInstanceLifetime: maxInstanceLifetimeDays === undefined ? undefined : times(maxInstanceLifetimeDays, DAY_SECONDS),
    warmPool: warmPool(spec),
    instanceRefresh: instanceRefresh(binding.updateStrategy),
    tag: tags(scope, spec, binding, context),
    lifecycle: { createBeforeDestroy: true, ignoreChanges: intent.autoscaled ? ['desired_capacity'] : undefined },
  });
  group.dependsOn = [...context.ready, ...dependencies(scope, context.roles.joining().attachments)];
  if (spec.terminationHandler) drainFirst(scope, group);
  return group;
}

function drainFirst(scope: Construct, group: AutoscalingGroup): void {
  new AutoscalingLifecycleHook(scope, 'TerminationHook', {
    name: 'drain', autoscalingGroupName: group.name, lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeatTimeout: DRAIN_SECONDS, defaultResult: 'CONTINUE',
  });
}

function warmPool({ warmPool: pool }: AutoScalingGroupSpec): AutoscalingGroupWarmPool | undefined {
  return pool && { minSize: pool.minSize, maxGroupPreparedCapacity: pool.maxPreparedCapacity, poolState: pool.state ?? WarmPoolState.STOPPED };
}

/** The version of a launch template. */
interface TemplateVersion {
  readonly id: string;
  readonly version: string;
}

function machines(spec: AutoScalingGroupSpec, purchase: PurchaseMix, template: TemplateVersion): Pick<AutoscalingGroupConfig, 'launchTemplate' | 'mixedInstancesPolicy'> {
  return isPlain(spec) ? { launchTemplate: template } : { mixedInstancesPolicy: mixedInstances(spec, purchase, template) };
}

function mixedInstances(spec: AutoScalingGroupSpec, purchase: PurchaseMix, template: TemplateVersion): AutoscalingGroupMixedInstancesPolicy {
  const { machineTypes, requirements } = spec.machines;
  return {
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: template.id, version: template.version },
      override: requirements === undefined ? machineTypes.map((instanceType) => ({ instanceType })) : [instanceRequirements(requirements)],
    },
    instancesDistribution: {
      onDemandBaseCapacity: purchase.onDemandBase,
      onDemandPercentageAboveBaseCapacity: purchase.onDemandPercentageAboveBase,
      onDemandAllocationStrategy: requirements === undefined ? 'prioritized' : 'lowest-price',
      spotAllocationStrategy: 'price-capacity-optimized',
    },
  };
}

const MIB_PER_GIB = 1024;

function instanceRequirements(requirements: MachineRequirements): AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride {
  const { minVcpus, maxVcpus, minMemoryGiB, maxMemoryGiB, cpuManufacturers, excludedMachineTypes } = requirements;
  return {
    instanceRequirements: {
      vcpuCount: { min: minVcpus, max: maxVcpus },
      memoryMib: { min: times(minMemoryGiB, MIB_PER_GIB), max: maxMemoryGiB === undefined ? undefined : times(maxMemoryGiB, MIB_PER_GIB) },
      instanceGenerations: ['current'],
      bareMetal: 'excluded',
      burstablePerformance: 'excluded',
      acceleratorCount: { max: 0 },
      cpuManufacturers,
      excludedInstanceTypes: excludedMachineTypes,
    },
  };
}

function instanceRefresh(strategy: UpdateStrategy | undefined): AutoscalingGroupInstanceRefresh {
  const percent = strategy?.percent;
  if (strategy !== undefined && percent === undefined) {
    fail('pool-option-unsupported', {
      what: 'An Auto Scaling group replaces its machines by a percentage', got: 'UpdateStrategy.maxUnavailable', allowed: 'UpdateStrategy.maxUnavailablePercentage', fix: 'use UpdateStrategy.maxUnavailablePercentage',
    });
  }
  return { strategy: 'Rolling', preferences: percent === undefined ? LAUNCH_FIRST : { minHealthyPercentage: without(100, percent), maxHealthyPercentage: 100 } };
}

function tags(scope: Construct, { intent, terminationHandler }: AutoScalingGroupSpec, binding: WorkerPoolBinding, context: EksPoolContext): AutoscalingGroupTag[] {
  const own: Record<string, string> = { ...context.tags, [`kubernetes.io/cluster/${context.clusterName}`]: 'owned', ...terminationHandler?.instanceTags };
  const ofAutoscaler = intent.autoscaled ? autoscalerTags(scope, binding, context.clusterName) : [];
  // Machines have theirs from the launch template.
  return [...Object.entries(own).map(([key, value]) => ({ key, value })), ...ofAutoscaler].map(({ key, value }) => ({ key, value, propagateAtLaunch: false }));
}
