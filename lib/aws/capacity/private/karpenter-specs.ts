import { Token } from 'cdktf';
import { PurchaseOption } from '../../../capacity';
import { WorkerPoolBinding } from '../../../platform';
import { checkKnown } from '../../../private/checks';
import { EksPoolContext } from '../../private/eks-capacity';
import { Architecture } from '../architecture';
import { KarpenterCapacityOptions } from '../karpenter-capacity';
import { KarpenterRequirement, RequirementOperator } from '../karpenter-requirement';
import { NodeImage } from '../node-image';
import { IMAGE_FAMILIES } from './image-families';

type Spec = Record<string, unknown>;

// As Karpenter's own guide has it: https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/ (read 2026-11)
const DEFAULT_REQUIREMENTS: KarpenterRequirement[] = [
  { key: 'karpenter.k8s.aws/instance-category', operator: RequirementOperator.IN, values: ['c', 'm', 'r'] },
  { key: 'karpenter.k8s.aws/instance-generation', operator: RequirementOperator.GT, values: ['2'] },
];

/** The spec of an EC2NodeClass: https://karpenter.sh/docs/concepts/nodeclasses/ (read 2026-11) */
export function nodeClassSpec(options: KarpenterCapacityOptions, context: EksPoolContext, instanceProfile: string): Spec {
  const { image = NodeImage.AL2023, podDensity } = options;
  const { disks, defaultDiskGiB } = IMAGE_FAMILIES[image.family];
  checkKnown(context.network.privateSubnetIds, 'The list of subnets of a pool of Karpenter');
  return {
    amiSelectorTerms: [{ alias: `${image.family}@${options.imageVersion}` }],
    instanceProfile,
    subnetSelectorTerms: context.network.privateSubnetIds.map((id) => ({ id })),
    securityGroupSelectorTerms: [{ id: context.securityGroupId }],
    metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
    associatePublicIPAddress: false,
    blockDeviceMappings: disks(options.diskSizeGiB ?? defaultDiskGiB).map(({ deviceName, ebs }) => ({
      deviceName,
      ebs: { volumeType: ebs?.volumeType, volumeSize: `${Token.asString(ebs?.volumeSize)}Gi`, encrypted: true, deleteOnTermination: true },
    })),
    ...(podDensity?.maxPods === undefined ? {} : { kubelet: { maxPods: podDensity.maxPods } }),
    ...(context.tags && { tags: context.tags }),
  };
}

/** The spec of a NodePool without the reference to its node class: https://karpenter.sh/docs/concepts/nodepools/ (read 2026-11) */
export function nodePoolSpec(options: KarpenterCapacityOptions, { labels, taints }: WorkerPoolBinding): Spec {
  const { architectures = [Architecture.AMD64], purchase = [PurchaseOption.ON_DEMAND], requirements = DEFAULT_REQUIREMENTS } = options;
  const isIn = (key: string, values: string[]) => ({ key, operator: RequirementOperator.IN, values });
  return {
    template: {
      metadata: { labels },
      spec: {
        requirements: [
          isIn('kubernetes.io/os', ['linux']),
          isIn('kubernetes.io/arch', architectures),
          isIn('karpenter.sh/capacity-type', purchase),
          ...(options.podDensity?.delegatesPrefixes ? [isIn('karpenter.k8s.aws/instance-hypervisor', ['nitro'])] : []),
          ...requirements.map(({ key, operator, values = [] }) => (values.length === 0 ? { key, operator } : { key, operator, values })),
        ],
        ...(taints.length > 0 && { taints: taints.map(({ key, value, effect }) => ({ key, ...(value && { value }), effect })) }),
        expireAfter: options.expireAfter ?? '720h',
      },
    },
    disruption: {
      consolidationPolicy: 'WhenEmptyOrUnderutilized',
      consolidateAfter: options.consolidateAfter ?? '1m',
      budgets: [{ nodes: options.disruptionBudget ?? '10%' }],
    },
    limits: { cpu: options.limits.cpu, memory: options.limits.memory },
  };
}
