import { PlatformFact } from '../../../platform-readiness';
import { duty, met, metIf, outside, told } from '../../../private/facts';
import { PAGES } from '../../private/readiness/duties';
import { PoolPlace } from '../../private/readiness/pool-readiness';
import { AutoScalingGroupOptions } from '../auto-scaling-group-capacity';
import { NodeImage, NodeImageFamily } from '../node-image';
import { PodDensity } from '../pod-density';
import { ZonePlacement } from '../zone-placement';
import { IMAGE_FAMILIES } from './image-families';

// Where it stands that a kubelet takes nobody for anonymous and asks the API server; of Windows nothing public says so (read 2026-11).
const KUBELET: Partial<Record<NodeImageFamily, string>> = {
  [NodeImageFamily.AL2023]: 'https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go',
  [NodeImageFamily.BOTTLEROCKET]: 'https://github.com/bottlerocket-os/bottlerocket-core-kit/blob/develop/packages/kubernetes-1.34/kubelet-config',
};
const CONFORMANCE = 'https://kubernetes.io/docs/setup/best-practices/node-conformance/';

/** How machines join that EKS does not start. */
export const JOINS = 'nodes join by the role of their machines, which has an access entry of the type EC2_LINUX';

/** What is asked of machines of the user's account. */
export interface NodeTraits {
  readonly image: NodeImage;
  readonly diskSizeGiB?: number;
  readonly podDensity?: PodDensity;
  readonly zonePlacement?: ZonePlacement;
  /** How a machine becomes a node. */
  readonly joins: string;
}

/** What holds for the machines of a pool: their disks, image, metadata and networks. */
export function nodeFacts(traits: NodeTraits, place: PoolPlace): PlatformFact[] {
  const { image, joins, zonePlacement = ZonePlacement.SPREAD } = traits;
  return ofPool(place, [
    met('PE-21', configuration(traits)),
    conformance(image),
    met('PE-24', joins),
    met('PE-40', `zonePlacement: ${zonePlacement}`),
    met('PE-43', 'metadata of machines: httpTokens required, httpPutResponseHopLimit 1'),
    met('PE-43', 'nodes have no public address and no SSH key'),
    ...kubelet(image),
  ]);
}

/** Facts with the construct of a pool, named by its id. */
export function ofPool({ poolId, constructPath }: PoolPlace, facts: PlatformFact[]): PlatformFact[] {
  return facts.map((fact) => ({ ...fact, value: `${poolId}: ${fact.value}`, constructPath }));
}

/** Whether pods leave a node of an Auto Scaling group before its machine goes. */
export function draining({ terminationHandler }: AutoScalingGroupOptions): PlatformFact {
  const drained = terminationHandler !== undefined;
  const value = drained ? 'terminationHandler: drains nodes before their machines go' : 'terminationHandler: none, so that nothing drains a node before its machine goes';
  return metIf(drained, 'PE-20', value, 'set terminationHandler of AutoScalingGroupCapacity to an aws.NodeTerminationHandler, or use aws.NodeGroupCapacity');
}

/** Whether the code alone changes the image of nodes. */
export function pinned(imageVersion: string): PlatformFact {
  return metIf(imageVersion !== 'latest', 'PE-20', `imageVersion: ${told(imageVersion)}`, 'set imageVersion of KarpenterCapacity to a release, such as v20251112');
}

function configuration({ image, diskSizeGiB = IMAGE_FAMILIES[image.family].defaultDiskGiB, podDensity }: NodeTraits): string {
  const pods = podDensity?.maxPods === undefined ? 'what the machine type holds' : `at most ${told(podDensity.maxPods)} pods`;
  return `disks of gp3, ${told(diskSizeGiB)} GiB, encrypted; podDensity: ${pods}`;
}

function conformance({ name, amiId }: NodeImage): PlatformFact {
  if (amiId !== undefined) return outside('PE-23', `NodeImage.custom ${told(amiId)}: run the node conformance test on it`, CONFORMANCE);
  return duty('PE-23', `NodeImage.${name}, which AWS builds with its kubelet and container runtime`, PAGES.IMAGES);
}

function kubelet({ amiId, family }: NodeImage): PlatformFact[] {
  const page = amiId === undefined ? KUBELET[family] : undefined;
  return page === undefined ? [] : [duty('PE-43', 'the kubelet refuses requests that are not authenticated, and asks the API server about the others', page)];
}
