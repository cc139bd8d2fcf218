import { EbsVolume } from '@cdktf/provider-aws/lib/ebs-volume';
import { NetworkInterface } from '@cdktf/provider-aws/lib/network-interface';
import { Construct } from 'constructs';
import { MemberSlot } from '../../../kubeadm/infrastructure';
import { ClusterContext } from './cluster-context';

/** What of a member outlives its machine. */
export interface MemberIdentity {
  readonly zone: string;
  readonly interfaceId: string;
  readonly address: string;
  /** Undefined for a member without state. */
  readonly volume?: EbsVolume;
}

/** Where a member is. */
export interface MemberPlace {
  readonly zone: string;
  readonly subnetId: string;
  readonly securityGroupId: string;
}

/** The disks that hold the data of members. */
export interface DataDiskOptions {
  readonly dataDiskIops?: number;
  readonly dataDiskThroughput?: number;
}

/**
 * Makes the address and the disk of a member, as children of `scope`. AWS chooses the address once. The interface is the first one of each of its
 * machines: the certificates of etcd name the address from which a member speaks.
 */
export function createMemberIdentity(scope: Construct, slot: MemberSlot, place: MemberPlace, context: ClusterContext, options: DataDiskOptions): MemberIdentity {
  const tags = { ...context.tags, Name: `${context.clusterName}-${slot.name}` };
  const { zone, subnetId, securityGroupId } = place;
  const networkInterface = new NetworkInterface(scope, 'Interface', {
    subnetId, securityGroups: [securityGroupId], description: `${context.clusterName} ${slot.name}`, tags, lifecycle: { preventDestroy: context.preventDestroy },
  });
  return { zone, interfaceId: networkInterface.id, address: networkInterface.privateIp, volume: dataDisk(scope, slot, zone, tags, context, options) };
}

// These are what every gp3 volume has: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html (read 2026-11)
const BASELINE = { iops: 3000, throughput: 125 };

function dataDisk(scope: Construct, { dataDiskSizeGiB }: MemberSlot, zone: string, tags: Record<string, string>, { keyArn, preventDestroy }: ClusterContext, options: DataDiskOptions): EbsVolume | undefined {
  if (dataDiskSizeGiB === undefined) return undefined;
  const { dataDiskIops: iops = BASELINE.iops, dataDiskThroughput: throughput = BASELINE.throughput } = options;
  return new EbsVolume(scope, 'DataDisk', {
    availabilityZone: zone, size: dataDiskSizeGiB, type: 'gp3', iops, throughput, encrypted: true, kmsKeyId: keyArn, finalSnapshot: true, tags, lifecycle: { preventDestroy },
  });
}
