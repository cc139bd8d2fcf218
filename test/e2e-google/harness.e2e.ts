import { DataGoogleComputeZones } from '@cdktf/provider-google/lib/data-google-compute-zones';
import { TerraformStack } from 'cdktf';
import { plainCluster, PlainOptions } from './apps/plain';
import { story } from './support/story';
import { WHO_AM_I, World } from './support/world';

story('The harness', (step) => {
  let world: World;
  const becomes = (options: PlainOptions) => {
    world.synthesize((stack) => plainCluster(stack, options));
    return world.plan();
  };
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('plans an app, and sees whom the provider asks', async () => {
    const plan = await becomes({});
    expect(plan.created).toEqual(['google_compute_network.Network', 'google_compute_subnetwork.Subnetwork', 'google_container_cluster.Cluster', 'google_container_node_pool.Pool', 'google_service_account.Nodes']);
    expect(world.takeHosts()).toEqual([WHO_AM_I]);
  });

  step('makes a state in which nothing is left to do', async () => {
    expect(world.pretendApply()).toEqual([]);
    expect((await world.plan()).pending).toEqual([]);
  });

  step('sees what changes in place', async () => {
    const plan = await becomes({ pool: { nodeConfig: { machineType: 'e2-standard-8' } } });
    expect([plan.updated, plan.replaced]).toEqual([['google_container_node_pool.Pool'], []]);
  });

  step('sees what is replaced, and in which order', async () => {
    const pool = { maxPodsPerNode: 32 };
    expect((await becomes({ pool })).replacedNewFirst).toEqual(['google_container_node_pool.Pool for max_pods_per_node']);
    expect((await becomes({ pool: { ...pool, lifecycle: {} } })).replacedOldFirst).toEqual(['google_container_node_pool.Pool for max_pods_per_node']);
  });

  step('sees what is replaced below it', async () => {
    const plan = await becomes({ nodeRange: '10.0.0.0/24' });
    expect(plan.replaced).toEqual(['google_compute_subnetwork.Subnetwork for ip_cidr_range', 'google_container_cluster.Cluster for subnetwork']);
  });

  step('sees a refresh', async () => {
    await world.plan('-refresh=true').catch(() => undefined);
    expect(world.takeHosts()).toEqual(expect.arrayContaining(['compute.googleapis.com', 'iam.googleapis.com']));
  });

  step('sees data that is read', async () => {
    world.synthesize((stack: TerraformStack) => void new DataGoogleComputeZones(stack, 'Zones', { region: 'europe-west4' }));
    await expect(world.plan()).rejects.toThrow('compute.googleapis.com');
  });

  step('sees what the provider refuses', async () => {
    world.synthesize((stack) => plainCluster(stack, { cluster: { enableAutopilot: true } }));
    expect(await world.validate()).toEqual(expect.arrayContaining([expect.stringContaining('"remove_default_node_pool": conflicts with enable_autopilot')]));
  });
});
