import { Fn, Token } from 'cdktf';
import { Capacity, google, PurchaseOption, Taint, UpdateStrategy } from 'cdktf-production-cluster';
import { inStack } from '../../support/stacks';
import { autoscaling, bind, fixed, nodePool, nodes, POOL_LABELS } from './pools';

const { LocationPolicy, NodePoolCapacity, SizeScope } = google;
const zones = ['europe-west4-a', 'europe-west4-b'];

describe('A pool', () => {
  const pool = nodePool(autoscaling());

  test('is kept up by GKE and follows the release channel of its cluster', () => {
    expect(pool).toMatchObject({ cluster: 'shop', location: 'europe-west4', management: { auto_repair: true, auto_upgrade: true } });
    expect(pool).not.toHaveProperty('version');
  });

  test('has nodes that are hardened and have the least rights', () => {
    expect(pool.node_config).toMatchObject({
      image_type: 'COS_CONTAINERD',
      service_account: 'shop-nodes@acme-platform.iam.gserviceaccount.com',
      oauth_scopes: ['https://www.googleapis.com/auth/cloud-platform'],
      shielded_instance_config: { enable_secure_boot: true, enable_integrity_monitoring: true },
      metadata: { 'disable-legacy-endpoints': 'true' },
      workload_metadata_config: { mode: 'GKE_METADATA' },
      // Without cpu_cfs_quota the provider would switch off the limits of processors.
      kubelet_config: { insecure_kubelet_readonly_port_enabled: 'FALSE', cpu_cfs_quota: true },
      tags: ['shop-node'],
      resource_labels: { team: 'shop' },
    });
  });

  test('leaves to GKE what nobody asked for', () => {
    for (const option of ['spot', 'disk_size_gb', 'disk_type', 'boot_disk_kms_key', 'guest_accelerator', 'confidential_nodes', 'reservation_affinity', 'flex_start', 'gvnic']) {
      expect(pool.node_config).not.toHaveProperty(option);
    }
    for (const option of ['node_locations', 'placement_policy', 'queued_provisioning', 'node_count']) expect(pool).not.toHaveProperty(option);
  });

  test('gives its nodes labels and taints in the words of GKE', () => {
    const taints = [Taint.noSchedule('dedicated', 'batch'), Taint.preferNoSchedule('slow'), Taint.noExecute('old', 'yes')];

    expect(nodes(autoscaling(), { labels: { ...POOL_LABELS, tier: 'web' }, taints })).toMatchObject({
      labels: { ...POOL_LABELS, tier: 'web' },
      taint: [
        { key: 'dedicated', value: 'batch', effect: 'NO_SCHEDULE' },
        { key: 'slow', value: '', effect: 'PREFER_NO_SCHEDULE' },
        { key: 'old', value: 'yes', effect: 'NO_EXECUTE' },
      ],
    });
  });

  test('waits for what its nodes need', () => {
    expect(nodePool(autoscaling(), {}, { ready: ['google_project_iam_member.x'] }).depends_on).toEqual(['google_project_iam_member.x']);
  });

  test('is scaled by GKE, not by a program in the cluster', () => {
    inStack((stack) => expect(bind(stack, autoscaling()).needsNodeAutoscaler).toBe(false));
  });
});

