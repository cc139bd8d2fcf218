import { existingNetwork } from './apps/existing-network';
import { afterMonths } from './support/after-months';
import { story } from './support/story';
import { WHO_AM_I, World } from './support/world';

story('A cluster in a Shared VPC, with an existing key', (step) => {
  let world: World;
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('is valid, and planned without Google', async () => {
    world.synthesize((stack) => existingNetwork(stack, 1));
    expect(await world.validate()).toEqual([]);
    const plan = await world.plan();
    expect(plan.created).toEqual([
      'google_compute_firewall.Cluster_ControlPlane_Firewall_HealthChecks',
      'google_container_cluster.Cluster_ControlPlane_Cluster',
      'google_container_node_pool.Cluster_General_NodePool',
      'google_container_node_pool.Cluster_Old_NodePool',
      'google_project_iam_member.Cluster_ControlPlane_NodeServiceAccountRole',
      'google_service_account.Cluster_ControlPlane_NodeServiceAccount',
    ]);
    expect([plan.dataSources, plan.sensitiveValues]).toEqual([[], []]);
    expect(world.takeHosts()).toEqual([WHO_AM_I]);
  });

  step('has nothing left to do once applied', async () => {
    expect(world.pretendApply()).toEqual([]);
    expect((await world.plan()).pending).toEqual([]);
  });

  step('undoes nothing that Google has done since', async () => {
    world.pretendApply(afterMonths);
    expect((await world.plan()).pending).toEqual([]);
  });

  step('lets another office in, and takes one pool for another', async () => {
    world.synthesize((stack) => existingNetwork(stack, 2));
    const plan = await world.plan();
    expect(plan.replaced).toEqual([]);
    expect(plan.updated).toEqual(['google_container_cluster.Cluster_ControlPlane_Cluster']);
    expect(plan.created).toEqual(['google_container_node_pool.Cluster_New_NodePool']);
    expect(plan.destroyed).toEqual(['google_container_node_pool.Cluster_Old_NodePool']);
  });
});
