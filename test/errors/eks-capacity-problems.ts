import { TerraformStack } from 'cdktf';
import { aws, Capacity, HAControlPlane, ICapacity, KubernetesVersion, ProductionCluster, PurchaseOption, UpdateStrategy, WorkerPool, WorkerPoolOptions } from 'cdktf-production-cluster';
import { clusterWithPool, eksCluster, existingNetwork, GENERAL } from '../support/eks';
import { FakePlatform } from '../support/fake-platform';
import { ProblemCase } from './problem-case';

const { AutoModeCapacity, AutoScalingGroupCapacity, CapacityReservation, FargateCapacity, KarpenterCapacity, MachineSelection, NodeGroupCapacity, NodeImage, PodDensity, PurchaseMix } = aws;
const machineTypes = ['m7i.large'];
const machines = MachineSelection.ofTypes(machineTypes);
const block = CapacityReservation.block('cr-0a1b2c3d');
const nodeGroup = (options: Partial<aws.FixedNodeGroupOptions>) => () => void NodeGroupCapacity.fixed({ machineTypes, size: 1, ...options });
const group = (options: Partial<aws.FixedAutoScalingGroupOptions>) => () => void AutoScalingGroupCapacity.fixed({ machines, size: 1, ...options });
const matching = (requirements: Partial<aws.MachineRequirements>) => () => void MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4, ...requirements });
const pool = (capacity: ICapacity, options: Partial<WorkerPoolOptions> = {}) => (stack: TerraformStack) => void clusterWithPool(stack).addWorkerPool('Pool', { capacity, ...options });
const dense = (type: string, podDensity: aws.PodDensity) => nodeGroup({ machineTypes: [type], podDensity });
const WINDOWS = NodeGroupCapacity.fixed({ machineTypes, size: 1, image: NodeImage.WINDOWS_CORE_2022 });

