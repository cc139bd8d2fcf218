import { aws } from 'cdktf-production-cluster';
import { Terraform } from '../../scripts/terraform/terraform';
import { addPools, newCluster, Pools } from './apps/pools';
import { groupKinds, groupsAfter, groupsBefore } from './apps/scaling-groups';
import { pendingChanges, planChanges } from './support/changes';
import { story } from './support/story';
import { World } from './support/world';

const withGroups = (groups: (handler: aws.NodeTerminationHandler) => Pools) => (world: World) =>
  world.synthesize((stack) => {
    const production = stack('production');
    const cluster = newCluster(production);
    const handler = new aws.NodeTerminationHandler(production, 'TerminationHandler', { cluster });
    addPools(cluster, { ...groupKinds(handler), ...groups(handler) });
  });
const before = withGroups(groupsBefore);
const after = withGroups(groupsAfter);

const groupAndTemplate = (pool: string) => [`${pool}_AutoScalingGroup`, `${pool}_LaunchTemplate`];

story('Auto Scaling groups of every kind in one cluster', (step) => {
  let world: World;
  let terraform: Terraform;
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('are created, and change nothing when nothing has changed', async () => {
    before(world);
    terraform = await world.terraform('production');
    await terraform.apply();
    expect(await pendingChanges(terraform)).toEqual([]);
  });

  step('change one thing each in place', async () => {
    after(world);
    const changes = await planChanges(terraform);
    expect(changes).toEqual({
      created: ['GroupDrained_TerminationHook', 'GroupNewName_AutoScalingGroup', 'GroupNewName_LaunchTemplate', 'GroupNewName_TerminationHook'],
      updated: [
        'GroupBounds_AutoScalingGroup',
        ...['GroupDrained', 'GroupImage'].flatMap(groupAndTemplate),
        'GroupMatching_AutoScalingGroup',
        ...groupAndTemplate('GroupNode'),
        'GroupTypes_AutoScalingGroup',
        ...groupAndTemplate('NoLongerWarm'),
        'Warm_AutoScalingGroup',
      ],
      destroyed: ['GroupOldName_AutoScalingGroup', 'GroupOldName_LaunchTemplate', 'GroupOldName_TerminationHook'],
      replacedNewFirst: [],
      replacedOldFirst: [],
      lost: [],
    });
    await terraform.applyPlan();
    expect(await pendingChanges(terraform)).toEqual([]);
  });

  step('are destroyed', async () => {
    await terraform.destroy();
    expect(await terraform.stateList()).toEqual([]);
    expect(await world.api.clusters()).toEqual([]);
    expect(await world.api.vpcs()).toEqual([]);
  });
});
