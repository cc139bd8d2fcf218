import { TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, Taint, UpdateStrategy, WorkerPoolOptions } from 'cdktf-production-cluster';
import { FakeCapacity, FakePlatform } from '../support/fake-platform';
import { eksCluster, GENERAL } from '../support/eks';
import { ProblemCase } from './problem-case';

const machineTypes = ['m7i.xlarge'];
const sizes = { minSize: 1, maxSize: 3 };

const addPool = (options: Partial<WorkerPoolOptions>, id = 'General') => (stack: TerraformStack) => {
  eksCluster(stack).addWorkerPool(id, { capacity: GENERAL, ...options });
};
const onFake = (stack: TerraformStack) => new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform: new FakePlatform() });
const nodeGroup = (options: Partial<aws.AutoscalingNodeGroupOptions>) => () => {
  aws.NodeGroupCapacity.autoscaling({ machineTypes, ...sizes, ...options });
};

/** Mistakes in what a pool runs on. */
export const CAPACITY_PROBLEMS: readonly ProblemCase[] = [
  {
    title: 'min above max', id: 'capacity-min-above-max', got: '{"minSize":5,"maxSize":3}', allowed: 'minSize at most maxSize', fix: 'lower minSize to 3 or raise maxSize to 5',
    make: () => Capacity.managed({ machineTypes, minSize: 5, maxSize: 3 }),
  },
  {
    title: 'NaN as a size', id: 'capacity-size', got: 'NaN', allowed: 'a whole number from 0 to 5000', fix: 'set minSize',
    make: () => Capacity.managed({ machineTypes, minSize: NaN, maxSize: 3 }),
  },
  {
    title: 'a fraction as a size', id: 'capacity-size', got: '1.5', allowed: 'a whole number from 1 to 5000', fix: 'set maxSize',
    make: () => Capacity.managed({ machineTypes, minSize: 1, maxSize: 1.5 }),
  },
  {
    title: 'a negative size', id: 'capacity-size', got: '-1', allowed: 'a whole number from 1 to 5000', fix: 'set size',
    make: () => Capacity.fixed({ machineTypes, size: -1 }),
  },
  {
    title: 'a fixed pool of no nodes', id: 'capacity-size', got: '0', allowed: 'a whole number from 1', fix: 'set size',
    make: () => Capacity.fixed({ machineTypes, size: 0 }),
  },
  {
    title: 'no machine type', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'machineTypes',
    make: () => Capacity.fixed({ machineTypes: [], size: 1 }),
  },
  {
    title: 'a machine type twice', id: 'machine-type-duplicate', got: '"m7i.xlarge"', allowed: 'each value once', fix: 'remove the duplicate',
    make: () => Capacity.managed({ machineTypes: ['m7i.xlarge', 'm7i.xlarge'], ...sizes }),
  },
  {
    title: 'serverless capacity for no namespace', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'namespaces',
    make: () => Capacity.serverless({ namespaces: [] }),
  },
  {
    title: 'a namespace twice', id: 'namespace-duplicate', got: '"jobs"', allowed: 'each value once', fix: 'remove the duplicate',
    make: () => Capacity.serverless({ namespaces: ['jobs', 'jobs'] }),
  },
  {
    title: 'a namespace that is no DNS label', id: 'namespace-name', got: '"Jobs"', allowed: 'a DNS label', fix: 'change namespaces',
    make: addPool({ capacity: Capacity.serverless({ namespaces: ['Jobs'] }) }, 'Jobs'),
  },
  {
    title: 'more namespaces than a Fargate profile takes', id: 'pool-option-unsupported', got: '["a","b","c","d","e","f"]', allowed: 'at most 5', fix: 'use another pool',
    make: () => aws.FargateCapacity.forNamespaces({ namespaces: ['a', 'b', 'c', 'd', 'e', 'f'] }),
  },
  {
    title: 'taints on serverless capacity', id: 'pool-option-unsupported', got: '["taints"]', allowed: 'capacity alone', fix: 'Capacity.managed',
    make: addPool({ capacity: Capacity.serverless({ namespaces: ['jobs'] }), taints: [Taint.noSchedule('jobs')] }, 'Jobs'),
  },
  {
    title: 'mixed architectures', id: 'machine-types-mixed-architectures', got: '{"m7i.xlarge":"amd64","m7g.xlarge":"arm64"}', allowed: 'one architecture', fix: 'one pool for each',
    make: addPool({ capacity: Capacity.managed({ machineTypes: ['m7i.xlarge', 'm7g.xlarge'], ...sizes }) }),
  },
  {
    title: 'a GPU type with a plain image', id: 'machine-type-image-mismatch', got: '{"g5.xlarge":"nvidia amd64","image":"AL2023: none amd64 arm64"}', allowed: 'one kind of accelerator', fix: 'leave image out',
    make: nodeGroup({ machineTypes: ['g5.xlarge'], image: aws.NodeImage.AL2023 }),
  },
  {
    title: 'a plain type with a GPU image', id: 'machine-type-image-mismatch', allowed: 'one kind of accelerator', fix: 'leave image out',
    make: nodeGroup({ image: aws.NodeImage.AL2023_NVIDIA }),
  },
  {
    title: 'accelerators of two kinds in one pool', id: 'machine-type-image-mismatch', allowed: 'one kind of accelerator', fix: 'one pool for each kind',
    make: addPool({ capacity: Capacity.managed({ machineTypes: ['g5.xlarge', 'inf2.xlarge'], ...sizes }) }),
  },
  {
    title: 'something else than a machine type', id: 'machine-type-format', got: '"m7i xlarge"', allowed: 'an EC2 instance type', fix: 'change machineTypes',
    make: addPool({ capacity: Capacity.managed({ machineTypes: ['m7i xlarge'], ...sizes }) }),
  },
  {
    title: 'a disk that the image does not fit on', id: 'disk-size', got: '19', allowed: 'from 20 to 16384', fix: 'set diskSizeGiB',
    make: nodeGroup({ diskSizeGiB: 19 }),
  },
  {
    title: 'more pods than a node can run', id: 'pod-density', got: '251', allowed: 'from 1 to 250', fix: 'set PodDensity maxPods',
    make: () => aws.PodDensity.secondaryAddresses({ maxPods: 251 }),
  },
  {
    title: 'capacity of another cloud', id: 'capacity-of-another-platform', got: '["Fake"]', allowed: 'the capacities of the namespace aws', fix: 'Capacity.managed',
    make: addPool({ capacity: new FakeCapacity() }),
  },
  {
    title: 'a kind of capacity that the platform lacks', id: 'capacity-kind-unsupported', got: '"serverless"', allowed: 'on Fake: managed, fixed', fix: 'a platform that has serverless capacity: EKS',
    make: (stack) => onFake(stack).addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs'] }) }),
  },
  {
    title: 'no node out of service in an update', id: 'update-strategy', got: '0', allowed: 'from 1 to 100', fix: 'UpdateStrategy.maxUnavailable',
    make: () => UpdateStrategy.maxUnavailable(0),
  },
  {
    title: 'more than all nodes out of service', id: 'update-strategy', got: '101', allowed: 'from 1 to 100', fix: 'UpdateStrategy.maxUnavailablePercentage',
    make: () => UpdateStrategy.maxUnavailablePercentage(101),
  },
];