/** Mistakes in node groups of EKS. */
export const NODE_GROUP_PROBLEMS: readonly ProblemCase[] = [
  { title: 'Windows without a Linux pool', id: 'pools-repel-system-pods', got: '["Pool"]', allowed: 'Linux nodes', fix: 'add such a pool', make: (stack) => eksCluster(stack).addWorkerPool('Pool', { capacity: WINDOWS }) },
  { title: 'Windows on ARM', id: 'machine-type-image-mismatch', allowed: 'their architecture', fix: 'leave image out', make: nodeGroup({ machineTypes: ['m7g.large'], image: NodeImage.WINDOWS_CORE_2022 }) },
  { title: 'a number of pods for Windows', id: 'pool-option-unsupported', got: '"podDensity"', allowed: 'options that fit together', fix: 'leave the option out', make: nodeGroup({ image: NodeImage.WINDOWS_CORE_2022, podDensity: PodDensity.secondaryAddresses({ maxPods: 5 }) }) },
  {
    title: 'a Windows image of the user', id: 'pool-option-unsupported', got: '"NodeImage.custom"', allowed: 'options that fit together', fix: 'leave the option out',
    make: nodeGroup({ image: NodeImage.custom({ amiId: 'ami-0a1b2c3d', basedOn: NodeImage.WINDOWS_CORE_2022 }) }),
  },
  { title: 'a disk that Windows does not fit on', id: 'disk-size', got: '49', allowed: 'from 50 to 16384', fix: 'set diskSizeGiB', make: nodeGroup({ image: NodeImage.WINDOWS_CORE_2022, diskSizeGiB: 49 }) },
  { title: 'an AMI that is none', id: 'ami-id', got: '"al2023"', allowed: 'starts with ami-', fix: 'change NodeImage.custom amiId', make: () => NodeImage.custom({ amiId: 'al2023', basedOn: NodeImage.AL2023 }) },
  { title: 'a release that is none', id: 'release-version', got: '"latest"', allowed: '1.34.1-20251112', fix: 'change releaseVersion', make: nodeGroup({ releaseVersion: 'latest' }) },
  {
    title: 'a release of an image of the user', id: 'pool-option-unsupported', got: '"releaseVersion"', allowed: 'options that fit together', fix: 'remove one of them',
    make: nodeGroup({ releaseVersion: '1.34.1-20251112', image: NodeImage.custom({ amiId: 'ami-0a1b2c3d', basedOn: NodeImage.AL2023 }) }),
  },
  { title: 'prefix delegation with more pods than AWS recommends', id: 'pod-density', got: '251', allowed: 'from 1 to 250', fix: 'set PodDensity maxPods', make: () => PodDensity.prefixDelegation({ maxPods: 251 }) },
  { title: 'more pods than the machine type has addresses for', id: 'pod-density-above-machine-type', got: '30', allowed: 'at most 29 on m7i.large', fix: 'or use PodDensity.prefixDelegation', make: dense('m7i.large', PodDensity.secondaryAddresses({ maxPods: 30 })) },
  { title: 'more pods than a small machine type has blocks for', id: 'pod-density-above-machine-type', got: '110', allowed: 'at most 34 on t3.nano', fix: 'lower maxPods to 34', make: dense('t3.nano', PodDensity.prefixDelegation()) },
  { title: 'prefix delegation on a machine that is too old', id: 'pod-density-above-machine-type', got: '"m4.large"', allowed: 'Nitro', fix: 'a newer machine type', make: dense('m4.large', PodDensity.prefixDelegation()) },
  { title: 'more pods than one of several types has addresses for', id: 'pod-density-above-machine-type', got: '50', allowed: 'on m7i.large', fix: 'lower', make: nodeGroup({ machineTypes: ['m7i.xlarge', 'm7i.large'], podDensity: PodDensity.secondaryAddresses({ maxPods: 50 }) }) },
  { title: 'a security group that is none', id: 'security-group-id', got: '"default"', allowed: 'starts with sg-', fix: 'change securityGroupIds', make: nodeGroup({ securityGroupIds: ['default'] }) },
  { title: 'more security groups than an interface takes', id: 'security-group-id', got: '16', allowed: 'at most 15', fix: 'put their rules together', make: nodeGroup({ securityGroupIds: Array.from({ length: 16 }, (_, index) => `sg-0000000${index.toString(16)}`) }) },
  { title: 'no subnet', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'subnetIds', make: nodeGroup({ subnetIds: [] }) },
  { title: 'a subnet twice', id: 'network-subnets', got: '"subnet-00000001"', allowed: 'each value once', fix: 'remove the duplicate', make: nodeGroup({ subnetIds: ['subnet-00000001', 'subnet-00000001'] }) },
  { title: 'a reservation that is none', id: 'capacity-reservation', got: '"mine"', allowed: 'starts with cr-', fix: 'change CapacityReservation reservationId', make: () => CapacityReservation.targeted('mine') },
  { title: 'a block that is none', id: 'capacity-reservation', got: '"cb-1"', allowed: 'starts with cr-', fix: 'change', make: () => CapacityReservation.block('cb-1') },
  { title: 'a group of reservations that is none', id: 'capacity-reservation', got: '"mine"', allowed: 'the ARN of a resource group', fix: 'resourceGroupArn', make: () => CapacityReservation.resourceGroup('mine') },
  { title: 'reserved spot machines', id: 'pool-option-unsupported', got: '"reservation"', allowed: 'options that fit together', fix: 'PurchaseOption.ON_DEMAND', make: nodeGroup({ reservation: CapacityReservation.none(), purchase: PurchaseOption.SPOT }) },
  { title: 'a block of several machine types', id: 'pool-option-unsupported', got: '"machine types"', allowed: 'options that fit together', fix: 'name that type alone', make: nodeGroup({ machineTypes: ['p5.48xlarge', 'p5e.48xlarge'], reservation: block, subnetIds: ['subnet-00000001'] }) },
  { title: 'a block in all zones', id: 'pool-option-unsupported', got: '"reservation"', allowed: 'options that fit together', fix: 'subnetIds', make: nodeGroup({ machineTypes: ['p5.48xlarge'], reservation: block }) },
  { title: 'a purchase that there is not', id: 'pool-option-unsupported', got: '"SPOT"', allowed: 'on-demand, spot', fix: 'choose', make: nodeGroup({ purchase: 'SPOT' as PurchaseOption }) },
  { title: 'a purchase of portable capacity that there is not', id: 'pool-option-unsupported', got: '"SPOT"', allowed: 'on-demand, spot', fix: 'choose', make: pool(Capacity.fixed({ machineTypes, size: 1, purchase: 'SPOT' as PurchaseOption })) },
  { title: 'a placement that there is not', id: 'pool-option-unsupported', got: '"zones"', allowed: 'spread, one-group-per-zone', fix: 'choose', make: nodeGroup({ zonePlacement: 'zones' as aws.ZonePlacement }) },
  { title: 'a repair that there is not', id: 'pool-option-unsupported', got: '"off"', allowed: 'enabled, disabled', fix: 'choose', make: nodeGroup({ nodeRepair: 'off' as aws.NodeRepair }) },
  { title: 'a drain that there is not', id: 'pool-option-unsupported', got: '"FORCE"', allowed: 'fail, force', fix: 'choose', make: nodeGroup({ blockedDrain: 'FORCE' as aws.BlockedDrain }) },
];

