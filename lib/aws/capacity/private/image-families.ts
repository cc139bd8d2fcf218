import { LaunchTemplateBlockDeviceMappings } from '@cdktf/provider-aws/lib/launch-template';
import { machineDisk } from '../../private/launch-template';
import { NodeImageFamily } from '../node-image';
import { bottlerocketUserData } from './user-data/bottlerocket';
import { NodeSettings } from './user-data/node-settings';
import { nodeadmUserData } from './user-data/nodeadm';

/** What nodes of one family of images have in common. */
export interface ImageFamily {
  /** The least and the default size of the disk for images and pods, in GiB. */
  readonly minDiskGiB: number;
  readonly defaultDiskGiB: number;
  readonly disks: (sizeGiB: number) => LaunchTemplateBlockDeviceMappings[];
  /** What configures a node; undefined where EKS alone can. */
  readonly userData?: (settings: NodeSettings) => string;
}

// As Karpenter has it by default: https://karpenter.sh/docs/concepts/nodeclasses/#specblockdevicemappings (read 2026-11)
const BOTTLEROCKET_SYSTEM_GIB = 4;

/**
 * The families of images.
 * Sources: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html (diskSize),
 * https://bottlerocket.dev/en/os/latest/#/concepts/shared-responsibility/ (the first disk holds the system, the second all else; read 2026-11)
 */
export const IMAGE_FAMILIES: Record<NodeImageFamily, ImageFamily> = {
  [NodeImageFamily.AL2023]: {
    minDiskGiB: 20,
    defaultDiskGiB: 20,
    disks: (sizeGiB) => [machineDisk('/dev/xvda', sizeGiB)],
    userData: nodeadmUserData,
  },
  [NodeImageFamily.BOTTLEROCKET]: {
    minDiskGiB: 20,
    defaultDiskGiB: 20,
    disks: (sizeGiB) => [machineDisk('/dev/xvda', BOTTLEROCKET_SYSTEM_GIB), machineDisk('/dev/xvdb', sizeGiB)],
    userData: bottlerocketUserData,
  },
  [NodeImageFamily.WINDOWS]: {
    minDiskGiB: 50,
    defaultDiskGiB: 50,
    disks: (sizeGiB) => [machineDisk('/dev/sda1', sizeGiB)],
  },
};
