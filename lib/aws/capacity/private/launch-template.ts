import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Construct } from 'constructs';
import { EksPoolContext } from '../../private/eks-capacity';
import { severalMachineTypes } from './machine-type';
import { nodeUserData } from './node-user-data';
import { NodeGroupSpec } from './node-group';

// EKS's own default, stated so that a size can be taken back: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html (diskSize, read 2026-11)
const DEFAULT_DISK_GIB = 20;

// The provider allows 99 characters before the suffix that it appends.
const MAX_PREFIX = 99;

/** The machines of a node group: IMDSv2 with a hop limit of 1, an encrypted gp3 root disk, no public address, no SSH key (PE-43). */
export function createLaunchTemplate(scope: Construct, spec: NodeGroupSpec, poolId: string, context: EksPoolContext): LaunchTemplate {
  const { machineTypes } = spec.intent;
  const name = `${context.clusterName}-${poolId}`;
  const tags = { ...context.tags, Name: name };
  return new LaunchTemplate(scope, 'LaunchTemplate', {
    namePrefix: `eks-${poolId}-`.slice(0, MAX_PREFIX),
    // A single type stands here, where EKS can change it in place; a list must stand in the node group.
    instanceType: severalMachineTypes(machineTypes) ? undefined : machineTypes[0],
    updateDefaultVersion: true,
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [
      { deviceName: '/dev/xvda', ebs: { volumeType: 'gp3', volumeSize: spec.diskSizeGiB ?? DEFAULT_DISK_GIB, encrypted: 'true', deleteOnTermination: 'true' } },
    ],
    networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: 'false', deleteOnTermination: 'true', securityGroups: [context.securityGroupId] }],
    userData: spec.podsPerNode === undefined ? undefined : nodeUserData(spec.podsPerNode),
    tagSpecifications: ['instance', 'volume', 'network-interface'].map((resourceType) => ({ resourceType, tags })),
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}
