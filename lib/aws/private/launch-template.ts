import { LaunchTemplate, LaunchTemplateBlockDeviceMappings, LaunchTemplateCapacityReservationSpecification, LaunchTemplateConfig, LaunchTemplateNetworkInterfaces } from '@cdktf/provider-aws/lib/launch-template';
import { Construct } from 'constructs';
import { CapacityReservation } from '../capacity/capacity-reservation';

// The provider allows 99 characters before the suffix that it appends.
const MAX_PREFIX = 99;

/** Whether programs on a machine may read its tags, which then hold no `/` and no blank in their keys. */
export enum MetadataTags {
  SHOWN = 'enabled',
  HIDDEN = 'disabled',
}

/** The machines of a launch template. */
export interface MachineSpec {
  /** The start of the template's name. */
  readonly namePrefix: string;
  /** The name of the machines. */
  readonly machineName: string;
  /** The AMI, where nothing else chooses it. */
  readonly imageId?: string;
  /** The machine type, where it stands nowhere else. */
  readonly machineType?: string;
  readonly disks: LaunchTemplateBlockDeviceMappings[];
  readonly networkInterface: LaunchTemplateNetworkInterfaces;
  readonly userData?: string;
  readonly reservation?: CapacityReservation;
  readonly instanceProfileArn?: string;
  readonly metadataTags?: MetadataTags;
  /** What happens when the machine powers itself off, `stop` where nothing else is said. */
  readonly shutdownBehavior?: string;
  readonly tags?: Record<string, string>;
  /** Tags of the machines alone. */
  readonly machineTags?: Record<string, string>;
  readonly dependsOn?: LaunchTemplateConfig['dependsOn'];
}

/** Machines with IMDSv2 and a hop limit of 1, encrypted disks, no public address, no SSH key (PE-43). */
export function createLaunchTemplate(scope: Construct, spec: MachineSpec): LaunchTemplate {
  const tags = { ...spec.tags, Name: spec.machineName };
  const { reservation, instanceProfileArn, networkInterface } = spec;
  // An interface that outlives its machines has tags of its own.
  const made = networkInterface.networkInterfaceId === undefined ? ['instance', 'volume', 'network-interface'] : ['instance', 'volume'];
  return new LaunchTemplate(scope, 'LaunchTemplate', {
    namePrefix: spec.namePrefix.slice(0, MAX_PREFIX),
    imageId: spec.imageId,
    instanceType: spec.machineType,
    instanceInitiatedShutdownBehavior: spec.shutdownBehavior,
    updateDefaultVersion: true,
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1, instanceMetadataTags: spec.metadataTags },
    blockDeviceMappings: spec.disks,
    networkInterfaces: [networkInterface],
    iamInstanceProfile: instanceProfileArn === undefined ? undefined : { arn: instanceProfileArn },
    capacityReservationSpecification: reservation && reservationSpecification(reservation),
    instanceMarketOptions: reservation?.isBlock ? { marketType: 'capacity-block' } : undefined,
    userData: spec.userData,
    tagSpecifications: made.map((resourceType) => ({ resourceType, tags: resourceType === 'instance' ? { ...tags, ...spec.machineTags } : tags })),
    tags,
    lifecycle: { createBeforeDestroy: true },
    dependsOn: spec.dependsOn,
  });
}

/** A new interface without public address, which goes with its machine. */
export function newInterface(securityGroups: string[]): LaunchTemplateNetworkInterfaces {
  return { deviceIndex: 0, associatePublicIpAddress: 'false', deleteOnTermination: 'true', securityGroups };
}

/** An encrypted gp3 disk that goes with its machine. */
export function machineDisk(deviceName: string, volumeSize: number): LaunchTemplateBlockDeviceMappings {
  return { deviceName, ebs: { volumeType: 'gp3', volumeSize, encrypted: 'true', deleteOnTermination: 'true' } };
}

function reservationSpecification({ preference, reservationId, resourceGroupArn }: CapacityReservation): LaunchTemplateCapacityReservationSpecification {
  if (reservationId === undefined && resourceGroupArn === undefined) return { capacityReservationPreference: preference };
  // EC2 takes a target or a preference; a target is one alone.
  return { capacityReservationTarget: { capacityReservationId: reservationId, capacityReservationResourceGroupArn: resourceGroupArn } };
}
