import { autopilot } from './apps/autopilot';
import { afterMonths } from './support/after-months';
import { story } from './support/story';
import { WHO_AM_I, World } from './support/world';

story('An Autopilot cluster', (step) => {
  let world: World;
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('is valid, and planned without Google', async () => {
    world.synthesize((stack) => autopilot(stack, 1));
    expect(await world.validate()).toEqual([]);
    const plan = await world.plan();
    expect(plan.created).toEqual([
      'google_compute_firewall.Cluster_ControlPlane_Firewall_HealthChecks',
      'google_compute_network.Cluster_ControlPlane_Network',
      'google_compute_router.Cluster_ControlPlane_Network_Router',
      'google_compute_router_nat.Cluster_ControlPlane_Network_Nat',
      'google_compute_subnetwork.Cluster_ControlPlane_Network_Subnetwork',
      'google_container_cluster.Cluster_ControlPlane_Cluster',
      'google_kms_crypto_key.Cluster_ControlPlane_SecretsKey',
      'google_kms_crypto_key_iam_member.Cluster_ControlPlane_SecretsKeyGrant',
      'google_kms_key_ring.Cluster_ControlPlane_KeyRing',
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

  step('changes in place on the second day', async () => {
    world.synthesize((stack) => autopilot(stack, 2));
    expect(await world.validate()).toEqual([]);
    const plan = await world.plan();
    expect([plan.replaced, plan.destroyed, plan.created]).toEqual([[], [], []]);
    expect(plan.updated).toEqual(['google_container_cluster.Cluster_ControlPlane_Cluster', 'google_kms_crypto_key.Cluster_ControlPlane_SecretsKey']);
  });

  step('has nothing left to do then, either', async () => {
    expect(world.pretendApply()).toEqual([]);
    expect((await world.plan()).pending).toEqual([]);
  });
});
