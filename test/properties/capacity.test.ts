import {
  aws,
  Capacity,
  FixedCapacityOptions,
  KubernetesVersion,
  ManagedCapacityOptions,
  PurchaseOption,
  SelfManagedCapacityOptions,
  ServerlessCapacityOptions,
  Taint,
  TaintEffect,
  UpdateStrategy,
  WorkerPoolOptions,
} from 'cdktf-production-cluster';
import fc from 'fast-check';
import { GENERAL } from '../support/eks';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';
import { addPool } from './support';

const IMAGES = Object.values(aws.NodeImage).filter((value) => value instanceof aws.NodeImage);
const machineTypes = list('m7i.xlarge', 'c7i.2xlarge', 'r7i.large');
const purchase = fc.constantFrom(...Object.values(PurchaseOption));
const shownPurchase = (option?: PurchaseOption) => (option === PurchaseOption.SPOT ? 'SPOT' : 'ON_DEMAND');

test('ManagedCapacityOptions', () => {
  const options = struct<ManagedCapacityOptions>({ machineTypes, minSize: number(0, 10), maxSize: number(10, 20), purchase }, ['machineTypes', 'minSize', 'maxSize']);

  survives(options, (stack, given) => {
    addPool(stack, Capacity.managed(given));
    return [{ ...given, purchase: shownPurchase(given.purchase) }].map(Object.values);
  });
});

test('SelfManagedCapacityOptions', () => {
  const options = struct<SelfManagedCapacityOptions>({ machineTypes, minSize: number(0, 10), maxSize: number(10, 20), purchase }, ['machineTypes', 'minSize', 'maxSize']);

  survives(options, (stack, given) => {
    addPool(stack, Capacity.selfManaged(given));
    return [given.machineTypes, given.minSize, given.maxSize];
  });
});

test('FixedCapacityOptions', () => {
  const options = struct<FixedCapacityOptions>({ machineTypes, size: number(1, 20), purchase }, ['machineTypes', 'size']);

  survives(options, (stack, given) => {
    addPool(stack, Capacity.fixed(given));
    return [given.machineTypes, given.size, shownPurchase(given.purchase)];
  });
});

test('ServerlessCapacityOptions and FargateCapacityOptions', () => {
  const options = struct<ServerlessCapacityOptions>({ namespaces: list('jobs', 'builds', 'reports') }, ['namespaces']);

  survives(fc.tuple(options, fc.boolean()), (stack, [given, portable]) => {
    addPool(stack, portable ? Capacity.serverless(given) : aws.FargateCapacity.forNamespaces(given));
    return given.namespaces;
  });
});

const nodeGroup = {
  machineTypes: mostly(machineTypes, list('g5.xlarge', 'inf2.xlarge', 'm7g.large', 'a1.large', 'u-6tb1.metal')),
  purchase,
  image: mostly(fc.constant(aws.NodeImage.AL2023), fc.constantFrom(...IMAGES)),
  releaseVersion: text('1.34.1-20251112'),
  diskSizeGiB: number(50, 200),
  podDensity: mostly(fc.constantFrom(aws.PodDensity.secondaryAddresses(), aws.PodDensity.secondaryAddresses({ maxPods: 13 })), fc.constant(aws.PodDensity.prefixDelegation())),
  zonePlacement: fc.constantFrom(...Object.values(aws.ZonePlacement)),
  subnetIds: list('subnet-0000000a', 'subnet-0000000b'),
  reservation: mostly(fc.constant(aws.CapacityReservation.none()), fc.constantFrom(aws.CapacityReservation.targeted('cr-0000000a'), aws.CapacityReservation.block('cr-0000000b'))),
  nodeRepair: fc.constantFrom(...Object.values(aws.NodeRepair)),
  blockedDrain: fc.constantFrom(...Object.values(aws.BlockedDrain)),
  securityGroupIds: list('sg-0000000a', 'sg-0000000b'),
};
const shownNodeGroup = ({ machineTypes, purchase, reservation, podDensity, ...given }: aws.NodeGroupOptions) => [
  machineTypes, reservation?.isBlock ? 'CAPACITY_BLOCK' : shownPurchase(purchase), given.releaseVersion, given.diskSizeGiB, given.subnetIds, given.securityGroupIds,
  reservation?.reservationId, podDensity?.maxPods === undefined ? undefined : 'user_data',
];

