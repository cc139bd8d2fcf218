import { Terraform } from '../../scripts/terraform/terraform';
import { FIRST_DAY, integratedCluster, SECOND_DAY } from './apps/integrations';
import { pendingChanges, planChanges } from './support/changes';
import { story } from './support/story';
import { World } from './support/world';

story('A cluster made of what other teams have, with every integration', (step) => {
  let world: World;
  let terraform: Terraform;
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('is created, and changes nothing when nothing has changed', async () => {
    world.synthesize((stack) => integratedCluster(stack, FIRST_DAY));
    await (await world.terraform('others')).apply();
    terraform = await world.terraform('production');
    await terraform.apply();
    expect(await pendingChanges(terraform)).toEqual([]);
  });

  step('keeps what it stores when it changes, and Karpenter leaves', async () => {
    world.synthesize((stack) => integratedCluster(stack, SECOND_DAY));
    const changes = await planChanges(terraform);
    expect(changes).toMatchObject({ created: [], updated: ['Backup_Plan'], replacedNewFirst: [], replacedOldFirst: ['Images_Lifecycle'] });
    expect(changes.destroyed.filter((name) => !/Karpenter|karpenter|_JoiningNode/.test(name))).toEqual([]);
    await terraform.applyPlan();
    expect(await pendingChanges(terraform)).toEqual([]);
  });

  step('is destroyed', async () => {
    await terraform.destroy();
    expect(await (await world.terraform('others')).plan()).toBeUndefined();
    await (await world.terraform('others')).destroy();
    expect(await terraform.stateList()).toEqual([]);
    expect(await world.api.clusters()).toEqual([]);
    expect(await world.api.vpcs()).toEqual([]);
  });
});
