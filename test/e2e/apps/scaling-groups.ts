import { aws, Capacity, PurchaseOption, Taint, UpdateStrategy } from 'cdktf-production-cluster';
import { Pools } from './pools';

const { Architecture, AutoScalingGroupCapacity, CapacityReservation, MachineSelection, NodeImage, PodDensity, PurchaseMix, WarmPoolState, ZonePlacement } = aws;
const SIZES = { minSize: 1, maxSize: 3 };
const machines = MachineSelection.ofTypes(['m7i.large']);
const mixed = (...machineTypes: string[]) => ({ machines: MachineSelection.ofTypes(machineTypes), purchase: PurchaseMix.mixed({ onDemandBase: 1, onDemandPercentageAboveBase: 50 }) });

/** Every kind of Auto Scaling group, which stay as they are. */
export const groupKinds = (terminationHandler: aws.NodeTerminationHandler): Pools => ({
  Portable: { capacity: Capacity.selfManaged({ machineTypes: ['c7i.large', 'c6i.large'], ...SIZES, purchase: PurchaseOption.SPOT }) },
  Mixed: { capacity: AutoScalingGroupCapacity.autoscaling({ ...mixed('m7i.large', 'm6i.large'), ...SIZES, terminationHandler }), labels: { team: 'platform' } },
  Matching: { capacity: AutoScalingGroupCapacity.autoscaling({ machines: MachineSelection.matching({ minVcpus: 2, maxVcpus: 8, minMemoryGiB: 4, architecture: Architecture.ARM64 }), ...SIZES, image: NodeImage.BOTTLEROCKET, terminationHandler }) },
  Reservation: { capacity: AutoScalingGroupCapacity.fixed({ machines, size: 1, reservation: CapacityReservation.targeted('cr-0a1b2c3d4e5f60718'), terminationHandler }) },
  GroupPerZone: { capacity: AutoScalingGroupCapacity.fixed({ machines, size: 1, zonePlacement: ZonePlacement.ONE_GROUP_PER_ZONE, terminationHandler }) },
});

/** Groups that are named after what changes of them: as they are first. */
export const groupsBefore = (terminationHandler: aws.NodeTerminationHandler): Pools => ({
  Self: { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: 1, maxSize: 1 }) },
  GroupTypes: { capacity: AutoScalingGroupCapacity.autoscaling({ ...mixed('m7i.large', 'm6i.large'), ...SIZES, terminationHandler }) },
  GroupMatching: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, terminationHandler }) },
  GroupImage: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, terminationHandler }) },
  GroupBounds: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, terminationHandler }) },
  GroupNode: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, terminationHandler }), labels: { team: 'platform' } },
  GroupDrained: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES }) },
  Warm: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, warmPool: { minSize: 1 }, terminationHandler }) },
  NoLongerWarm: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, warmPool: { minSize: 1 }, terminationHandler }) },
  GroupOldName: { capacity: AutoScalingGroupCapacity.fixed({ machines, size: 1, terminationHandler }) },
});

/** The same groups later, each with one change or several. */
export const groupsAfter = (terminationHandler: aws.NodeTerminationHandler): Pools => ({
  Self: { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: 1, maxSize: 1 }) },
  GroupTypes: { capacity: AutoScalingGroupCapacity.autoscaling({ ...mixed('m7i.large', 'm7a.large', 'm6a.large'), ...SIZES, terminationHandler }) },
  GroupMatching: { capacity: AutoScalingGroupCapacity.autoscaling({ machines: MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 8 }), ...SIZES, terminationHandler }) },
  GroupImage: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, image: NodeImage.BOTTLEROCKET, diskSizeGiB: 80, podDensity: PodDensity.secondaryAddresses({ maxPods: 20 }), terminationHandler }) },
  GroupBounds: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, minSize: 0, maxSize: 9, maxInstanceLifetimeDays: 30, terminationHandler }), updateStrategy: UpdateStrategy.maxUnavailablePercentage(20) },
  GroupNode: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, terminationHandler }), labels: { zone: 'inner' }, taints: [Taint.noSchedule('batch', 'only')] },
  GroupDrained: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, terminationHandler }) },
  Warm: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, warmPool: { minSize: 0, maxPreparedCapacity: 2, state: WarmPoolState.RUNNING }, terminationHandler }) },
  NoLongerWarm: { capacity: AutoScalingGroupCapacity.autoscaling({ machines, ...SIZES, terminationHandler }) },
  GroupNewName: { capacity: AutoScalingGroupCapacity.fixed({ machines, size: 1, terminationHandler }) },
});
