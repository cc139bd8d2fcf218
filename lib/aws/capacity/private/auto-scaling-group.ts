import {
  AutoscalingGroup,
  AutoscalingGroupConfig,
  AutoscalingGroupInitialLifecycleHook,
  AutoscalingGroupInstanceRefresh,
  AutoscalingGroupMixedInstancesPolicy,
  AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride,
  AutoscalingGroupTag,
  AutoscalingGroupTimeouts,
  AutoscalingGroupWarmPool,
} from '@cdktf/provider-aws/lib/autoscaling-group';
import { AutoscalingLifecycleHook } from '@cdktf/provider-aws/lib/autoscaling-lifecycle-hook';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { CapacityIntent } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { fail } from '../../../private/problem';
import { UpdateStrategy } from '../../../update-strategy';
import { architectureFor } from '../../private/machine-type';
import { Architecture } from '../architecture';
import { AutoScalingGroupOptions } from '../auto-scaling-group-capacity';
import { MachineRequirements, MachineSelection } from '../machine-selection';
import { PurchaseMix } from '../purchase-mix';
import { WarmPoolState } from '../warm-pool';
import { autoscalerTags } from './autoscaler-tags';
import { times, without } from './numbers';
import { inZones } from './zones';

/** What an Auto Scaling group is made of. */
export interface AutoScalingGroupSpec extends AutoScalingGroupOptions {
  readonly intent: CapacityIntent;
}

/** What the cluster that a group's machines join adds to it. */
export interface GroupContext {
  readonly clusterName: string;
  readonly template: LaunchTemplate;
  /** The start of the group's name. */
  readonly namePrefix: string;
  /** The subnets where the user names none. */
  readonly subnetIds: string[];
  /** Tags of the group; its machines have theirs from the launch template. */
  readonly tags: Record<string, string>;
  /** What must exist before a machine can become a node. */
  readonly dependsOn: string[];
  /** The hook that holds machines while they are drained, as a resource of its own. */
  readonly drainHook?: string;
  /** Hooks that a group has before its first machine, and for as long as it has machines. */
  readonly initialLifecycleHook?: AutoscalingGroupInitialLifecycleHook[];
  readonly timeouts?: AutoscalingGroupTimeouts;
}

// Two hours are the most; the handler lets go of a machine as soon as its node is drained. https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html (read 2026-11)
const DRAIN_SECONDS = 1800;
const DAY_SECONDS = 86_400;
// The bounds of a refresh that starts a machine before it ends another: https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-overview.html (read 2026-11)
const LAUNCH_FIRST = { minHealthyPercentage: 100, maxHealthyPercentage: 110 };

/** Makes the Auto Scaling groups of a launch template, as children of `scope`. */
export function createGroups(scope: Construct, spec: AutoScalingGroupSpec, binding: WorkerPoolBinding, context: GroupContext): AutoscalingGroup[] {
  const groups = inZones(scope, spec.zonePlacement, spec.subnetIds ?? context.subnetIds, (parent, subnetIds) => createGroup(parent, spec, subnetIds, binding, context));
  scope.node.defaultChild = groups[0];
  return groups;
}

/** Whether there is one machine type for good: a warm pool and a Capacity Block take a launch template alone, all else a policy that can grow. */
export function isPlain({ warmPool, reservation }: AutoScalingGroupSpec): boolean {
  return warmPool !== undefined || (reservation?.isBlock ?? false);
}

function createGroup(scope: Construct, spec: AutoScalingGroupSpec, subnetIds: string[], binding: WorkerPoolBinding, context: GroupContext): AutoscalingGroup {
  const { intent, purchase = PurchaseMix.onDemand(), maxInstanceLifetimeDays } = spec;
  const { minSize = 0, maxSize = 1 } = intent;
  const { template, drainHook } = context;
  const group = new AutoscalingGroup(scope, 'AutoScalingGroup', {
    namePrefix: context.namePrefix,
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
    tag: tags(scope, intent, binding, context),
    initialLifecycleHook: context.initialLifecycleHook,
    timeouts: context.timeouts,
    lifecycle: { createBeforeDestroy: true, ignoreChanges: intent.autoscaled ? ['desired_capacity'] : undefined },
  });
  group.dependsOn = context.dependsOn;
  if (drainHook !== undefined) drainFirst(scope, group, drainHook);
  return group;
}

function drainFirst(scope: Construct, group: AutoscalingGroup, name: string): void {
  new AutoscalingLifecycleHook(scope, 'TerminationHook', { autoscalingGroupName: group.name, ...drainingHook(name) });
}

/** A hook that holds a machine that shall go until it has been drained. */
export function drainingHook(name: string): AutoscalingGroupInitialLifecycleHook {
  return { name, lifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeatTimeout: DRAIN_SECONDS, defaultResult: 'CONTINUE' };
}

/** The architecture of the machines of a group. */
export function selectedArchitecture({ machineTypes, requirements }: MachineSelection): Architecture {
  return requirements === undefined ? architectureFor(machineTypes) : (requirements.architecture ?? Architecture.AMD64);
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

function tags(scope: Construct, intent: CapacityIntent, binding: WorkerPoolBinding, context: GroupContext): AutoscalingGroupTag[] {
  const ofAutoscaler = intent.autoscaled ? autoscalerTags(scope, binding, context.clusterName) : [];
  // Machines have theirs from the launch template.
  return [...Object.entries(context.tags).map(([key, value]) => ({ key, value })), ...ofAutoscaler].map(({ key, value }) => ({ key, value, propagateAtLaunch: false }));
}
