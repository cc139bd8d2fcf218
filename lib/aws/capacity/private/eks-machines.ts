import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Construct } from 'constructs';
import { EksPoolContext } from '../../private/eks-capacity';
import { createLaunchTemplate, newInterface } from '../../private/launch-template';
import { CapacityReservation } from '../capacity-reservation';
import { NodeImage } from '../node-image';
import { IMAGE_FAMILIES } from './image-families';

/** The machines of a pool of EKS. */
export interface EksMachineSpec {
  readonly image: NodeImage;
  /** The AMI, where EKS does not choose it. */
  readonly imageId?: string;
  /** The machine type, where it stands nowhere else. */
  readonly machineType?: string;
  readonly diskSizeGiB?: number;
  readonly userData?: string;
  readonly securityGroupIds?: string[];
  readonly reservation?: CapacityReservation;
  readonly instanceProfileArn?: string;
  /** Tags of the machines alone. */
  readonly machineTags?: Record<string, string>;
}

/** The launch template of a pool of EKS, with the disks that its image wants. */
export function eksLaunchTemplate(scope: Construct, spec: EksMachineSpec, poolId: string, { clusterName, tags, securityGroupId }: EksPoolContext): LaunchTemplate {
  const { imageId, machineType, userData, reservation, instanceProfileArn, machineTags } = spec;
  const { disks, defaultDiskGiB } = IMAGE_FAMILIES[spec.image.family];
  return createLaunchTemplate(scope, {
    namePrefix: `eks-${poolId}-`,
    machineName: `${clusterName}-${poolId}`,
    disks: disks(spec.diskSizeGiB ?? defaultDiskGiB),
    networkInterface: newInterface([securityGroupId, ...(spec.securityGroupIds ?? [])]),
    imageId, machineType, userData, reservation, instanceProfileArn, tags, machineTags,
  });
}
