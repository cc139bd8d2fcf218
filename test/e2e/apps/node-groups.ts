import { aws, Capacity, KubernetesVersion, PurchaseOption, Taint, UpdateStrategy } from 'cdktf-production-cluster';
import { Pools } from './pools';

const TYPES = { machineTypes: ['m7i.large'] };
const ONE = { ...TYPES, size: 1 };
const { NodeGroupCapacity, NodeImage, PodDensity, CapacityReservation, ZonePlacement } = aws;

/** Every kind of managed node group and Fargate profile, which stay as they are. */
export const kinds = (subnetId: string): Pools => ({
  General: { capacity: Capacity.managed({ ...TYPES, minSize: 2, maxSize: 6 }) },
  Bottlerocket: { capacity: NodeGroupCapacity.fixed({ ...ONE, image: NodeImage.BOTTLEROCKET_FIPS, podDensity: PodDensity.secondaryAddresses({ maxPods: 20 }) }) },
  Windows: { capacity: NodeGroupCapacity.fixed({ ...ONE, image: NodeImage.WINDOWS_CORE_2022 }) },
  Gpu: { capacity: NodeGroupCapacity.autoscaling({ machineTypes: ['g5.xlarge'], minSize: 0, maxSize: 4 }), taints: [Taint.noSchedule('nvidia.com/gpu')] },
  Arm: { capacity: NodeGroupCapacity.fixed({ machineTypes: ['m7g.large'], size: 1 }) },
  PerZone: { capacity: NodeGroupCapacity.fixed({ ...ONE, zonePlacement: ZonePlacement.ONE_GROUP_PER_ZONE }) },
  Reserved: { capacity: NodeGroupCapacity.fixed({ ...ONE, reservation: CapacityReservation.targeted('cr-0a1b2c3d4e5f60718') }) },
  Block: { capacity: NodeGroupCapacity.autoscaling({ machineTypes: ['p5.48xlarge'], minSize: 0, maxSize: 1, subnetIds: [subnetId], reservation: CapacityReservation.block('cr-0a1b2c3d4e5f60719') }) },
  Serverless: { capacity: Capacity.serverless({ namespaces: ['jobs'] }) },
  Selected: { capacity: aws.FargateCapacity.forSelectors({ selectors: [{ namespace: 'reports', labels: { run: 'serverless' } }] }) },
});

/** Pools that are named after what changes of them: as they are first. */
export const BEFORE: Pools = {
  Type: { capacity: Capacity.fixed(ONE) },
  Types: { capacity: NodeGroupCapacity.fixed({ machineTypes: ['m7i.large', 'm6i.large'], size: 1 }) },
  FewerTypes: { capacity: NodeGroupCapacity.fixed({ machineTypes: ['m7i.large', 'm6i.large'], size: 1 }) },
  Image: { capacity: NodeGroupCapacity.fixed(ONE) },
  OwnImage: { capacity: NodeGroupCapacity.fixed({ ...ONE, image: NodeImage.custom({ amiId: 'ami-0a1b2c3d4e5f60718', basedOn: NodeImage.AL2023 }) }) },
  Purchase: { capacity: Capacity.fixed(ONE) },
  Size: { capacity: Capacity.fixed(ONE) },
  Bounds: { capacity: Capacity.managed({ ...TYPES, minSize: 1, maxSize: 2 }) },
  Labels: { capacity: Capacity.fixed(ONE), labels: { team: 'platform', stage: 'trial' } },
  Taints: { capacity: Capacity.fixed(ONE) },
  Disk: { capacity: NodeGroupCapacity.fixed(ONE) },
  Version: { capacity: Capacity.fixed(ONE), version: KubernetesVersion.V1_33 },
  Density: { capacity: NodeGroupCapacity.fixed(ONE) },
  Zones: { capacity: NodeGroupCapacity.fixed(ONE) },
  Upkeep: { capacity: NodeGroupCapacity.fixed(ONE) },
  OldName: { capacity: Capacity.fixed(ONE) },
  Fargate: { capacity: Capacity.serverless({ namespaces: ['batch'] }) },
};

/** The same pools later, each with one change. */
export const AFTER: Pools = {
  Type: { capacity: Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 1 }) },
  Types: { capacity: NodeGroupCapacity.fixed({ machineTypes: ['m7i.large', 'm7a.large'], size: 1 }) },
  FewerTypes: { capacity: NodeGroupCapacity.fixed(ONE) },
  Image: { capacity: NodeGroupCapacity.fixed({ ...ONE, image: NodeImage.BOTTLEROCKET }) },
  OwnImage: { capacity: NodeGroupCapacity.fixed({ ...ONE, image: NodeImage.custom({ amiId: 'ami-0a1b2c3d4e5f60719', basedOn: NodeImage.AL2023 }) }) },
  Purchase: { capacity: Capacity.fixed({ ...ONE, purchase: PurchaseOption.SPOT }) },
  Size: { capacity: Capacity.fixed({ ...TYPES, size: 2 }) },
  Bounds: { capacity: Capacity.managed({ ...TYPES, minSize: 0, maxSize: 9 }) },
  Labels: { capacity: Capacity.fixed(ONE), labels: { team: 'payments', zone: 'inner' } },
  Taints: { capacity: Capacity.fixed(ONE), taints: [Taint.noSchedule('batch', 'only')] },
  Disk: { capacity: NodeGroupCapacity.fixed({ ...ONE, diskSizeGiB: 80 }) },
  Version: { capacity: Capacity.fixed(ONE) },
  Density: { capacity: NodeGroupCapacity.fixed({ ...ONE, podDensity: PodDensity.prefixDelegation() }) },
  Zones: { capacity: NodeGroupCapacity.fixed({ ...ONE, zonePlacement: ZonePlacement.ONE_GROUP_PER_ZONE }) },
  Upkeep: { capacity: NodeGroupCapacity.fixed({ ...ONE, nodeRepair: aws.NodeRepair.DISABLED, blockedDrain: aws.BlockedDrain.FORCE }), updateStrategy: UpdateStrategy.maxUnavailablePercentage(20) },
  NewName: { capacity: Capacity.fixed(ONE) },
  Fargate: { capacity: Capacity.serverless({ namespaces: ['batch', 'reporting'] }) },
};
