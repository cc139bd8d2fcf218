import { google, PurchaseOption, Taint } from 'cdktf-production-cluster';
import { WorkerPoolBinding } from '../../../lib/platform';
import { GkePoolContext } from '../../../lib/google/private/gke-capacity';
import { inStack } from '../../support/stacks';
import { checkResource } from '../provider-rules/check-resource';
import { replacements } from '../provider-rules/replacements';
import { autoscaling, bind, CLUSTER, fixed, POOL_LABELS } from './pools';

const { Accelerator, BlueGreenBatch, CapacityReservation, ConfidentialTechnology, GpuDriver, GpuSharing, LocationPolicy, NodeDiskType, NodeImage, NodePlacement, NodePoolUpgrade, NodeProvisioning, SecureBoot, SizeScope } = google;

interface Pool {
  readonly capacity: google.NodePoolCapacity;
  readonly binding?: Partial<WorkerPoolBinding>;
  readonly context?: Partial<GkePoolContext>;
}

const TYPE = 'google_container_node_pool';
const gpu = (options: Partial<google.GpuOptions> = {}) => ({ machineTypes: ['n1-standard-8'], accelerator: Accelerator.gpu({ type: 'nvidia-tesla-t4', count: 1, ...options }) });
const zones = ['europe-west4-a', 'europe-west4-b'];
const synthesized = ({ capacity, binding, context }: Pool) =>
  Object.fromEntries(Object.entries(inStack((stack) => void bind(stack, capacity, binding, context)).resourcesOfType(TYPE)).map(([address, block]) => [`${TYPE}.${address.replace(`${TYPE}.`, '')}`, block]));

/** The arguments that force a replacement when one pool becomes the other. */
function forcing(before: Pool, after: Pool): readonly string[] {
  const [old, recent] = [synthesized(before), synthesized(after)];
  expect(Object.keys(recent)).toEqual(Object.keys(old));
  expect(recent).not.toEqual(old);
  return Object.values(replacements(old, recent)).flat();
}

const plain = autoscaling();

describe('A pool stays when there are', () => {
  test.each<[string, Pool, Pool?]>([
    ['another machine type', { capacity: autoscaling({ machineTypes: ['c3-standard-8'] }) }],
    ['other sizes', { capacity: autoscaling({ minSize: 7, maxSize: 40 }) }],
    ['sizes that count each zone', { capacity: autoscaling({ minSize: 1, maxSize: 3, sizeScope: SizeScope.PER_ZONE }) }],
    ['a size that nothing scales', { capacity: fixed() }],
    ['an autoscaler', { capacity: plain }, { capacity: fixed() }],
    ['more nodes of a fixed size', { capacity: fixed({ size: 6 }) }, { capacity: fixed() }],
    ['another location policy', { capacity: autoscaling({ locationPolicy: LocationPolicy.ANY }) }],
    ['other zones', { capacity: autoscaling({ nodeLocations: zones }) }],
    ['another image', { capacity: autoscaling({ image: NodeImage.UBUNTU_CONTAINERD }) }],
    ['a larger disk', { capacity: autoscaling({ diskSizeGiB: 200 }) }],
    ['another disk', { capacity: autoscaling({ diskType: NodeDiskType.HYPERDISK_BALANCED }) }],
    ['more network tags', { capacity: autoscaling({ networkTags: ['web'] }) }],
    ['other labels', { capacity: plain, binding: { labels: { ...POOL_LABELS, tier: 'web' } } }],
    ['taints', { capacity: plain, binding: { taints: [Taint.noSchedule('dedicated', 'batch')] } }],
    ['no taints any more', { capacity: plain }, { capacity: plain, binding: { taints: [Taint.noSchedule('dedicated', 'batch')] } }],
    ['labels of the cluster', { capacity: plain, context: { labels: { team: 'shop', stage: 'prod' } } }],
    ['another way of updates', { capacity: autoscaling({ upgrade: NodePoolUpgrade.blueGreen({ batch: BlueGreenBatch.percentage(20) }) }) }],
    ['more nodes at once in updates', { capacity: autoscaling({ upgrade: NodePoolUpgrade.surge({ maxSurge: 5 }) }) }],
  ])('%s', (_, after, before = { capacity: plain }) => {
    expect(forcing(before, after)).toEqual([]);
  });
});

