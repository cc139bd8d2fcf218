import { google, HAControlPlane, KubernetesVersion, PurchaseOption, Taint, UpdateStrategy, WorkerPool } from 'cdktf-production-cluster';
import fc from 'fast-check';
import { bind, fixed } from '../google/capacity/pools';
import { addGoogleProvider, existingGoogleNetwork, NODES_ACCOUNT, REGION } from '../support/google';
import { list, map, mostly, number, struct, text } from './hostile';
import { survives } from './oracle';

const { Accelerator, BlueGreenBatch, CapacityReservation, GpuSharing, NodePoolCapacity, NodePoolUpgrade, NodeProvisioning } = google;
const oneOf = <T extends string>(values: Record<string, T>) => fc.constantFrom(...Object.values(values));
const zones = mostly(fc.constantFrom<string[]>(['europe-west4-a', 'europe-west4-b', 'europe-west4-c'], ['europe-west4-a']), list('europe-west4-a', 'us-east1-b'));

const nodes = {
  machineTypes: mostly(fc.constantFrom<string[]>(['n2d-standard-4'], ['n2-standard-8']), list('n2-standard-4', 'm7i.large')),
  image: oneOf(google.NodeImage),
  diskSizeGiB: number(10, 2000),
  diskType: oneOf(google.NodeDiskType),
  diskKeyId: text('projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k'),
  localSsdCount: number(1, 8),
  podsPerNode: number(8, 256),
  accelerator: mostly(fc.constant(undefined), fc.constant(Accelerator.gpu({ type: 'nvidia-l4', count: 1 }))),
  secureBoot: oneOf(google.SecureBoot),
  confidentialTechnology: mostly(fc.constant(undefined), oneOf(google.ConfidentialTechnology)),
  serviceAccountEmail: text('nodes@acme-platform.iam.gserviceaccount.com'),
  networkTags: list('web', 'batch'),
  purchase: oneOf(PurchaseOption),
  nodeLocations: zones,
  upgrade: mostly(fc.constantFrom(undefined, NodePoolUpgrade.blueGreen()), fc.constant(NodePoolUpgrade.surge({ maxSurge: 3 }))),
  reservation: mostly(fc.constant(undefined), fc.constantFrom(CapacityReservation.none(), CapacityReservation.targeted('training'))),
  placement: oneOf(google.NodePlacement),
};
const shown = ({ machineTypes, diskSizeGiB, diskType, diskKeyId, localSsdCount, podsPerNode, serviceAccountEmail, networkTags, nodeLocations }: google.NodePoolOptions) => [
  machineTypes, diskSizeGiB, diskType, diskKeyId, localSsdCount, podsPerNode, serviceAccountEmail, networkTags, nodeLocations,
];

test('AutoscalingNodePoolOptions, NodePoolOptions, NodeOptions', () => {
  const options = struct<google.AutoscalingNodePoolOptions>(
    {
      ...nodes,
      minSize: number(0, 10),
      maxSize: number(10, 20),
      sizeScope: oneOf(google.SizeScope),
      locationPolicy: oneOf(google.LocationPolicy),
      provisioning: mostly(fc.constant(undefined), fc.constant(NodeProvisioning.queued())),
    },
    ['machineTypes', 'minSize', 'maxSize'],
  );

  survives(options, (stack, given) => {
    bind(stack, NodePoolCapacity.autoscaling(given));
    return [...shown(given), given.minSize, given.maxSize, given.locationPolicy];
  });
});

test('FixedNodePoolOptions', () => {
  const size = mostly(fc.constantFrom(3, 6, 9), number(1, 20));

  survives(struct<google.FixedNodePoolOptions>({ ...nodes, size }, ['machineTypes', 'size']), (stack, given) => {
    const capacity = NodePoolCapacity.fixed(given);
    bind(stack, capacity);
    return [...shown(given), typeof given.size === 'number' && given.size > 0 ? given.size / (given.nodeLocations?.length ?? 3) : undefined];
  });
});

test('GpuOptions, and what shares GPUs', () => {
  const options = struct<google.GpuOptions>(
    {
      type: text('nvidia-l4', 'nvidia-tesla-t4'),
      count: number(1, 16),
      driver: oneOf(google.GpuDriver),
      partitionSize: text('1g.5gb'),
      sharing: fc.constantFrom(undefined, GpuSharing.mps(4)),
    },
    ['type', 'count'],
  );

  survives(fc.tuple(options, number(2, 48)), (stack, [given, clients]) => {
    const accelerator = Accelerator.gpu({ ...given, sharing: GpuSharing.timeSharing(clients) });
    bind(stack, fixed({ machineTypes: ['g9-standard-8'], accelerator }));
    return [given.type, given.count, given.driver, given.partitionSize, clients];
  });
});

test('SurgeUpgradeOptions', () => {
  survives(struct<google.SurgeUpgradeOptions>({ maxSurge: number(0, 10), maxUnavailable: number(0, 10) }), (stack, given) => {
    bind(stack, fixed({ upgrade: NodePoolUpgrade.surge(given) }));
    return [given.maxSurge, given.maxUnavailable];
  });
});

test('BlueGreenUpgradeOptions, and its batches', () => {
  const options = struct<google.BlueGreenUpgradeOptions>({ batch: fc.constant(undefined), batchSoakSeconds: number(0, 600), poolSoakSeconds: number(0, 7200) });

  survives(fc.tuple(options, number(1, 50)), (stack, [given, count]) => {
    bind(stack, fixed({ upgrade: NodePoolUpgrade.blueGreen({ ...given, batch: BlueGreenBatch.nodes(count) }) }));
    return [given.batchSoakSeconds, given.poolSoakSeconds, count];
  });
});

test('BlueGreenBatch.percentage', () => {
  survives(number(1, 100), (stack, percent) => {
    bind(stack, fixed({ upgrade: NodePoolUpgrade.blueGreen({ batch: BlueGreenBatch.percentage(percent) }) }));
    return [typeof percent === 'number' && percent > 0 ? percent / 100 : percent];
  });
});

test('FlexibleProvisioningOptions', () => {
  survives(struct<google.FlexibleProvisioningOptions>({ maxRunSeconds: number(30, 604_800) }), (stack, given) => {
    bind(stack, NodePoolCapacity.autoscaling({ machineTypes: ['a3-highgpu-8g'], minSize: 0, maxSize: 4, provisioning: NodeProvisioning.flexStart(given) }));
    return [given.maxRunSeconds];
  });
});

test('a reservation, labels, taints and an update strategy', () => {
  survives(fc.tuple(text('training', 'projects/acme/reservations/training'), map(['tier'], ['web', '']), text('dedicated'), number(1, 20)), (stack, [name, labels, key, maxUnavailable]) => {
    addGoogleProvider(stack);
    // By a cluster, because what labels and taints may be is not asked of a capacity.
    const platform = new google.ExistingGkePlatform({ region: REGION, projectId: 'acme-platform', nodeServiceAccountEmail: NODES_ACCOUNT, network: existingGoogleNetwork(stack) });
    const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Cluster', { clusterName: 'shop', endpoint: 'https://10.0.0.1', version: KubernetesVersion.V1_34, platform });
    const capacity = fixed({ reservation: CapacityReservation.targeted(name) });
    new WorkerPool(stack, 'Pool', { cluster, capacity, labels, taints: [Taint.noSchedule(key)], updateStrategy: UpdateStrategy.maxUnavailable(maxUnavailable) });
    return [name, labels, key, maxUnavailable];
  });
});
