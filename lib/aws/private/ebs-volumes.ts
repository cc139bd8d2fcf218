import { VolumeProvisioner } from '../../platform';

/** The volumes of a driver of EBS: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/parameters.md (read 2026-11) */
export function ebsVolumes(provisioner: string): VolumeProvisioner {
  return { provisioner, parameters: { type: 'gp3' }, encryptionParameters: { encrypted: 'true' }, encryptionKeyParameter: 'kmsKeyId' };
}

/** The volumes of the driver that runs on nodes. */
export const EBS_VOLUMES = ebsVolumes('ebs.csi.aws.com');
