import { Terraform } from '../../scripts/terraform/terraform';
import { AUTO_MODE, threeClusters } from './apps/two-clusters';
import { pendingChanges, planChanges } from './support/changes';
import { story } from './support/story';
import { World } from './support/world';

const NONE = { replacedNewFirst: [], replacedOldFirst: [], lost: [] };

story('Clusters side by side: EKS Auto Mode and Fargate alone in one stack, node groups in another', (step) => {
  let world: World;
  let production: Terraform;
  let staging: Terraform;
  const day = (autoMode: keyof typeof AUTO_MODE) => world.synthesize((stack) => threeClusters(stack, AUTO_MODE[autoMode]));
  // What AWS says of Auto Mode that was switched off is not documented. The embedded AWS says that it is off, and the provider would not have it said.
  const notable = async () => (await pendingChanges(production)).filter((change) => !/^update aws_eks_cluster\.Elastic_\w+: compute_config /.test(change));
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('are created without a clash of names', async () => {
    day('on');
    await (await world.terraform('network')).apply();
    production = await world.terraform('production');
    staging = await world.terraform('staging');
    await production.apply();
    await staging.apply();
    expect((await world.api.clusters()).sort()).toEqual(['production-elastic', 'production-serverless', 'staging-elastic']);
  });

  step('change nothing when nothing has changed', async () => {
    expect(await pendingChanges(production)).toEqual([]);
    expect(await pendingChanges(staging)).toEqual([]);
  });

  step('lose a node pool of Auto Mode and gain a node group', async () => {
    day('pools');
    const changes = await planChanges(production);
    expect(changes).toMatchObject({ ...NONE, updated: ['Elastic_ControlPlane_Cluster'], destroyed: [] });
    expect(changes.created).toEqual(expect.arrayContaining(['Elastic_Nodes_NodeGroup', 'Elastic_ControlPlane_AddOn-vpc-cni_AddOn']));
    await production.applyPlan();
    expect(await pendingChanges(production)).toEqual([]);
  });

  step('switch Auto Mode off in place', async () => {
    day('switchedOff');
    expect(await planChanges(production)).toEqual({ ...NONE, created: [], updated: ['Elastic_ControlPlane_Cluster'], destroyed: [] });
    await production.applyPlan();
    expect(await pendingChanges(production)).toEqual([]);
  });

  step('lose its pool in place', async () => {
    day('removed');
    const { updated, created, replacedNewFirst, replacedOldFirst, lost } = await planChanges(production);
    expect({ created, replacedNewFirst, replacedOldFirst, lost }).toEqual({ created: [], replacedNewFirst: [], replacedOldFirst: [], lost: ['Elastic_ControlPlane_AutoModeNodeRole'] });
    expect(updated).toEqual(['Elastic_ControlPlane_Cluster', 'Elastic_ControlPlane_Role']);
    await production.applyPlan();
    expect(await notable()).toEqual([]);
  });

  step('are destroyed one after the other, and those that stay notice nothing', async () => {
    await staging.destroy();
    expect(await notable()).toEqual([]);
    await production.destroy();
    await (await world.terraform('network')).destroy();
    expect(await world.api.clusters()).toEqual([]);
    expect(await world.api.vpcs()).toEqual([]);
  });
});
