import { google, PurchaseOption } from 'cdktf-production-cluster';
import { autoscaling, fixed, nodePool, nodes } from './pools';

const { Accelerator, BlueGreenBatch, CapacityReservation, ConfidentialTechnology, GpuDriver, GpuSharing, NodeDiskType, NodeImage, NodePlacement, NodePoolUpgrade, NodeProvisioning, SecureBoot } = google;
const t4 = (options: Partial<google.GpuOptions> = {}) => ({ machineTypes: ['n1-standard-8'], accelerator: Accelerator.gpu({ type: 'nvidia-tesla-t4', count: 1, ...options }) });

describe('Nodes', () => {
  test.each<[string, Partial<google.FixedNodePoolOptions>, Record<string, unknown>]>([
    ['another machine type', { machineTypes: ['e2-custom-4-8192'] }, { machine_type: 'e2-custom-4-8192' }],
    ['another image', { image: NodeImage.UBUNTU_CONTAINERD }, { image_type: 'UBUNTU_CONTAINERD' }],
    ['a larger disk', { diskSizeGiB: 200 }, { disk_size_gb: 200 }],
    ['another disk', { diskType: NodeDiskType.HYPERDISK_BALANCED }, { disk_type: 'hyperdisk-balanced' }],
    ['a key of their own', { diskKeyId: 'projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k' }, { boot_disk_kms_key: 'projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k' }],
    ['local SSDs', { localSsdCount: 2 }, { ephemeral_storage_local_ssd_config: { local_ssd_count: 2 } }],
    ['kernel modules that nobody signed', { secureBoot: SecureBoot.DISABLED }, { shielded_instance_config: { enable_secure_boot: false, enable_integrity_monitoring: true } }],
    ['encrypted memory', { machineTypes: ['n2d-standard-4'], confidentialTechnology: ConfidentialTechnology.SEV_SNP }, { confidential_nodes: { enabled: true, confidential_instance_type: 'SEV_SNP' } }],
    ['a service account of their own', { serviceAccountEmail: 'n@p.iam.gserviceaccount.com' }, { service_account: 'n@p.iam.gserviceaccount.com' }],
    ['more network tags', { networkTags: ['web'] }, { tags: ['shop-node', 'web'] }],
    ['a low price', { purchase: PurchaseOption.SPOT }, { spot: true }],
    ['a reservation', { reservation: CapacityReservation.targeted('training') }, { reservation_affinity: { consume_reservation_type: 'SPECIFIC_RESERVATION', key: 'compute.googleapis.com/reservation-name', values: ['training'] } }],
    ['whatever reservation', { reservation: CapacityReservation.matching() }, { reservation_affinity: { consume_reservation_type: 'ANY_RESERVATION' } }],
    ['no reservation', { reservation: CapacityReservation.none() }, { reservation_affinity: { consume_reservation_type: 'NO_RESERVATION' } }],
  ])('have %s', (_, options, expected) => {
    expect(nodes(fixed(options))).toMatchObject(expected);
  });

  test('run as many pods as asked, and stand close to one another', () => {
    expect(nodePool(fixed({ podsPerNode: 64, placement: NodePlacement.COMPACT }))).toMatchObject({ max_pods_per_node: 64, placement_policy: { type: 'COMPACT' } });
    expect(nodePool(fixed({ placement: NodePlacement.SPREAD }))).not.toHaveProperty('placement_policy');
  });
});