/** Mistakes in Auto Scaling groups. */
export const SCALING_GROUP_PROBLEMS: readonly ProblemCase[] = [
  { title: 'min above max in a group', id: 'capacity-min-above-max', got: '{"minSize":5,"maxSize":3}', allowed: 'minSize at most maxSize', fix: 'lower minSize', make: () => AutoScalingGroupCapacity.autoscaling({ machines, minSize: 5, maxSize: 3 }) },
  { title: 'a group of no machine', id: 'capacity-size', got: '0', allowed: 'from 1', fix: 'set size', make: group({ size: 0 }) },
  { title: 'an accelerator without ARM image', id: 'machine-type-image-mismatch', got: '"AL2023_NEURON"', allowed: 'an image for both', fix: 'change image or architecture', make: group({ machines: MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4, architecture: aws.Architecture.ARM64 }), image: NodeImage.AL2023_NEURON }) },
  { title: 'a plain image for GPUs', id: 'machine-type-image-mismatch', allowed: 'one kind of accelerator', fix: 'leave image out', make: group({ machines: MachineSelection.ofTypes(['g5.xlarge']), image: NodeImage.BOTTLEROCKET }) },
  { title: 'a group of Windows', id: 'pool-option-unsupported', got: '"WINDOWS_CORE_2022"', allowed: 'options that fit together', fix: 'aws.NodeGroupCapacity', make: group({ image: NodeImage.WINDOWS_CORE_2022 }) },
  { title: 'a warm pool of spot machines', id: 'warm-pool', got: '{"spot":true,"machineTypes":["m7i.large"]}', allowed: 'one machine type, on demand', fix: 'remove warmPool', make: group({ warmPool: { minSize: 1 }, purchase: PurchaseMix.spot() }) },
  { title: 'a warm pool of several types', id: 'warm-pool', allowed: 'one machine type', fix: 'remove warmPool', make: group({ warmPool: { minSize: 1 }, machines: MachineSelection.ofTypes(['m7i.large', 'm6i.large']) }) },
  { title: 'a warm pool of whatever matches', id: 'warm-pool', allowed: 'one machine type', fix: 'remove warmPool', make: group({ warmPool: { minSize: 1 }, machines: MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4 }) }) },
  { title: 'a warm machine in a state that there is not', id: 'pool-option-unsupported', got: '"asleep"', allowed: 'Stopped, Running', fix: 'choose', make: group({ warmPool: { minSize: 1, state: 'asleep' as aws.WarmPoolState } }) },
  { title: 'an architecture that there is not', id: 'pool-option-unsupported', got: '"aarch64"', allowed: 'amd64, arm64', fix: 'choose', make: group({ machines: MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4, architecture: 'aarch64' as aws.Architecture }) }) },
  { title: 'half a warm machine', id: 'warm-pool', got: '0.5', allowed: 'a whole number', fix: 'WarmPool minSize', make: group({ warmPool: { minSize: 0.5 } }) },
  { title: 'fewer prepared machines than wait', id: 'warm-pool', got: '1', allowed: 'from 3', fix: 'WarmPool maxPreparedCapacity', make: group({ warmPool: { minSize: 3, maxPreparedCapacity: 1 } }) },
  { title: 'machines of no age', id: 'max-instance-lifetime', got: '0', allowed: 'from 1 to 365', fix: 'maxInstanceLifetimeDays', make: group({ maxInstanceLifetimeDays: 0 }) },
  { title: 'more than all on demand', id: 'purchase-mix', got: '101', allowed: 'from 0 to 100', fix: 'onDemandPercentageAboveBase', make: () => PurchaseMix.mixed({ onDemandPercentageAboveBase: 101 }) },
  { title: 'a base below nothing', id: 'purchase-mix', got: '-1', allowed: 'from 0', fix: 'onDemandBase', make: () => PurchaseMix.mixed({ onDemandBase: -1, onDemandPercentageAboveBase: 0 }) },
  { title: 'reserved spot machines in a group', id: 'pool-option-unsupported', got: '"reservation"', allowed: 'options that fit together', fix: 'PurchaseMix.onDemand', make: group({ reservation: CapacityReservation.targeted('cr-0a1b2c3d'), purchase: PurchaseMix.spot() }) },
  { title: 'a block of whatever matches', id: 'pool-option-unsupported', got: '"machine types"', allowed: 'options that fit together', fix: 'name that type alone', make: group({ reservation: block, machines: MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4 }), subnetIds: ['subnet-00000001'] }) },
  { title: 'no processor', id: 'machine-requirements', got: '0', allowed: 'from 1', fix: 'MachineRequirements minVcpus', make: matching({ minVcpus: 0 }) },
  { title: 'most memory below the least', id: 'machine-requirements', got: '2', allowed: 'from 4', fix: 'MachineRequirements maxMemoryGiB', make: matching({ maxMemoryGiB: 2 }) },
  { title: 'an excluded type that is none', id: 'machine-requirements', got: '"C7I"', allowed: '* as wildcard', fix: 'excludedMachineTypes', make: matching({ excludedMachineTypes: ['C7I'] }) },
  { title: 'processors of nobody', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'cpuManufacturers', make: matching({ cpuManufacturers: [] }) },
  { title: 'more types than a group takes', id: 'machine-requirements', got: '41', allowed: 'at most 40', fix: 'name fewer', make: () => MachineSelection.ofTypes(Array.from({ length: 41 }, (_, index) => `m${index}.large`)) },
  {
    title: 'a number of machines out of service', id: 'pool-option-unsupported', got: '"UpdateStrategy.maxUnavailable"', allowed: 'maxUnavailablePercentage', fix: 'use UpdateStrategy.maxUnavailablePercentage',
    make: pool(AutoScalingGroupCapacity.fixed({ machines, size: 1 }), { updateStrategy: UpdateStrategy.maxUnavailable(1) }),
  },
];

