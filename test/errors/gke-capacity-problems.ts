import { TerraformStack } from 'cdktf';
import { Capacity, google, PurchaseOption, UpdateStrategy } from 'cdktf-production-cluster';
import { autoscaling, bind, fixed } from '../google/capacity/pools';
import { ProblemCase } from './problem-case';

const { Accelerator, BlueGreenBatch, CapacityReservation, ConfidentialTechnology, GpuSharing, NodePoolCapacity, NodePoolUpgrade, NodeProvisioning } = google;
const pool = (options: Partial<google.FixedNodePoolOptions>) => () => void fixed(options);
const scaled = (options: Partial<google.AutoscalingNodePoolOptions>) => () => void autoscaling(options);
const bound = (capacity: google.NodePoolCapacity, ...more: [Parameters<typeof bind>[2]?]) => (stack: TerraformStack) => void bind(stack, capacity, ...more);
const gpu = (type: string, count = 1) => Accelerator.gpu({ type, count });
const waiting = { machineTypes: ['a3-highgpu-8g'], minSize: 0, provisioning: NodeProvisioning.flexStart() };
const share = UpdateStrategy.maxUnavailablePercentage(20);
const some = UpdateStrategy.maxUnavailable(2);

/** Mistakes in what the nodes of a GKE pool are. */
export const GKE_NODE_PROBLEMS: readonly ProblemCase[] = [
  { title: 'several machine types in a pool of GKE', id: 'machine-types-several', got: '["n4-standard-4","n2-standard-4"]', allowed: 'one machine type', fix: 'one pool for each type, or use node auto-provisioning', make: pool({ machineTypes: ['n4-standard-4', 'n2-standard-4'] }) },
  {
    title: 'several machine types in portable capacity on GKE', id: 'machine-types-several', allowed: 'one machine type', fix: 'one pool for each type',
    make: () => void NodePoolCapacity._of(Capacity.managed({ machineTypes: ['n4-standard-4', 'n2-standard-4'], minSize: 1, maxSize: 2 }).intent),
  },
  { title: 'no machine type on GKE', id: 'list-empty', got: '[]', allowed: 'at least one value', fix: 'machineTypes', make: pool({ machineTypes: [] }) },
  { title: 'a machine type of another cloud', id: 'machine-type-format', got: '"m7i.xlarge"', allowed: 'n4-standard-4', fix: 'change machineTypes', make: pool({ machineTypes: ['m7i.xlarge'] }) },
  { title: 'a machine series alone', id: 'machine-type-format', got: '"n4"', allowed: 'n4-standard-4', fix: 'change machineTypes', make: pool({ machineTypes: ['n4'] }) },
  { title: 'GPUs on a machine type that has none', id: 'accelerator', got: '{"type":"nvidia-tesla-t4","count":1}', allowed: 'no GPU', fix: 'g2-standard-4, or one of N1', make: pool({ accelerator: gpu('nvidia-tesla-t4') }) },
  { title: 'GPUs on Arm', id: 'accelerator', allowed: 'no GPU', fix: 'choose a machine type that has GPUs', make: pool({ machineTypes: ['c4a-standard-4'], accelerator: gpu('nvidia-l4') }) },
  { title: 'fewer GPUs than the machine type has', id: 'accelerator', got: '{"type":"nvidia-l4","count":1}', allowed: '2 of nvidia-l4', fix: 'leave accelerator out', make: pool({ machineTypes: ['g2-standard-24'], accelerator: gpu('nvidia-l4') }) },
  { title: 'other GPUs than the machine type has', id: 'accelerator', allowed: '8 of nvidia-h100-80gb', fix: 'leave accelerator out', make: pool({ machineTypes: ['a3-highgpu-8g'], accelerator: gpu('nvidia-b200', 8) }) },
  { title: 'a GPU that cannot be attached', id: 'accelerator', allowed: 'GPUs of N1: nvidia-tesla-t4', fix: 'a machine type that has this GPU', make: pool({ machineTypes: ['n1-standard-8'], accelerator: gpu('nvidia-l4') }) },
  { title: 'three GPUs', id: 'accelerator', got: '{"type":"nvidia-tesla-t4","count":3}', allowed: '1, 2, 4 of nvidia-tesla-t4', fix: 'correct count', make: pool({ machineTypes: ['n1-standard-8'], accelerator: gpu('nvidia-tesla-t4', 3) }) },
  { title: 'no GPU at all', id: 'accelerator', got: '0', allowed: 'from 1', fix: 'set Accelerator.gpu count', make: () => void gpu('nvidia-l4', 0) },
  { title: 'a GPU without a name', id: 'accelerator', got: '"L4"', allowed: 'nvidia-l4', fix: 'change Accelerator.gpu type', make: () => void gpu('L4') },
  { title: 'a driver that there is not', id: 'accelerator', got: '"latest"', allowed: 'DEFAULT, LATEST', fix: 'choose', make: () => void Accelerator.gpu({ type: 'nvidia-l4', count: 1, driver: 'latest' as google.GpuDriver }) },
  { title: 'a part of a GPU that is none', id: 'accelerator', got: '"half"', allowed: '1g.5gb', fix: 'change Accelerator.gpu partitionSize', make: () => void Accelerator.gpu({ type: 'nvidia-l4', count: 1, partitionSize: 'half' }) },
  { title: 'a GPU that one container shares', id: 'accelerator', got: '1', allowed: 'from 2 to 48', fix: 'GpuSharing maxClients', make: () => void GpuSharing.timeSharing(1) },
  { title: 'a GPU that too many containers share', id: 'accelerator', got: '49', allowed: 'from 2 to 48', fix: 'GpuSharing maxClients', make: () => void GpuSharing.mps(49) },
  { title: 'encrypted memory where there is none', id: 'confidential-nodes', got: '"SEV"', allowed: 'N2D, C2D, C3D', fix: 'choose one of these', make: pool({ machineTypes: ['e2-standard-4'], confidentialTechnology: ConfidentialTechnology.SEV }) },
  { title: 'encryption of Intel on AMD', id: 'confidential-nodes', got: '"TDX"', allowed: 'C3', fix: 'another technology', make: pool({ machineTypes: ['n2d-standard-4'], confidentialTechnology: ConfidentialTechnology.TDX }) },
  { title: 'encrypted memory on Arm', id: 'confidential-nodes', allowed: 'N2D', fix: 'choose', make: pool({ machineTypes: ['t2a-standard-4'], confidentialTechnology: ConfidentialTechnology.SEV_SNP }) },
  { title: 'a disk that is too small for GKE', id: 'disk-size', got: '9', allowed: 'from 10', fix: 'set diskSizeGiB', make: pool({ diskSizeGiB: 9 }) },
  { title: 'no local SSD', id: 'disk-size', got: '0', allowed: 'from 1', fix: 'set localSsdCount', make: pool({ localSsdCount: 0 }) },
  { title: 'fewer pods than GKE plans for', id: 'pod-density', got: '7', allowed: 'from 8 to 256', fix: 'set podsPerNode', make: pool({ podsPerNode: 7 }) },
  { title: 'more pods than a node of GKE runs', id: 'pod-density', got: '257', allowed: 'from 8 to 256', fix: 'set podsPerNode', make: pool({ podsPerNode: 257 }) },
  { title: 'a disk key that is none', id: 'key-name', got: '"my-key"', allowed: 'projects/<project>/locations', fix: 'change diskKeyId', make: pool({ diskKeyId: 'my-key' }) },
  { title: 'a service account that is none', id: 'service-account-email', got: '"jane@acme.com"', allowed: 'nodes@acme.iam.gserviceaccount.com', fix: 'change serviceAccountEmail', make: pool({ serviceAccountEmail: 'jane@acme.com' }) },
  { title: 'a network tag that is none', id: 'network-tag', got: '"Web"', allowed: 'lower case letters', fix: 'change networkTags', make: pool({ networkTags: ['Web'] }) },
  { title: 'a network tag twice', id: 'network-tag', got: '"web"', allowed: 'each value once', fix: 'remove the duplicate', make: pool({ networkTags: ['web', 'web'] }) },
  { title: 'more network tags than a machine takes', id: 'network-tag', got: '63', allowed: 'at most 62', fix: 'remove some', make: pool({ networkTags: Array.from({ length: 63 }, (_, index) => `tag${index}`) }) },
  { title: 'an image that GKE does not have', id: 'pool-option-unsupported', got: '"COS"', allowed: 'COS_CONTAINERD, UBUNTU_CONTAINERD', fix: 'choose', make: pool({ image: 'COS' as google.NodeImage }) },
  { title: 'a disk that GKE does not have', id: 'pool-option-unsupported', got: '"gp3"', allowed: 'pd-balanced', fix: 'choose', make: pool({ diskType: 'gp3' as google.NodeDiskType }) },
];