describe('The name', () => {
  // The provider adds 26 characters (helper/id of terraform-plugin-sdk v2: a time of 18 digits and a counter of 8), and GKE takes 40.
  test.each([
    ['General', 'general-'],
    ['a', 'a-'],
    ['machine-learning-and-analytics', 'machine-learn-'],
    ['abcdefghijkl-mnop', 'abcdefghijkl-'],
    ['GPU-Training', 'gpu-training-'],
    ['x---y', 'x-y-'],
  ])('of %s starts with %s and leaves room for what makes it unique', (poolId, prefix) => {
    const { name_prefix, name } = nodePool(autoscaling(), { poolId });

    expect(name_prefix).toBe(prefix);
    expect(prefix.length + 26).toBeLessThanOrEqual(40);
    expect(name).toBeUndefined();
  });

  test.each([
    ['arm-', fixed({ machineTypes: ['c4a-standard-4'] })],
    ['gpu-', fixed({ machineTypes: ['g2-standard-4'] })],
    ['cc-', fixed({ machineTypes: ['n2d-standard-4'], confidentialTechnology: google.ConfidentialTechnology.SEV })],
    ['arm-gpu-', fixed({ machineTypes: ['a4x-highgpu-4g'] })],
  ])('tells a form that GKE does not change: %s', (form, capacity) => {
    const { name_prefix } = nodePool(capacity, { poolId: 'machine-learning' });

    expect(name_prefix).toMatch(new RegExp(`^mach[a-z-]*-${form}$`));
    expect(String(name_prefix).length).toBeLessThanOrEqual(14);
  });

  test('lets a new pool be made before the old one goes', () => {
    expect(nodePool(autoscaling()).lifecycle).toEqual({ create_before_destroy: true, ignore_changes: ['initial_node_count'] });
    expect(nodePool(fixed()).lifecycle).toEqual({ create_before_destroy: true });
  });
});

describe('Sizes', () => {
  test('count all nodes, and start with as many in each zone', () => {
    expect(nodePool(autoscaling({ minSize: 4, maxSize: 30 }))).toMatchObject({ initial_node_count: 2, autoscaling: { total_min_node_count: 4, total_max_node_count: 30, location_policy: 'BALANCED' } });
  });

  test.each([
    [0, 10, 3, 0],
    [1, 10, 3, 1],
    [3, 3, 3, 1],
    [4, 5, 3, 1],
    [4, 6, 3, 2],
    [1, 2, 3, 0],
    [3, 8, 2, 2],
  ])('from %d to %d in %d zones start with %d in each', (minSize, maxSize, count, initial) => {
    const nodeLocations = ['europe-west4-a', 'europe-west4-b', 'europe-west4-c'].slice(0, count);

    expect(nodePool(autoscaling({ minSize, maxSize, nodeLocations })).initial_node_count).toBe(initial);
  });

  test('count the nodes of each zone where asked to', () => {
    const capacity = autoscaling({ minSize: 1, maxSize: 4, sizeScope: SizeScope.PER_ZONE, nodeLocations: zones });

    expect(nodePool(capacity)).toMatchObject({ initial_node_count: 1, node_locations: zones, autoscaling: { min_node_count: 1, max_node_count: 4 } });
    expect(nodePool(capacity).autoscaling).not.toHaveProperty('total_min_node_count');
    expect(capacity.intent).toMatchObject({ minSize: 2, maxSize: 8 });
  });

  test('that are fixed are shared by the zones', () => {
    const pool = nodePool(fixed({ size: 6 }));

    expect(pool.node_count).toBe(2);
    expect(pool).not.toHaveProperty('autoscaling');
    expect(pool).not.toHaveProperty('initial_node_count');
    expect(nodePool(fixed({ size: 4, nodeLocations: zones })).node_count).toBe(2);
  });

  test('are in zones of a region that only Terraform knows', () => {
    expect(nodePool(fixed({ size: 4, nodeLocations: zones }), {}, { region: Fn.lower('EUROPE-WEST4') })).toMatchObject({ node_count: 2, node_locations: zones, location: '${lower("EUROPE-WEST4")}' });
  });

  test('that only Terraform knows are shared by Terraform', () => {
    const size = Token.asNumber(Fn.lengthOf(['a', 'b']));

    expect(nodePool(fixed({ size })).node_count).toBe('${(length(["a", "b"]) / 3)}');
    expect(nodePool(autoscaling({ minSize: size })).initial_node_count).toBe('${min(ceil((length(["a", "b"]) / 3)), floor((10 / 3)))}');
    expect(autoscaling({ maxSize: size })._podDemand(110)).toBeUndefined();
  });

  test('are shared by the zones of the cluster where the pool names none', () => {
    expect(nodePool(fixed({ size: 4 }), {}, { nodeLocations: zones })).toMatchObject({ node_count: 2, node_locations: zones });
  });

  test('follow the chosen policy', () => {
    const policy = (options: Partial<google.AutoscalingNodePoolOptions>) => nodePool(autoscaling(options)).autoscaling;

    expect(policy({ purchase: PurchaseOption.SPOT })).toMatchObject({ location_policy: 'ANY' });
    expect(policy({ purchase: PurchaseOption.SPOT, locationPolicy: LocationPolicy.BALANCED })).toMatchObject({ location_policy: 'BALANCED' });
    expect(policy({ locationPolicy: LocationPolicy.ANY })).toMatchObject({ location_policy: 'ANY' });
  });
});