const fargate = (selectors: aws.FargateSelector[]) => () => void FargateCapacity.forSelectors({ selectors });

/** Mistakes in capacity that AWS runs. */
export const AUTOMATIC_PROBLEMS: readonly ProblemCase[] = [
  {
    title: 'Fargate in public subnets', id: 'fargate-subnet-public', got: '"subnet-00000009"', allowed: 'private subnets', fix: 'leave subnetIds out',
    make: (stack) => {
      const cluster = clusterWithPool(stack, { network: existingNetwork(stack, { publicSubnetIds: ['subnet-00000009'] }) });
      cluster.addWorkerPool('Jobs', { capacity: FargateCapacity.forNamespaces({ namespaces: ['jobs'], subnetIds: ['subnet-00000009'] }) });
    },
  },
  { title: 'the system on Fargate by Pod Identity', id: 'fargate-without-identity', got: '["aws-ebs-csi-driver"]', allowed: 'tokens of service accounts', fix: 'SERVICE_ACCOUNT_ROLES', make: pool(FargateCapacity.forNamespaces({ namespaces: ['kube-system'] })) },
  { title: 'a selector with no label', id: 'fargate-selector', got: '0', allowed: '1 to 5 labels', fix: 'leave labels out', make: fargate([{ namespace: 'jobs', labels: {} }]) },
  { title: 'a selector with too many labels', id: 'fargate-selector', got: '6', allowed: '1 to 5 labels', fix: 'name fewer', make: fargate([{ namespace: 'jobs', labels: { a: '1', b: '2', c: '3', d: '4', e: '5', f: '6' } }]) },
  { title: 'a label that matches nothing', id: 'fargate-selector', got: '"a b"', allowed: '* and ? as wildcards', fix: 'labels["size"]', make: fargate([{ namespace: 'jobs', labels: { size: 'a b' } }]) },
  { title: 'no selector', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'namespaces', make: fargate([]) },
  { title: 'a role of Fargate that is none', id: 'principal-arn', got: '"fargate"', allowed: 'the ARN of an IAM role', fix: 'podExecutionRoleArn', make: () => FargateCapacity.forNamespaces({ namespaces: ['jobs'], podExecutionRoleArn: 'fargate' }) },
  { title: 'Auto Mode without node pools', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'nodePools', make: () => AutoModeCapacity.builtIn({ nodePools: [] }) },
  { title: 'a node pool that Auto Mode has not', id: 'auto-mode-node-pool', got: '"gpu"', allowed: 'general-purpose, system', fix: 'choose', make: () => AutoModeCapacity.builtIn({ nodePools: ['gpu' as aws.AutoModeNodePool] }) },
  { title: 'labels of Auto Mode', id: 'pool-option-unsupported', got: '["labels"]', allowed: 'capacity alone', fix: 'Capacity.managed', make: pool(AutoModeCapacity.builtIn(), { labels: { team: 'payments' } }) },
];

