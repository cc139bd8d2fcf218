import { standard } from './apps/standard';
import { afterMonths } from './support/after-months';
import { countByType } from './support/plan-report';
import { story } from './support/story';
import { WHO_AM_I, World } from './support/world';

const POOLS = ['Arm', 'Batch', 'Close', 'Fixed', 'Flex', 'General', 'Gpu', 'Queued', 'Reserved', 'Scratch', 'Secret', 'Web'].map((name) => `google_container_node_pool.Cluster_${name}_NodePool`);

story('A Standard cluster with pools of every kind', (step) => {
  let world: World;
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('is valid, and planned without Google', async () => {
    world.synthesize((stack) => standard(stack, 1));
    expect(await world.validate()).toEqual([]);
    const plan = await world.plan();
    expect(countByType(plan.created)).toEqual({
      google_artifact_registry_repository: 1,
      google_artifact_registry_repository_iam_member: 1,
      google_compute_firewall: 1,
      google_compute_network: 1,
      google_compute_router: 1,
      google_compute_router_nat: 1,
      google_compute_subnetwork: 1,
      google_container_cluster: 1,
      google_container_node_pool: POOLS.length,
      google_gke_backup_backup_plan: 1,
      google_gke_backup_restore_plan: 1,
      google_kms_crypto_key: 1,
      google_kms_crypto_key_iam_member: 1,
      google_kms_key_ring: 1,
      google_project_iam_member: 1,
      google_service_account: 1,
    });
    expect([plan.updated, plan.destroyed, plan.replaced]).toEqual([[], [], []]);
    expect([plan.dataSources, plan.sensitiveValues]).toEqual([[], []]);
    expect(world.takeHosts()).toEqual([WHO_AM_I]);
  });

  step('has nothing left to do once applied', async () => {
    expect(world.pretendApply()).toEqual([]);
    expect((await world.plan()).pending).toEqual([]);
  });

  step('undoes nothing that Google has done since, but the number of nodes that Terraform keeps', async () => {
    world.pretendApply(afterMonths);
    expect((await world.plan()).pending).toEqual([expect.stringMatching(/^update google_container_node_pool\.Cluster_Fixed_NodePool_[0-9A-F]+: node_count 7 -> 1$/)]);
  });

  step('changes in place on the second day', async () => {
    world.synthesize((stack) => standard(stack, 2));
    expect(await world.validate()).toEqual([]);
    const plan = await world.plan();
    expect([plan.replaced, plan.destroyed]).toEqual([[], []]);
    expect(plan.created).toEqual(['google_artifact_registry_repository_iam_member.Images_Pull-group-developers-acme-com-3e8ab4b4']);
    expect(plan.updated).toEqual([
      'google_artifact_registry_repository.Images_Repository',
      'google_compute_router_nat.Network_Nat',
      'google_compute_subnetwork.Network_Subnetwork',
      'google_container_cluster.Cluster_ControlPlane_Cluster',
      ...POOLS,
      'google_gke_backup_backup_plan.Backup_Plan',
      'google_kms_crypto_key.Cluster_ControlPlane_SecretsKey',
    ]);
    expect([plan.dataSources, plan.sensitiveValues]).toEqual([[], []]);
    expect(world.takeHosts()).toEqual([WHO_AM_I]);
  });

  step('has nothing left to do then, either', async () => {
    expect(world.pretendApply()).toEqual([]);
    expect((await world.plan()).pending).toEqual([]);
  });
});