test('AutoscalingNodeGroupOptions', () => {
  const options = struct<aws.AutoscalingNodeGroupOptions>({ ...nodeGroup, minSize: number(0, 10), maxSize: number(10, 20) }, ['machineTypes', 'minSize', 'maxSize']);

  survives(options, (stack, given) => {
    addPool(stack, aws.NodeGroupCapacity.autoscaling(given));
    return [...shownNodeGroup(given), given.minSize, given.maxSize];
  });
});

test('FixedNodeGroupOptions', () => {
  const options = struct<aws.FixedNodeGroupOptions>({ ...nodeGroup, size: number(1, 20) }, ['machineTypes', 'size']);

  survives(options, (stack, given) => {
    addPool(stack, aws.NodeGroupCapacity.fixed(given));
    return [...shownNodeGroup(given), given.size];
  });
});

interface TaintInput {
  readonly effect: TaintEffect;
  readonly key: string;
  readonly value?: string;
}

const taintInput = struct<TaintInput>(
  { effect: fc.constantFrom(...Object.values(TaintEffect)), key: text('dedicated', 'example.com/gpu'), value: text('', 'payments') },
  ['effect', 'key'],
);
const SHOWN_EFFECTS = { NoSchedule: 'NO_SCHEDULE', PreferNoSchedule: 'PREFER_NO_SCHEDULE', NoExecute: 'NO_EXECUTE' };
const toTaint = ({ effect, key, value }: TaintInput): Taint => {
  if (effect === TaintEffect.NO_SCHEDULE) return Taint.noSchedule(key, value);
  return effect === TaintEffect.NO_EXECUTE ? Taint.noExecute(key, value) : Taint.preferNoSchedule(key, value);
};

test('Taint', () => {
  survives(taintInput, (stack, given) => {
    addPool(stack, GENERAL, { taints: [toTaint(given)] });
    return [given.key, given.value, SHOWN_EFFECTS[given.effect]];
  });
});

test('UpdateStrategy', () => {
  survives(fc.tuple(number(1, 100), fc.boolean()), (stack, [given, percent]) => {
    addPool(stack, GENERAL, { updateStrategy: percent ? UpdateStrategy.maxUnavailablePercentage(given) : UpdateStrategy.maxUnavailable(given) });
    return [given, percent ? 'max_unavailable_percentage' : 'max_unavailable'];
  });
});

test('KubernetesVersion', () => {
  survives(mostly(fc.integer({ min: 30, max: 36 }).map((minor) => `1.${minor}`), text('1.34')), (stack, given) => {
    addPool(stack, GENERAL, { version: KubernetesVersion.of(given) });
    return [given];
  });
});

interface PoolInput extends Omit<WorkerPoolOptions, 'taints' | 'capacity'> {
  readonly taints?: TaintInput[];
}

test('WorkerPoolOptions', () => {
  const options = struct<PoolInput>({
    labels: map(['team', 'example.com/team', 'node.kubernetes.io/team', 'kubernetes.io/arch'], ['payments', 'x'.repeat(63)]),
    taints: fc.array(taintInput, { maxLength: 3 }),
    version: fc.constantFrom(KubernetesVersion.V1_33, KubernetesVersion.V1_34, KubernetesVersion.V1_36),
    updateStrategy: fc.constant(UpdateStrategy.maxUnavailable(7)),
  });

  survives(options, (stack, given) => {
    addPool(stack, GENERAL, { ...given, taints: given.taints?.map(toTaint) });
    return [given.labels, given.version?.version, given.updateStrategy && 7, given.taints?.map(({ key, value }) => [key, value])];
  });
});