const karpenter = (options: Partial<aws.KarpenterCapacityOptions> = {}) => KarpenterCapacity.nodePool({ limits: { cpu: '400', memory: '1600Gi' }, imageVersion: 'v20251112', ...options });
const requirement = (operator: aws.RequirementOperator, values?: string[]) => () => void karpenter({ requirements: [{ key: 'karpenter.k8s.aws/instance-cpu', operator, values }] });
const withObjects = (times: number, capacity?: ICapacity) => (stack: TerraformStack) => {
  const cluster = clusterWithPool(stack);
  if (capacity) cluster.addWorkerPool('Batch', { capacity });
  const access = new TerraformStack(stack.node.root, 'production-access');
  for (let index = 0; index < times; index += 1) new aws.KarpenterNodePools(access, `Karpenter${index}`, { cluster });
};

/** Mistakes in pools of Karpenter. */
export const KARPENTER_PROBLEMS: readonly ProblemCase[] = [
  { title: 'Karpenter without the second stack', id: 'karpenter-objects-missing', got: '["pool"]', allowed: 'a second stack with aws.KarpenterNodePools', fix: 'make a stack', make: pool(karpenter()) },
  { title: 'its objects without a pool', id: 'karpenter-pools-missing', allowed: 'added before', fix: 'add the pools first', make: withObjects(1) },
  { title: 'its objects twice', id: 'karpenter-objects-duplicate', allowed: 'once for a cluster', fix: 'remove the other one', make: withObjects(2, karpenter()) },
  {
    title: 'pools that differ in capitals alone', id: 'pool-id-duplicate', got: '"batch"', allowed: 'more than the case of letters', fix: 'rename one',
    make: (stack) => ['Batch', 'batch'].reduce((cluster, id) => (cluster.addWorkerPool(id, { capacity: karpenter() }), cluster), clusterWithPool(stack)),
  },
  { title: 'no limit', id: 'quantity-format', got: '"unlimited"', allowed: '160Gi', fix: 'limits cpu', make: () => karpenter({ limits: { cpu: 'unlimited', memory: '1Gi' } }) },
  { title: 'a release that is none', id: 'karpenter-option', got: '"newest"', allowed: 'or latest', fix: 'KarpenterCapacity imageVersion', make: () => karpenter({ imageVersion: 'newest' }) },
  { title: 'a time that is none', id: 'karpenter-option', got: '"one day"', allowed: 'or Never', fix: 'expireAfter', make: () => karpenter({ expireAfter: 'one day' }) },
  { title: 'a budget that is none', id: 'karpenter-option', got: '"150%"', allowed: 'a percentage', fix: 'disruptionBudget', make: () => karpenter({ disruptionBudget: '150%' }) },
  { title: 'values where none are compared', id: 'karpenter-option', got: '["1"]', allowed: 'none for EXISTS', fix: 'correct the values', make: requirement(aws.RequirementOperator.EXISTS, ['1']) },
  { title: 'two numbers to be above', id: 'karpenter-option', got: '["1","2"]', allowed: 'one for GT and LT', fix: 'correct the values', make: requirement(aws.RequirementOperator.GT, ['1', '2']) },
  { title: 'nothing to be one of', id: 'karpenter-option', got: '[]', allowed: 'at least one for IN', fix: 'correct the values', make: requirement(aws.RequirementOperator.IN) },
  { title: 'an architecture that Karpenter does not know', id: 'karpenter-option', got: '"x86"', allowed: 'amd64, arm64', fix: 'choose', make: () => karpenter({ architectures: ['x86' as aws.Architecture] }) },
  { title: 'an operator that there is not', id: 'karpenter-option', got: '"gte"', allowed: 'In, NotIn', fix: 'choose', make: requirement('gte' as aws.RequirementOperator, ['1']) },
  { title: 'no architecture', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'KarpenterCapacity architectures', make: () => karpenter({ architectures: [] }) },
  { title: 'Windows by Karpenter', id: 'pool-option-unsupported', got: '"WINDOWS_CORE_2022"', allowed: 'NodeImage.AL2023', fix: 'aws.NodeGroupCapacity', make: () => karpenter({ image: NodeImage.WINDOWS_CORE_2022 }) },
  { title: 'an image of the user by Karpenter', id: 'pool-option-unsupported', got: '"ami-0a1b2c3d"', allowed: 'NodeImage.AL2023', fix: 'aws.NodeGroupCapacity', make: () => karpenter({ image: NodeImage.custom({ amiId: 'ami-0a1b2c3d', basedOn: NodeImage.AL2023 }) }) },
  { title: 'an update strategy of Karpenter', id: 'pool-option-unsupported', got: '["updateStrategy"]', allowed: 'labels and taints', fix: 'disruptionBudget in place of updateStrategy', make: pool(karpenter(), { updateStrategy: UpdateStrategy.maxUnavailable(1) }) },
  { title: 'a version of Karpenter nodes', id: 'pool-option-unsupported', got: '["version"]', allowed: 'labels and taints', fix: 'imageVersion in place of version', make: pool(karpenter(), { version: KubernetesVersion.V1_33 }) },
];