/** Mistakes in the sizes, zones and upkeep of a GKE pool. */
export const GKE_POOL_PROBLEMS: readonly ProblemCase[] = [
  { title: 'min above max on GKE', id: 'capacity-min-above-max', got: '{"minSize":5,"maxSize":3}', allowed: 'minSize at most maxSize', fix: 'lower minSize', make: scaled({ minSize: 5, maxSize: 3 }) },
  { title: 'half a node on GKE', id: 'capacity-size', got: '1.5', allowed: 'a whole number', fix: 'set minSize', make: scaled({ minSize: 1.5 }) },
  { title: 'a fixed size that zones cannot share', id: 'node-pool-size-uneven', got: '4', allowed: '3 or 6', fix: 'name fewer zones in nodeLocations', make: bound(fixed({ size: 4 })) },
  { title: 'fewer nodes than zones', id: 'node-pool-size-uneven', got: '1', allowed: '3', fix: 'set size', make: bound(fixed({ size: 1 })) },
  { title: 'a region for a zone', id: 'node-locations', got: '"europe-west4"', allowed: 'europe-west4-a', fix: 'change nodeLocations', make: pool({ nodeLocations: ['europe-west4'] }) },
  { title: 'a zone of another region', id: 'node-locations', got: '"us-east1-b"', allowed: 'zones of europe-west4', fix: 'change nodeLocations', make: bound(autoscaling({ nodeLocations: ['us-east1-b'] })) },
  { title: 'a zone twice', id: 'node-locations', got: '"europe-west4-a"', allowed: 'each value once', fix: 'remove the duplicate', make: pool({ nodeLocations: ['europe-west4-a', 'europe-west4-a'] }) },
  { title: 'no zone', id: 'node-locations', got: '[]', allowed: 'at least one value', fix: 'nodeLocations', make: pool({ nodeLocations: [] }) },
  { title: 'an update that replaces no node', id: 'node-pool-upgrade', got: '{"maxSurge":0,"maxUnavailable":0}', allowed: '1 to 20', fix: 'set maxSurge', make: () => void NodePoolUpgrade.surge({ maxSurge: 0 }) },
  { title: 'an update of too many nodes', id: 'node-pool-upgrade', got: '{"maxSurge":20,"maxUnavailable":1}', allowed: '1 to 20', fix: 'lower one of them', make: () => void NodePoolUpgrade.surge({ maxSurge: 20, maxUnavailable: 1 }) },
  { title: 'an update with fewer nodes than none', id: 'node-pool-upgrade', got: '-1', allowed: 'from 0 to 20', fix: 'NodePoolUpgrade.surge maxUnavailable', make: () => void NodePoolUpgrade.surge({ maxUnavailable: -1 }) },
  { title: 'a batch of no node', id: 'node-pool-upgrade', got: '0', allowed: 'from 1', fix: 'BlueGreenBatch.nodes count', make: () => void BlueGreenBatch.nodes(0) },
  { title: 'a batch of more than all', id: 'node-pool-upgrade', got: '101', allowed: 'from 1 to 100', fix: 'BlueGreenBatch.percentage percent', make: () => void BlueGreenBatch.percentage(101) },
  { title: 'a batch that soaks too long', id: 'node-pool-upgrade', got: '604801', allowed: 'from 0 to 604800', fix: 'batchSoakSeconds', make: () => void NodePoolUpgrade.blueGreen({ batchSoakSeconds: 604_801 }) },
  { title: 'a pool that soaks too long', id: 'node-pool-upgrade', got: '604801', allowed: 'from 0 to 604800', fix: 'poolSoakSeconds', make: () => void NodePoolUpgrade.blueGreen({ poolSoakSeconds: 604_801 }) },
  { title: 'a share of nodes at once on GKE', id: 'update-strategy', got: '"20 %"', allowed: 'UpdateStrategy.maxUnavailable', fix: 'write the number', make: bound(fixed(), { updateStrategy: share }) },
  { title: 'more nodes at once than GKE updates', id: 'update-strategy', got: '21', allowed: 'from 1 to 20', fix: 'set UpdateStrategy.maxUnavailable nodes', make: bound(fixed(), { updateStrategy: UpdateStrategy.maxUnavailable(21) }) },
  { title: 'two ways of updates', id: 'pool-option-unsupported', got: '"updateStrategy"', allowed: 'one of them', fix: 'leave updateStrategy out', make: bound(fixed({ upgrade: NodePoolUpgrade.surge() }), { updateStrategy: some }) },
  { title: 'an update of machines that end', id: 'pool-option-unsupported', got: '"upgrade"', allowed: 'options that fit together', fix: 'leave upgrade out', make: scaled({ ...waiting, upgrade: NodePoolUpgrade.surge() }) },
  { title: 'a portable update of machines that end', id: 'pool-option-unsupported', got: '"updateStrategy"', allowed: 'options that fit together', fix: 'leave updateStrategy out', make: bound(autoscaling(waiting), { updateStrategy: some }) },
  { title: 'machines that wait and must be there', id: 'node-provisioning', got: '{"minSize":1}', allowed: '0', fix: 'set minSize to 0', make: scaled({ ...waiting, minSize: 1 }) },
  { title: 'machines that wait and are spot', id: 'pool-option-unsupported', got: '"purchase"', allowed: 'options that fit together', fix: 'leave purchase out', make: scaled({ ...waiting, purchase: PurchaseOption.SPOT }) },
  { title: 'machines that wait and are reserved', id: 'pool-option-unsupported', got: '"reservation"', allowed: 'options that fit together', fix: 'leave reservation out', make: scaled({ ...waiting, reservation: CapacityReservation.matching() }) },
  { title: 'machines that end at once', id: 'node-provisioning', got: '0', allowed: 'from 30 to 604800', fix: 'NodeProvisioning maxRunSeconds', make: () => void NodeProvisioning.queued({ maxRunSeconds: 0 }) },
  { title: 'reserved spot machines on GKE', id: 'pool-option-unsupported', got: '"reservation"', allowed: 'options that fit together', fix: 'PurchaseOption.ON_DEMAND', make: pool({ purchase: PurchaseOption.SPOT, reservation: CapacityReservation.targeted('training') }) },
  { title: 'a reservation of Google Cloud that is none', id: 'capacity-reservation', got: '"cr_1"', allowed: 'the name of a reservation', fix: 'change CapacityReservation reservationName', make: () => void CapacityReservation.targeted('cr_1') },
  { title: 'a purchase that GKE does not have', id: 'pool-option-unsupported', got: '"SPOT"', allowed: 'on-demand, spot', fix: 'choose', make: pool({ purchase: 'SPOT' as PurchaseOption }) },
  { title: 'sizes of something else', id: 'pool-option-unsupported', got: '"zone"', allowed: 'total, per-zone', fix: 'choose', make: scaled({ sizeScope: 'zone' as google.SizeScope }) },
  { title: 'zones by another policy', id: 'pool-option-unsupported', got: '"any"', allowed: 'BALANCED, ANY', fix: 'choose', make: scaled({ locationPolicy: 'any' as google.LocationPolicy }) },
  { title: 'nodes that stand elsewhere', id: 'pool-option-unsupported', got: '"COMPACT"', allowed: 'spread, compact', fix: 'choose', make: pool({ placement: 'COMPACT' as google.NodePlacement }) },
  { title: 'a boot that is neither', id: 'pool-option-unsupported', got: '"off"', allowed: 'enabled, disabled', fix: 'choose', make: pool({ secureBoot: 'off' as google.SecureBoot }) },
  { title: 'an encryption that there is not', id: 'pool-option-unsupported', got: '"sev"', allowed: 'SEV, SEV_SNP, TDX', fix: 'choose', make: pool({ machineTypes: ['z9-standard-4'], confidentialTechnology: 'sev' as google.ConfidentialTechnology }) },
];
