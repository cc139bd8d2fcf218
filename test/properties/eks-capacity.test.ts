import { TerraformStack } from 'cdktf';
import { aws, ICapacity, PurchaseOption, Taint, UpdateStrategy, WorkerPool } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { eksCluster, GENERAL, FEW_ADD_ONS } from '../support/eks';
import { hostileText, list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';
import { addPool, existingCluster } from './support';

const { AutoScalingGroupCapacity, MachineSelection, PodDensity, PurchaseMix } = aws;
const IMAGES = Object.values(aws.NodeImage).filter((value) => value instanceof aws.NodeImage);
const TYPES = MachineSelection.ofTypes(['m7i.xlarge']);
const oneOf = <T extends string>(values: Record<string, T>) => fc.constantFrom(...Object.values(values));
const fixedGroup = (options: Partial<aws.FixedAutoScalingGroupOptions>): ICapacity => AutoScalingGroupCapacity.fixed({ machines: TYPES, size: 1, ...options });

const warmPool = struct<aws.WarmPool>({ minSize: number(0, 5), maxPreparedCapacity: number(5, 10), state: oneOf(aws.WarmPoolState) }, ['minSize']);
const group = {
  machines: mostly(fc.constantFrom(TYPES, MachineSelection.ofTypes(['m7i.large', 'm6i.large'])), fc.constantFrom(MachineSelection.ofTypes(['g5.xlarge']), MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4 }))),
  purchase: fc.constantFrom(PurchaseMix.onDemand(), PurchaseMix.spot(), PurchaseMix.mixed({ onDemandPercentageAboveBase: 33 })),
  image: mostly(fc.constantFrom(aws.NodeImage.AL2023, aws.NodeImage.BOTTLEROCKET), fc.constantFrom(...IMAGES)),
  diskSizeGiB: number(20, 200),
  podDensity: mostly(fc.constantFrom(PodDensity.secondaryAddresses(), PodDensity.secondaryAddresses({ maxPods: 13 })), fc.constant(PodDensity.prefixDelegation())),
  zonePlacement: oneOf(aws.ZonePlacement),
  terminationHandler: fc.constant(undefined),
  warmPool: mostly(fc.constant(undefined), fc.constant({ minSize: 1 })),
  maxInstanceLifetimeDays: number(1, 365),
  subnetIds: list('subnet-0000000a', 'subnet-0000000b'),
  reservation: mostly(fc.constant(undefined), fc.constantFrom(aws.CapacityReservation.none(), aws.CapacityReservation.block('cr-0000000a'))),
  securityGroupIds: list('sg-0000000a', 'sg-0000000b'),
};
const shownGroup = ({ machines, diskSizeGiB, subnetIds, securityGroupIds, maxInstanceLifetimeDays }: aws.AutoScalingGroupOptions) => [
  machines.machineTypes, diskSizeGiB, subnetIds, securityGroupIds, typeof maxInstanceLifetimeDays === 'number' && maxInstanceLifetimeDays > 0 ? maxInstanceLifetimeDays * 86_400 : 'max_instance_lifetime',
].slice(0, maxInstanceLifetimeDays === undefined ? 4 : 5);

test('ElasticAutoScalingGroupOptions', () => {
  const options = struct<aws.ElasticAutoScalingGroupOptions>({ ...group, minSize: number(0, 10), maxSize: number(10, 20) }, ['machines', 'minSize', 'maxSize']);

  survives(options, (stack, given) => {
    addPool(stack, AutoScalingGroupCapacity.autoscaling(given));
    return [...shownGroup(given), given.minSize, given.maxSize];
  });
});

test('FixedAutoScalingGroupOptions', () => {
  survives(struct<aws.FixedAutoScalingGroupOptions>({ ...group, size: number(1, 20) }, ['machines', 'size']), (stack, given) => {
    addPool(stack, AutoScalingGroupCapacity.fixed(given));
    return [...shownGroup(given), given.size];
  });
});

test('WarmPool, and the update strategy of a group', () => {
  survives(fc.tuple(warmPool, number(1, 100)), (stack, [given, percent]) => {
    addPool(stack, fixedGroup({ warmPool: given }), { updateStrategy: UpdateStrategy.maxUnavailablePercentage(percent) });
    return [given.minSize, given.maxPreparedCapacity, given.state];
  });
});

test('MachineRequirements', () => {
  const requirements = struct<aws.MachineRequirements>(
    {
      minVcpus: number(1, 4),
      maxVcpus: number(4, 64),
      minMemoryGiB: number(1, 8),
      maxMemoryGiB: number(8, 512),
      architecture: oneOf(aws.Architecture),
      cpuManufacturers: fc.subarray(Object.values(aws.CpuManufacturer)),
      excludedMachineTypes: list('c7i.*', 't3.nano'),
    },
    ['minVcpus', 'minMemoryGiB'],
  );

  survives(requirements, (stack, given) => {
    addPool(stack, fixedGroup({ machines: MachineSelection.matching(given) }));
    return [given.minVcpus, given.maxVcpus, given.cpuManufacturers, given.excludedMachineTypes, 'memory_mib', given.architecture === aws.Architecture.ARM64 ? '/arm64/' : '/x86_64/'];
  });
});

test('PurchaseMixOptions', () => {
  const options = struct<aws.PurchaseMixOptions>({ onDemandBase: number(0, 10), onDemandPercentageAboveBase: number(0, 100) }, ['onDemandPercentageAboveBase']);

  survives(options, (stack, given) => {
    addPool(stack, fixedGroup({ purchase: PurchaseMix.mixed(given) }));
    return [given.onDemandBase, given.onDemandPercentageAboveBase];
  });
});