const joined = (capacity: ICapacity, props: Partial<aws.ExistingEksPlatformProps> = {}, certificateAuthority?: string) => (stack: TerraformStack) => {
  const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg-0a1b2c3d', ...props });
  const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Old', { clusterName: 'old', endpoint: 'https://10.0.0.1', certificateAuthority, version: KubernetesVersion.V1_34, platform });
  new WorkerPool(stack, 'Pool', { cluster, capacity });
};
const dense110 = NodeGroupCapacity.fixed({ machineTypes, size: 1, podDensity: PodDensity.prefixDelegation() });

/** Mistakes in what joins a cluster that something else made. */
export const JOINING_PROBLEMS: readonly ProblemCase[] = [
  { title: 'machines that join a cluster without its certificate', id: 'cluster-attributes-missing', got: '{"serviceCidr":"172.20.0.0/16"}', allowed: 'both', fix: 'certificateAuthority', make: joined(AutoScalingGroupCapacity.fixed({ machines, size: 1 }), { serviceCidr: '172.20.0.0/16' }) },
  { title: 'machines that join a cluster without its service addresses', id: 'cluster-attributes-missing', allowed: 'both', fix: 'serviceCidr in ExistingEksPlatform', make: joined(Capacity.selfManaged({ machineTypes, minSize: 1, maxSize: 2 }), {}, 'Q0E=') },
  { title: 'prefix delegation in a cluster of others', id: 'control-plane-not-managed', allowed: 'what changes nodes alone', fix: 'PodDensity.secondaryAddresses', make: joined(dense110) },
  { title: 'Windows in a cluster of others', id: 'control-plane-not-managed', allowed: 'what changes nodes alone', fix: 'where the cluster is made', make: joined(WINDOWS) },
  { title: 'Auto Mode in a cluster of others', id: 'control-plane-not-managed', allowed: 'what changes nodes alone', fix: 'where the cluster is made', make: joined(AutoModeCapacity.builtIn()) },
  { title: 'an issuer that is none', id: 'token-issuer-arn', got: '"https://oidc"', allowed: 'an OpenID Connect provider in IAM', fix: 'tokenIssuerArn', make: joined(GENERAL, { tokenIssuerArn: 'https://oidc' }) },
  { title: 'the parts of a cluster on another platform', id: 'cluster-not-on-eks', got: '"Fake"', allowed: 'a cluster on aws.EksPlatform', fix: 'for such a cluster only', make: (stack) => aws.EksParts.of(new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform() })) },
];
