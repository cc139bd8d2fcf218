import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { Construct } from 'constructs';
import { WorkerPoolBinding } from '../../../platform';
import { Ec2PoolContext } from '../../private/ec2-capacity';
import { createLaunchTemplate, MetadataTags, newInterface } from '../../private/launch-template';
import { compressedUserData } from '../../private/encode-user-data';
import { AutoScalingGroupSpec, createGroups, drainingHook, isPlain, selectedArchitecture } from './auto-scaling-group';
import { unsupported } from './node-group-checks';

// A machine has half an hour to be drained, the machines of a group all at once.
const DELETION_TIMEOUT = '45m';

/** Makes Auto Scaling groups of a self-managed cluster with their launch template, as children of `scope`. */
export function createEc2ScalingGroups(scope: Construct, spec: AutoScalingGroupSpec, binding: WorkerPoolBinding, context: Ec2PoolContext): AutoscalingGroup[] {
  refuseOptionsOfEks(spec);
  const { clusterName, tags, subnetIds } = context;
  const { machines, reservation } = spec;
  const name = `${clusterName}-${binding.poolId}`;
  const template = createLaunchTemplate(scope, {
    namePrefix: `${name}-`,
    machineName: name,
    imageId: context.imageId(() => selectedArchitecture(machines)),
    machineType: isPlain(spec) ? machines.machineTypes[0] : undefined,
    disks: context.disks(spec.diskSizeGiB),
    networkInterface: newInterface([context.securityGroupId, ...(spec.securityGroupIds ?? [])]),
    userData: compressedUserData(scope, context.userData).text,
    instanceProfileArn: context.instanceProfileArn,
    metadataTags: MetadataTags.SHOWN,
    shutdownBehavior: 'terminate',
    reservation,
    tags,
  });
  return createGroups(scope, spec, binding, {
    clusterName, template, tags, subnetIds,
    namePrefix: `${name}-`,
    dependsOn: context.ready,
    // Part of the group, so that its machines are drained when the pool is removed, too.
    initialLifecycleHook: [drainingHook(context.drainHook)],
    timeouts: { delete: DELETION_TIMEOUT },
  });
}

function refuseOptionsOfEks({ image, podDensity, terminationHandler, warmPool }: AutoScalingGroupSpec): void {
  const given = Object.entries({ image, podDensity, terminationHandler, warmPool }).filter(([, value]) => value !== undefined).map(([option]) => option);
  if (given.length === 0) return;
  unsupported(given.join(', '), 'These options of aws.AutoScalingGroupCapacity are for clusters of EKS: a self-managed cluster has one image, named in aws.Ec2Infrastructure, and drains its machines itself', 'leave them out');
}
