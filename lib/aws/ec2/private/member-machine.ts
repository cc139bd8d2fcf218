import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { LaunchTemplate, LaunchTemplateBlockDeviceMappings } from '@cdktf/provider-aws/lib/launch-template';
import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import { Fn, ITerraformDependable, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';
import { MachineRole, MemberMachine } from '../../../kubeadm/infrastructure';
import { dependencies } from '../../../private/ordering';
import { compressedUserData } from '../../private/encode-user-data';
import { createLaunchTemplate, MetadataTags } from '../../private/launch-template';
import { ClusterContext, GENERATION_TAG } from './cluster-context';
import { MemberIdentity } from './member-identity';

/** The hook in which the first machine of a member waits until it says that it is complete. */
export const LAUNCH_HOOK = 'launch';
// How long a first boot may take; after that, the group gives the machine up and makes another.
const BOOT_SECONDS = 1800;
const BOOT_TIMEOUT = '30m';

/** What a machine of a member is made of, besides what the cluster says. */
export interface MemberParts {
  readonly identity: MemberIdentity;
  readonly imageId: string;
  readonly disks: LaunchTemplateBlockDeviceMappings[];
  readonly instanceProfileArn: string;
  readonly targetGroupArn: string;
  readonly bucketName: string;
  readonly ready: ITerraformDependable[];
}

/**
 * Makes the group that keeps one machine of a member, as children of `scope`. A change makes a new version of the launch template and changes the object
 * that announces it, nothing else: the members replace their own machines, one after the other, and the group makes each anew.
 */
export function createMemberMachine(scope: Construct, machine: MemberMachine, parts: MemberParts, context: ClusterContext): ITerraformDependable[] {
  const { generation, template } = launchTemplate(scope, machine, parts, context);
  const group = createGroup(scope, machine, parts, template, context);
  const desired = new S3Object(scope, 'Desired', {
    bucket: parts.bucketName,
    key: `desired/${machine.slot.name}`,
    // A machine that reads of a generation finds its template there.
    content: Fn.jsonencode({ generation, epoch: machine.epoch, snapshot: machine.snapshot ?? null, kubernetesVersion: machine.kubernetesVersion }),
    contentType: 'application/json',
    tags: context.tags,
  });
  desired.dependsOn = dependencies(scope, [template, group]);
  scope.node.defaultChild = group;
  return [group, desired];
}

function launchTemplate(scope: Construct, { machineType, userData, slot }: MemberMachine, given: MemberParts, { clusterName, tags }: ClusterContext): { generation: string; template: LaunchTemplate } {
  const { identity, imageId, disks, instanceProfileArn } = given;
  const compressed = compressedUserData(scope, userData);
  const sizes = [...disks.map(({ ebs }) => ebs?.volumeSize), slot.dataDiskSizeGiB].filter((size) => size !== undefined);
  const parts = new TerraformLocal(scope, 'Generation', [compressed.digest, imageId, machineType, ...sizes.map((size) => Fn.tostring(size))].join(' '));
  const generation = Fn.sha256(parts.asString);
  const machineName = `${clusterName}-${slot.name}`;
  const template = createLaunchTemplate(scope, {
    namePrefix: `${machineName}-`,
    machineName,
    imageId,
    machineType,
    disks,
    networkInterface: { deviceIndex: 0, networkInterfaceId: identity.interfaceId, deleteOnTermination: 'false' },
    userData: compressed.text,
    instanceProfileArn,
    metadataTags: MetadataTags.SHOWN,
    // A machine that powers itself off is to be replaced.
    shutdownBehavior: 'terminate',
    tags,
    machineTags: { [GENERATION_TAG]: generation },
  });
  return { generation, template };
}

function createGroup(scope: Construct, { slot }: MemberMachine, parts: MemberParts, template: LaunchTemplate, { clusterName, tags }: ClusterContext): AutoscalingGroup {
  const { identity: { zone, volume }, targetGroupArn } = parts;
  const servesApi = slot.role === MachineRole.CONTROL_PLANE;
  const group = new AutoscalingGroup(scope, 'AutoScalingGroup', {
    namePrefix: `${clusterName}-${slot.name}-`,
    // The interface of the template names the subnet.
    availabilityZones: [zone],
    minSize: 1,
    maxSize: 1,
    desiredCapacity: 1,
    // Not a number: a change leaves the group as it is, and with it what is read of the cluster after its groups.
    launchTemplate: { id: template.id, version: '$Latest' },
    // Only what EC2 says: an API that is down on all members would otherwise cost all machines at once.
    healthCheckType: 'EC2',
    // The interface is free when the machine before is gone: https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-maintenance-policy-overview-and-considerations.html (read 2026-11)
    instanceMaintenancePolicy: { minHealthyPercentage: 0, maxHealthyPercentage: 100 },
    initialLifecycleHook: [{ name: LAUNCH_HOOK, lifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING', heartbeatTimeout: BOOT_SECONDS, defaultResult: 'ABANDON' }],
    targetGroupArns: servesApi ? [targetGroupArn] : undefined,
    minElbCapacity: servesApi ? 1 : undefined,
    waitForCapacityTimeout: BOOT_TIMEOUT,
    // A launch before the interface is free fails, and is tried again.
    ignoreFailedScalingActivities: true,
    tag: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false })),
  });
  group.dependsOn = dependencies(scope, [...parts.ready, ...(volume === undefined ? [] : [volume])]);
  return group;
}
