import { Capacity, google, ProductionCluster, PurchaseOption, Taint, UpdateStrategy } from 'cdktf-production-cluster';

/** The app as it was first, or what it becomes. */
export type Day = 1 | 2;

const DEDICATED = [Taint.noSchedule('dedicated', 'batch')];

/** A pool of every kind; on the second day everything has changed that changes in place. */
export function addPools(cluster: ProductionCluster, day: Day): void {
  addOrdinaryPools(cluster, day);
  addWebPool(cluster, day);
  addSpecialPools(cluster, day);
  addRarePools(cluster, day);
}

function addOrdinaryPools(cluster: ProductionCluster, day: Day): void {
  const first = day === 1;
  cluster.addWorkerPool('General', {
    capacity: Capacity.managed({ machineTypes: [first ? 'e2-standard-4' : 'e2-standard-8'], minSize: 3, maxSize: first ? 30 : 60 }),
    labels: first ? { tier: 'general' } : { tier: 'common', team: 'platform' },
  });
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.managed({ machineTypes: ['n2-standard-8'], minSize: 0, maxSize: 20, purchase: PurchaseOption.SPOT }),
    taints: first ? DEDICATED : [...DEDICATED, Taint.preferNoSchedule('spot', 'true')],
    updateStrategy: first ? undefined : UpdateStrategy.maxUnavailable(2),
  });
  cluster.addWorkerPool('Fixed', { capacity: Capacity.fixed({ machineTypes: ['e2-standard-4'], size: first ? 3 : 6 }) });
}

function addWebPool(cluster: ProductionCluster, day: Day): void {
  const first = day === 1;
  cluster.addWorkerPool('Web', {
    capacity: google.NodePoolCapacity.autoscaling({
      machineTypes: ['n2-standard-4'], minSize: 1, maxSize: first ? 5 : 8, sizeScope: google.SizeScope.PER_ZONE, nodeLocations: ['europe-west4-a', 'europe-west4-b', 'europe-west4-c'],
      diskSizeGiB: first ? 100 : 200, diskType: first ? google.NodeDiskType.PD_BALANCED : google.NodeDiskType.PD_SSD,
      upgrade: first ? google.NodePoolUpgrade.blueGreen() : google.NodePoolUpgrade.blueGreen({ batch: google.BlueGreenBatch.percentage(25), poolSoakSeconds: 600 }),
    }),
  });
}

function addSpecialPools(cluster: ProductionCluster, day: Day): void {
  const first = day === 1;
  cluster.addWorkerPool('Arm', {
    capacity: google.NodePoolCapacity.autoscaling({
      machineTypes: [first ? 'c4a-standard-4' : 'c4a-standard-8'], minSize: 0, maxSize: 6, diskType: google.NodeDiskType.HYPERDISK_BALANCED,
      upgrade: first ? undefined : google.NodePoolUpgrade.surge({ maxSurge: 2, maxUnavailable: 1 }),
    }),
  });
  cluster.addWorkerPool('Gpu', {
    capacity: google.NodePoolCapacity.autoscaling({
      machineTypes: ['g2-standard-8'], minSize: 0, maxSize: first ? 3 : 6, image: google.NodeImage.COS_CONTAINERD,
      accelerator: google.Accelerator.gpu({ type: 'nvidia-l4', count: 1, driver: google.GpuDriver.LATEST, sharing: google.GpuSharing.timeSharing(4) }),
    }),
  });
  cluster.addWorkerPool('Secret', {
    capacity: google.NodePoolCapacity.autoscaling({
      machineTypes: ['n2d-standard-4'], minSize: 0, maxSize: 6, podsPerNode: 32, confidentialTechnology: google.ConfidentialTechnology.SEV,
      diskKeyId: 'projects/acme-platform/locations/europe-west4/keyRings/disks/cryptoKeys/nodes', networkTags: first ? undefined : ['secret'],
    }),
  });
  cluster.addWorkerPool('Scratch', {
    capacity: google.NodePoolCapacity.autoscaling({ machineTypes: ['n2-standard-8'], minSize: 0, maxSize: first ? 6 : 9, localSsdCount: 2, image: first ? google.NodeImage.COS_CONTAINERD : google.NodeImage.UBUNTU_CONTAINERD }),
  });
}

function addRarePools(cluster: ProductionCluster, day: Day): void {
  const maxSize = day === 1 ? 4 : 8;
  const gpu = google.Accelerator.gpu({ type: 'nvidia-l4', count: 1 });
  cluster.addWorkerPool('Flex', { capacity: google.NodePoolCapacity.autoscaling({ machineTypes: ['g2-standard-8'], minSize: 0, maxSize, accelerator: gpu, provisioning: google.NodeProvisioning.flexStart() }) });
  cluster.addWorkerPool('Queued', {
    capacity: google.NodePoolCapacity.autoscaling({ machineTypes: ['g2-standard-8'], minSize: 0, maxSize, accelerator: gpu, provisioning: google.NodeProvisioning.queued({ maxRunSeconds: 86_400 }) }),
  });
  cluster.addWorkerPool('Reserved', {
    capacity: google.NodePoolCapacity.autoscaling({ machineTypes: ['n2-standard-16'], minSize: 0, maxSize, nodeLocations: ['europe-west4-a'], reservation: google.CapacityReservation.targeted('training') }),
  });
  cluster.addWorkerPool('Close', { capacity: google.NodePoolCapacity.autoscaling({ machineTypes: ['c2-standard-8'], minSize: 0, maxSize, nodeLocations: ['europe-west4-b'], placement: google.NodePlacement.COMPACT }) });
}