/** Mistakes in a pool itself. */
export const POOL_PROBLEMS: readonly ProblemCase[] = [
  {
    title: 'a pool id twice', id: 'pool-id-duplicate', got: '"General"', allowed: 'each id once', fix: 'another id',
    make: (stack) => {
      const cluster = eksCluster(stack);
      cluster.addWorkerPool('General', { capacity: GENERAL });
      cluster.addWorkerPool('General', { capacity: GENERAL });
    },
  },
  { title: 'a pool id that starts with a digit', id: 'pool-id', got: '"1st"', allowed: 'a letter first', fix: 'rename the pool', make: addPool({}, '1st') },
  { title: 'a pool id over the limits of AWS', id: 'pool-id', allowed: 'at most 30', fix: 'rename the pool', make: addPool({}, 'a'.repeat(31)) },
  {
    title: 'a pool newer than the control plane', id: 'pool-newer-than-control-plane', got: '"1.35"', allowed: '1.34 or older', fix: 'upgrade the control plane first',
    make: addPool({ version: KubernetesVersion.V1_35 }),
  },
  { title: 'a label key that is none', id: 'label-key', got: '"-team"', allowed: 'at most 63', fix: 'correct the key', make: addPool({ labels: { '-team': 'a' } }) },
  { title: 'the label key __proto__', id: 'label-key', got: '"__proto__"', allowed: 'alphanumeric', fix: 'correct the key', make: addPool({ labels: Object.fromEntries([['__proto__', 'a']]) }) },
  { title: 'a label key that EKS keeps for itself', id: 'label-key', got: '"eks.amazonaws.com/nodegroup"', allowed: 'not below eks.amazonaws.com/', fix: 'change', make: addPool({ labels: { 'eks.amazonaws.com/nodegroup': 'a' } }) },
  { title: 'a label value over the limits', id: 'label-value', allowed: 'at most 63', fix: 'change', make: addPool({ labels: { team: 'a'.repeat(64) } }) },
  { title: 'a label of Kubernetes', id: 'label-reserved', got: '"kubernetes.io/arch"', allowed: 'your own prefix', fix: 'a prefix of your own', make: addPool({ labels: { 'kubernetes.io/arch': 'arm64' } }) },
  { title: 'a taint key that is none', id: 'taint-key', got: '""', allowed: 'at most 63', fix: 'correct the key', make: () => Taint.noSchedule('') },
  { title: 'a taint key over the limits of EKS', id: 'taint-key', allowed: 'on EKS at most 63', fix: 'change', make: addPool({ taints: [Taint.preferNoSchedule(`${'a'.repeat(60)}.com/key`)] }) },
  { title: 'a taint value that is none', id: 'taint-value', got: '"a b"', allowed: 'at most 63', fix: 'change', make: () => Taint.noExecute('key', 'a b') },
  {
    title: 'a taint twice', id: 'taint-duplicate', got: '"key:NoSchedule"', allowed: 'each value once', fix: 'remove the duplicate',
    make: addPool({ taints: [Taint.noSchedule('key', 'a'), Taint.noSchedule('key', 'b')] }),
  },
  {
    title: 'more taints than EKS takes', id: 'taint-duplicate', got: '51', allowed: 'at most 50', fix: 'remove some',
    make: addPool({ taints: Array.from({ length: 51 }, (_, index) => Taint.preferNoSchedule(`key-${index}`)) }),
  },
  {
    title: 'pools that all repel system pods', id: 'pools-repel-system-pods', got: '["Batch","Zero"]', allowed: 'at least one pool of Linux nodes', fix: 'remove the taints of one',
    make: (stack) => {
      const cluster = eksCluster(stack);
      cluster.registerNodeAutoscaler('karpenter');
      cluster.addWorkerPool('Batch', { capacity: GENERAL, taints: [Taint.noSchedule('batch')] });
      cluster.addWorkerPool('Zero', { capacity: Capacity.managed({ machineTypes, minSize: 0, maxSize: 3 }) });
    },
  },
];
