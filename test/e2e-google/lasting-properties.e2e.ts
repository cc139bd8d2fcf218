import { TerraformResource } from 'cdktf';
import { lastingProperties, LastingProperties } from './apps/lasting-properties';
import { afterMonths } from './support/after-months';
import { story } from './support/story';
import { World } from './support/world';

const POOLS = ['Boot', 'Density', 'Gpu', 'Payment', 'Scratch'].map((name) => `google_container_node_pool.Cluster_${name}_NodePool`);

story('What cannot change while it stays', (step) => {
  let world: World;
  const withoutIgnoring = (type: string) => {
    world.synthesize((stack) => {
      lastingProperties(stack);
      const found = stack.node.findAll().filter((construct): construct is TerraformResource => TerraformResource.isTerraformResource(construct) && construct.terraformResourceType === type);
      for (const resource of found) resource.lifecycle = { ...resource.lifecycle, ignoreChanges: undefined };
    });
    return world.plan();
  };
  const becomes = (properties: LastingProperties) => {
    world.synthesize((stack) => lastingProperties(stack, properties));
    return world.plan();
  };
  beforeAll(async () => (world = await World.create()));
  afterAll(() => world.stop());

  step('is made', async () => {
    await becomes({});
    world.pretendApply();
  });

  step('has a pool replaced, the new one first, and nothing else', async () => {
    const plan = await becomes({ pools: 'others' });
    expect(plan.replacedNewFirst.map((text) => text.split(' ')[0])).toEqual(POOLS);
    expect([plan.replacedOldFirst, plan.updated, plan.destroyed, plan.created]).toEqual([[], [], [], []]);
  });

  step('never has the cluster replaced: Terraform refuses', async () => {
    await expect(becomes({ podsPerNode: 64 })).rejects.toThrow('Instance cannot be destroyed');
  });

  step('never has the network replaced: Terraform refuses', async () => {
    await expect(becomes({ region: 'europe-west1' })).rejects.toThrow('Instance cannot be destroyed');
  });

  step('would have the cluster replaced by the removal of its first pool, but for what it ignores', async () => {
    await becomes({});
    world.pretendApply(afterMonths);
    expect((await world.plan()).pending).toEqual([]);
    await expect(withoutIgnoring('google_container_cluster')).rejects.toThrow('Instance cannot be destroyed');
  });

  step('would have pools replaced by the number of nodes that they started with, but for what they ignore', async () => {
    const plan = await withoutIgnoring('google_container_node_pool');
    expect(plan.replaced).toContain('google_container_node_pool.Cluster_General_NodePool for initial_node_count');
  });
});