describe('GPUs', () => {
  test('are attached with a driver and a fast network interface', () => {
    expect(nodes(fixed(t4()))).toMatchObject({ guest_accelerator: [{ type: 'nvidia-tesla-t4', count: 1, gpu_driver_installation_config: { gpu_driver_version: 'DEFAULT' } }], gvnic: { enabled: true } });
  });

  test('of the machine type need not be named', () => {
    expect(nodes(fixed({ machineTypes: ['g2-standard-24'] })).guest_accelerator).toMatchObject([{ type: 'nvidia-l4', count: 2, gpu_driver_installation_config: { gpu_driver_version: 'DEFAULT' } }]);
  });

  test('are divided and shared', () => {
    const accelerator = Accelerator.gpu({ type: 'nvidia-tesla-a100', count: 1, driver: GpuDriver.LATEST, partitionSize: '1g.5gb', sharing: GpuSharing.timeSharing(4) });

    expect(nodes(fixed({ machineTypes: ['a2-highgpu-1g'], accelerator })).guest_accelerator).toEqual([
      {
        type: 'nvidia-tesla-a100', count: 1, gpu_partition_size: '1g.5gb', gpu_driver_installation_config: { gpu_driver_version: 'LATEST' },
        gpu_sharing_config: { gpu_sharing_strategy: 'TIME_SHARING', max_shared_clients_per_gpu: 4 },
      },
    ]);
    expect(nodes(fixed(t4({ sharing: GpuSharing.mps(8), driver: GpuDriver.NONE }))).guest_accelerator).toMatchObject([
      { gpu_driver_installation_config: { gpu_driver_version: 'INSTALLATION_DISABLED' }, gpu_sharing_config: { gpu_sharing_strategy: 'MPS' } },
    ]);
  });

  test('have no gVNIC on Ubuntu, which GKE does not offer', () => {
    expect(nodes(fixed({ ...t4(), image: NodeImage.UBUNTU_CONTAINERD }))).not.toHaveProperty('gvnic');
  });

  test('of machine types that are not known here pass', () => {
    expect(nodes(fixed({ machineTypes: ['g9-standard-8'], accelerator: Accelerator.gpu({ type: 'nvidia-x', count: 3 }) })).guest_accelerator).toMatchObject([{ type: 'nvidia-x', count: 3 }]);
    expect(nodes(fixed({ machineTypes: ['g9-standard-8'] }))).not.toHaveProperty('guest_accelerator');
  });
});

describe('An update', () => {
  const settings = (upgrade?: google.NodePoolUpgrade) => nodePool(fixed({ upgrade })).upgrade_settings;

  test('replaces one node at a time, with one more than usual', () => {
    expect(settings()).toEqual({ strategy: 'SURGE', max_surge: 1, max_unavailable: 0 });
  });

  test('replaces as many as asked', () => {
    expect(settings(NodePoolUpgrade.surge({ maxSurge: 3, maxUnavailable: 2 }))).toEqual({ strategy: 'SURGE', max_surge: 3, max_unavailable: 2 });
  });

  // The provider keeps an argument that is left out, so that what is not chosen is written as 0.
  test('moves to new nodes in batches, by number or by share', () => {
    const blueGreen = (options?: google.BlueGreenUpgradeOptions) => settings(NodePoolUpgrade.blueGreen(options));
    const batches = (batch_node_count: number, batch_percentage: number, batch_soak_duration: string, node_pool_soak_duration: string) => ({
      strategy: 'BLUE_GREEN', blue_green_settings: { standard_rollout_policy: { batch_node_count, batch_percentage, batch_soak_duration }, node_pool_soak_duration },
    });

    expect(blueGreen()).toEqual(batches(1, 0, '0s', '3600s'));
    expect(blueGreen({ batch: BlueGreenBatch.nodes(5), batchSoakSeconds: 60, poolSoakSeconds: 0 })).toEqual(batches(5, 0, '60s', '0s'));
    expect(blueGreen({ batch: BlueGreenBatch.percentage(25) })).toEqual(batches(0, 0.25, '0s', '3600s'));
  });
});

describe('Machines that come when there is room', () => {
  const pool = (provisioning: google.NodeProvisioning) => nodePool(autoscaling({ machineTypes: ['a3-highgpu-8g'], minSize: 0, provisioning }));

  test('use no reservation, are not repaired, and are replaced by GKE when they end', () => {
    const one = pool(NodeProvisioning.flexStart());

    expect(one).toMatchObject({
      initial_node_count: 0, autoscaling: { location_policy: 'ANY' }, management: { auto_repair: false, auto_upgrade: true },
      node_config: { flex_start: true, reservation_affinity: { consume_reservation_type: 'NO_RESERVATION' } },
    });
    // GKE sets a strategy that the provider does not know.
    expect(one).not.toHaveProperty('upgrade_settings');
    expect(one).not.toHaveProperty('queued_provisioning');
  });

  test('come together for a request', () => {
    expect(pool(NodeProvisioning.queued({ maxRunSeconds: 7200 }))).toMatchObject({ queued_provisioning: { enabled: true }, node_config: { flex_start: true, max_run_duration: '7200s' } });
  });
});