describe('A pool is replaced, the new one first, by', () => {
  test.each<[string, string, Pool, Pool?]>([
    ['a low price', 'node_config.spot', { capacity: autoscaling({ purchase: PurchaseOption.SPOT }) }],
    ['a number of pods', 'max_pods_per_node', { capacity: autoscaling({ podsPerNode: 32 }) }],
    ['no number of pods any more', 'max_pods_per_node', { capacity: plain }, { capacity: autoscaling({ podsPerNode: 32 }) }],
    ['a service account', 'node_config.service_account', { capacity: autoscaling({ serviceAccountEmail: 'n@p.iam.gserviceaccount.com' }) }],
    ['unsigned modules', 'node_config.shielded_instance_config.enable_secure_boot', { capacity: autoscaling({ secureBoot: SecureBoot.DISABLED }) }],
    ['a key of the disk', 'node_config.boot_disk_kms_key', { capacity: autoscaling({ diskKeyId: 'projects/p/locations/l/keyRings/r/cryptoKeys/k' }) }],
    ['a reservation', 'node_config.reservation_affinity', { capacity: autoscaling({ reservation: CapacityReservation.none() }) }],
    ['nodes close to one another', 'placement_policy', { capacity: autoscaling({ placement: NodePlacement.COMPACT }) }],
    ['local SSDs', 'node_config.ephemeral_storage_local_ssd_config', { capacity: autoscaling({ localSsdCount: 1 }) }],
    ['machines that come when there is room', 'node_config.flex_start', { capacity: autoscaling({ minSize: 0, provisioning: NodeProvisioning.queued() }) }],
    ['GPUs', 'node_config.guest_accelerator', { capacity: autoscaling(gpu()) }],
    ['a driver', 'node_config.guest_accelerator.gpu_driver_installation_config.gpu_driver_version', { capacity: autoscaling(gpu({ driver: GpuDriver.LATEST })) }, { capacity: autoscaling(gpu()) }],
    ['shared GPUs', 'node_config.guest_accelerator.gpu_sharing_config', { capacity: autoscaling(gpu({ sharing: GpuSharing.mps(2) })) }, { capacity: autoscaling(gpu()) }],
    // What follows the provider would keep in silence.
    ['no GPUs any more', 'name_prefix', { capacity: autoscaling({ machineTypes: ['n1-standard-8'] }) }, { capacity: autoscaling(gpu()) }],
    ['a machine type without GPUs', 'name_prefix', { capacity: plain }, { capacity: autoscaling({ machineTypes: ['g2-standard-4'] }) }],
    ['no encrypted memory any more', 'name_prefix', { capacity: autoscaling({ machineTypes: ['n2d-standard-4'] }) }, { capacity: autoscaling({ machineTypes: ['n2d-standard-4'], confidentialTechnology: ConfidentialTechnology.SEV }) }],
    ['another architecture', 'name_prefix', { capacity: autoscaling({ machineTypes: ['c4a-standard-4'] }) }],
    ['no local SSDs any more', 'node_config.ephemeral_storage_local_ssd_config', { capacity: autoscaling({ machineTypes: ['n2-standard-4'] }) }, { capacity: autoscaling({ machineTypes: ['n2-standard-4'], localSsdCount: 1 }) }],
  ])('%s', (_, argument, after, before = { capacity: plain }) => {
    expect(forcing(before, after)).toContain(argument);
    expect(Object.values(synthesized(after))[0].lifecycle).toMatchObject({ create_before_destroy: true });
  });
});

describe('Local SSDs that GKE adds by itself', () => {
  const ignored = (capacity: google.NodePoolCapacity) => (Object.values(synthesized({ capacity }))[0].lifecycle as { ignore_changes?: string[] }).ignore_changes ?? [];
  const SSDS = 'node_config[0].ephemeral_storage_local_ssd_config';

  test.each([['c3-standard-8-lssd'], ['a3-highgpu-8g'], ['z3-standard-88']])('are no change of %s', (machineType) => {
    expect(ignored(fixed({ machineTypes: [machineType] }))).toEqual([SSDS]);
  });

  test('are a change where the user names their number, or the machine type has none', () => {
    expect(ignored(fixed({ machineTypes: ['c3-standard-8-lssd'], localSsdCount: 2 }))).toEqual([]);
    expect(ignored(fixed({ machineTypes: ['n2-standard-8'] }))).toEqual([]);
    expect(ignored(autoscaling({ machineTypes: ['n2-standard-8'] }))).toEqual(['initial_node_count']);
  });
});

describe('The provider takes', () => {
  test.each<[string, google.NodePoolCapacity]>([
    ['a plain pool', plain],
    ['a fixed pool', fixed()],
    ['sizes of each zone', autoscaling({ sizeScope: SizeScope.PER_ZONE, nodeLocations: zones })],
    ['blue-green updates', autoscaling({ upgrade: NodePoolUpgrade.blueGreen() })],
    ['GPUs', autoscaling(gpu({ sharing: GpuSharing.timeSharing(3), driver: GpuDriver.NONE }))],
    ['divided GPUs', fixed({ machineTypes: ['a2-highgpu-1g'], accelerator: Accelerator.gpu({ type: 'nvidia-tesla-a100', count: 1, partitionSize: '1g.5gb' }) })],
    ['queued machines', autoscaling({ machineTypes: ['a3-highgpu-8g'], minSize: 0, provisioning: NodeProvisioning.queued({ maxRunSeconds: 3600 }) })],
    ['encrypted memory', fixed({ machineTypes: ['c3-standard-4'], confidentialTechnology: ConfidentialTechnology.TDX })],
    ['everything else', fixed({
      machineTypes: ['n2-standard-8'], image: NodeImage.UBUNTU_CONTAINERD, diskSizeGiB: 100, diskType: NodeDiskType.PD_SSD, localSsdCount: 2, podsPerNode: 64, networkTags: ['web'],
      diskKeyId: 'projects/p/locations/l/keyRings/r/cryptoKeys/k', reservation: CapacityReservation.targeted('training'), placement: NodePlacement.COMPACT, purchase: PurchaseOption.ON_DEMAND,
    })],
  ])('%s', (_, capacity) => {
    const [block] = Object.values(synthesized({ capacity, binding: { taints: [Taint.noSchedule('dedicated')] }, context: CLUSTER }));

    expect(checkResource(TYPE, block)).toEqual([]);
  });
});
