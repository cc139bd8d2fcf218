import { checkInteger, unknown } from '../../../private/checks';
import { fail } from '../../../private/problem';
import { Architecture } from '../architecture';
import { AutoScalingGroupOptions } from '../auto-scaling-group-capacity';
import { NodeImage } from '../node-image';
import { WarmPoolState } from '../warm-pool';
import { IMAGE_FAMILIES } from './image-families';
import { checkMachineTypes, imageFor } from '../../private/machine-type';
import { checkBlock, checkChoice, checkMachineOptions, unsupported } from './node-group-checks';

/** The image of a group's machines. */
export function imageOf({ machines, image }: AutoScalingGroupOptions): NodeImage {
  checkMachineTypes(machines.machineTypes);
  const chosen = imageFor(machines.machineTypes, image) ?? NodeImage.AL2023;
  if (machines.requirements?.architecture !== Architecture.ARM64 || chosen.amiTypeArm64 !== undefined) return chosen;
  return fail('machine-type-image-mismatch', { what: 'The image of a group is not for ARM machines', got: chosen.name, allowed: 'an image for both, such as NodeImage.AL2023', fix: 'change image or architecture' });
}

/** Refuses options of a group that do not fit together. */
export function checkAutoScalingGroup(options: AutoScalingGroupOptions, image: NodeImage): void {
  checkMachineOptions(options, image);
  const { warmPool, reservation, purchase, machines } = options;
  checkChoice('MachineRequirements architecture', machines.requirements?.architecture, Architecture);
  if (IMAGE_FAMILIES[image.family].userData === undefined) {
    unsupported(image.name, 'Machines with Windows do not join by themselves here', 'use aws.NodeGroupCapacity');
  }
  if (reservation && purchase?.hasSpot) unsupported('reservation', 'A reservation is not for spot machines', 'remove reservation, or use PurchaseMix.onDemand');
  if (reservation?.isBlock) checkBlock(machines.machineTypes.length === 1, options.subnetIds);
  if (warmPool) checkWarmPool(options);
}

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html (read 2026-11)
function checkWarmPool({ warmPool, purchase, machines }: AutoScalingGroupOptions): void {
  if (warmPool === undefined) return;
  checkChoice('WarmPool state', warmPool.state, WarmPoolState);
  checkInteger(warmPool.minSize, { id: 'warm-pool', option: 'WarmPool minSize' }, 0, 5000);
  if (warmPool.maxPreparedCapacity !== undefined) checkInteger(warmPool.maxPreparedCapacity, { id: 'warm-pool', option: 'WarmPool maxPreparedCapacity' }, unknown(warmPool.minSize) ? 0 : warmPool.minSize, 5000);
  if (!purchase?.hasSpot && machines.machineTypes.length === 1) return;
  fail('warm-pool', {
    what: 'A warm pool is not for spot machines, nor for several machine types',
    got: { spot: purchase?.hasSpot ?? false, machineTypes: machines.machineTypes },
    allowed: 'one machine type, on demand',
    fix: 'remove warmPool, or name one machine type and PurchaseMix.onDemand',
  });
}
