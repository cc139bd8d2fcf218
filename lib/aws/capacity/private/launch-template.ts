import { LaunchTemplate, LaunchTemplateCapacityReservationSpecification } from '@cdktf/provider-aws/lib/launch-template';
import { Construct } from 'constructs';
import { EksPoolContext } from '../../private/eks-capacity';
import { CapacityReservation } from '../capacity-reservation';
import { NodeImage } from '../node-image';
import { IMAGE_FAMILIES } from './image-families';

// The provider allows 99 characters before the suffix that it appends.
const MAX_PREFIX = 99;

/** The machines of a pool. */
export interface MachineSpec {
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

/** The machines of a pool: IMDSv2 with a hop limit of 1, encrypted gp3 disks, no public address, no SSH key (PE-43). */
export function createLaunchTemplate(scope: Construct, spec: MachineSpec, poolId: string, context: EksPoolContext): LaunchTemplate {
  const name = `${context.clusterName}-${poolId}`;
  const tags = { ...context.tags, Name: name };
  const { disks, defaultDiskGiB } = IMAGE_FAMILIES[spec.image.family];
  const { reservation } = spec;
  return new LaunchTemplate(scope, 'LaunchTemplate', {
    namePrefix: `eks-${poolId}-`.slice(0, MAX_PREFIX),
    imageId: spec.imageId,
    instanceType: spec.machineType,
    updateDefaultVersion: true,
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    blockDeviceMappings: disks(spec.diskSizeGiB ?? defaultDiskGiB),
    networkInterfaces: [
      { deviceIndex: 0, associatePublicIpAddress: 'false', deleteOnTermination: 'true', securityGroups: [context.securityGroupId, ...(spec.securityGroupIds ?? [])] },
    ],
    iamInstanceProfile: spec.instanceProfileArn === undefined ? undefined : { arn: spec.instanceProfileArn },
    capacityReservationSpecification: reservation && reservationSpecification(reservation),
    instanceMarketOptions: reservation?.isBlock ? { marketType: 'capacity-block' } : undefined,
    userData: spec.userData,
    tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({
      resourceType,
      tags: resourceType === 'instance' ? { ...tags, ...spec.machineTags } : tags,
    })),
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}

function reservationSpecification({ preference, reservationId, resourceGroupArn }: CapacityReservation): LaunchTemplateCapacityReservationSpecification {
  if (reservationId === undefined && resourceGroupArn === undefined) return { capacityReservationPreference: preference };
  // EC2 takes a target or a preference; a target is one alone.
  return { capacityReservationTarget: { capacityReservationId: reservationId, capacityReservationResourceGroupArn: resourceGroupArn } };
}