test('SecondaryAddressesOptions', () => {
  survives(fc.tuple(struct<aws.SecondaryAddressesOptions>({ maxPods: number(1, 58) }), fc.constantFrom(aws.NodeImage.AL2023, aws.NodeImage.BOTTLEROCKET)), (stack, [given, image]) => {
    const podDensity = PodDensity.secondaryAddresses(given);
    eksCluster(stack, FEW_ADD_ONS).addWorkerPool('Pool', { capacity: fixedGroup({ podDensity, image }) });
    return [given.maxPods];
  });
});

test('PrefixDelegationOptions', () => {
  survives(struct<aws.PrefixDelegationOptions>({ maxPods: number(1, 250) }), (stack, given) => {
    const podDensity = PodDensity.prefixDelegation(given);
    eksCluster(stack, FEW_ADD_ONS).addWorkerPool('Pool', { capacity: fixedGroup({ podDensity }) });
    return [given.maxPods, 'ENABLE_PREFIX_DELEGATION'];
  });
});

test('CustomNodeImageOptions', () => {
  const options = struct<aws.CustomNodeImageOptions>({ amiId: text('ami-0a1b2c3d'), basedOn: fc.constantFrom(...IMAGES) }, ['amiId', 'basedOn']);

  survives(fc.tuple(options, fc.boolean()), (stack, [given, managed]) => {
    const image = aws.NodeImage.custom(given);
    addPool(stack, managed ? aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.xlarge'], size: 1, image }) : fixedGroup({ image }), { taints: [Taint.noSchedule('a', 'b')] });
    return [given.amiId];
  });
});

test('CapacityReservation', () => {
  const arn = 'arn:aws:resource-groups:eu-west-1:111122223333:group/reserved';

  survives(fc.tuple(mostly(fc.constant('cr-0a1b2c3d'), hostileText), text(arn), fc.boolean()), (stack, [id, group, targeted]) => {
    addPool(stack, fixedGroup({ reservation: targeted ? aws.CapacityReservation.targeted(id) : aws.CapacityReservation.resourceGroup(group) }));
    return [targeted ? id : group];
  });
});

test('FargateSelectorOptions and FargateSelector', () => {
  const selector = struct<aws.FargateSelector>({ namespace: text('jobs', 'tenant-*', 'kube-system'), labels: map(['size', 'example.com/team'], ['small', 'pay*']) }, ['namespace']);
  const options = struct<aws.FargateSelectorOptions>(
    { selectors: fc.array(selector, { minLength: 1, maxLength: 3 }), podExecutionRoleArn: text('arn:aws:iam::111122223333:role/fargate'), subnetIds: list('subnet-0000000a', 'subnet-0000000b') },
    ['selectors'],
  );

  survives(options, (stack, given) => {
    addPool(stack, aws.FargateCapacity.forSelectors(given));
    return [given.selectors.map(({ namespace, labels }) => [namespace, labels]), given.podExecutionRoleArn, given.subnetIds];
  });
});

test('AutoModeCapacityOptions', () => {
  const nodePools = mostly(fc.shuffledSubarray(Object.values(aws.AutoModeNodePool), { minLength: 1 }), list('general-purpose') as fc.Arbitrary<aws.AutoModeNodePool[]>);

  survives(struct<aws.AutoModeCapacityOptions>({ nodePools }), (stack, given) => {
    const cluster = eksCluster(stack, FEW_ADD_ONS);
    cluster.addWorkerPool('General', { capacity: GENERAL });
    cluster.addWorkerPool('Auto', { capacity: aws.AutoModeCapacity.builtIn(given) });
    return [given.nodePools];
  });
});

function addKarpenter(stack: TerraformStack, capacity: ICapacity, labels?: Record<string, string>): void {
  const cluster = existingCluster(stack);
  new WorkerPool(stack, 'Pool', { cluster, capacity, labels });
  new aws.KarpenterNodePools(stack, 'Karpenter', { cluster });
}

test('KarpenterCapacityOptions, KarpenterRequirement and KarpenterLimits', () => {
  const requirement = struct<aws.KarpenterRequirement>(
    { key: text('karpenter.k8s.aws/instance-family'), operator: mostly(fc.constant(aws.RequirementOperator.IN), oneOf(aws.RequirementOperator)), values: list('m7i', 'c7i') },
    ['key', 'operator'],
  );
  const options = struct<aws.KarpenterCapacityOptions>(
    {
      limits: fc.record({ cpu: text('400', '1.5k'), memory: text('1600Gi') }),
      imageVersion: text('v20251112', 'latest'),
      image: mostly(fc.constantFrom(aws.NodeImage.AL2023, aws.NodeImage.BOTTLEROCKET), fc.constantFrom(...IMAGES)),
      architectures: fc.subarray(Object.values(aws.Architecture)),
      purchase: fc.subarray(Object.values(PurchaseOption)),
      requirements: fc.array(requirement, { maxLength: 2 }),
      diskSizeGiB: number(20, 200),
      podDensity: fc.constantFrom(PodDensity.secondaryAddresses(), PodDensity.secondaryAddresses({ maxPods: 13 })),
      consolidateAfter: text('5m', 'Never'),
      expireAfter: text('336h', 'Never'),
      disruptionBudget: text('20%', '3'),
    },
    ['limits', 'imageVersion'],
  );

  survives(options, (stack, given) => {
    addKarpenter(stack, aws.KarpenterCapacity.nodePool(given));
    const { image: _image, podDensity, requirements = [], ...shown } = given;
    return [...Object.values(shown), podDensity?.maxPods, requirements.map(({ key, operator, values }) => [key, operator, values])];
  });
});