describe('Portable capacity', () => {
  const machineTypes = ['n4-standard-4'];

  test('becomes a pool', () => {
    expect(nodePool(NodePoolCapacity._of(Capacity.managed({ machineTypes, minSize: 0, maxSize: 9, purchase: PurchaseOption.SPOT }).intent))).toMatchObject({
      initial_node_count: 0, autoscaling: { total_min_node_count: 0, total_max_node_count: 9, location_policy: 'ANY' }, node_config: { machine_type: 'n4-standard-4', spot: true },
    });
  });

  test('of a fixed size becomes a pool that nothing scales', () => {
    expect(nodePool(NodePoolCapacity._of(Capacity.fixed({ machineTypes, size: 3 }).intent))).toMatchObject({ node_count: 1 });
  });

  test('is updated as its strategy says', () => {
    expect(nodePool(NodePoolCapacity._of(Capacity.fixed({ machineTypes, size: 3 }).intent), { updateStrategy: UpdateStrategy.maxUnavailable(2) }).upgrade_settings).toEqual({
      strategy: 'SURGE', max_surge: 0, max_unavailable: 2,
    });
  });
});

describe('Pods of the system', () => {
  test.each([
    ['n4-standard-4', true],
    ['c4a-standard-4', false],
    ['t2a-standard-4', false],
    ['n4a-standard-4', false],
    ['g2-standard-4', false],
    ['a3-highgpu-8g', false],
  ])('on %s: %s', (machineType, runs) => {
    expect(fixed({ machineTypes: [machineType] }).intent.runsSystemPods).toBe(runs);
  });

  test('stay away from GPUs that are attached, and from pools that may be empty', () => {
    expect(fixed({ machineTypes: ['n1-standard-4'], accelerator: google.Accelerator.gpu({ type: 'nvidia-tesla-t4', count: 1 }) }).intent.runsSystemPods).toBe(false);
    expect(autoscaling({ minSize: 0 }).intent.runsSystemPods).toBe(false);
  });
});

describe('Addresses of pods', () => {
  const surge = google.NodePoolUpgrade.surge({ maxSurge: 5 });

  test('are planned for the most nodes, those of an update included', () => {
    expect(autoscaling()._podDemand(110)).toEqual({ nodes: 11, podsPerNode: 110 });
    expect(autoscaling({ podsPerNode: 32, upgrade: surge })._podDemand(110)).toEqual({ nodes: 15, podsPerNode: 32 });
    expect(autoscaling({ upgrade: google.NodePoolUpgrade.blueGreen() })._podDemand(110)).toEqual({ nodes: 20, podsPerNode: 110 });
    expect(autoscaling({ sizeScope: SizeScope.PER_ZONE })._podDemand(110)).toEqual({ nodes: 31, podsPerNode: 110 });
  });

  test('of machines that come when there is room need none for updates', () => {
    expect(autoscaling({ minSize: 0, provisioning: google.NodeProvisioning.flexStart() })._podDemand(110)).toEqual({ nodes: 10, podsPerNode: 110 });
  });
});
