import { aws } from 'cdktf-production-cluster';
import { Plan } from '../../scripts/terraform/plan';
import { Terraform } from '../../scripts/terraform/terraform';
import { networkInZones, withoutZone } from './apps/zones';
import { story } from './support/story';
import { World } from './support/world';

const onlyAdditions = (plan: Plan | undefined) => [plan?.updated, plan?.replaced, plan?.destroyed];

story('The zones of a network', (step) => {
  let world: World;
  let terraform: Terraform;
  beforeAll(async () => (world = await World.create({ region: 'us-east-1' })));
  afterAll(() => world.stop());

  step('are the first of the region', async () => {
    world.synthesize((stack) => withoutZone(networkInZones(stack('network'), aws.NetworkZones.fromRegion()), 'us-east-1a'));
    terraform = await world.terraform('network');
    await terraform.apply();
    expect(await terraform.plan()).toBeUndefined();
  });

  step('stay when the region gains one that comes before them', async () => {
    world.synthesize((stack) => networkInZones(stack('network'), aws.NetworkZones.fromRegion()));
    expect(await terraform.plan()).toBeUndefined();
  });

  step('stay when they are named', async () => {
    world.synthesize((stack) => networkInZones(stack('network'), aws.NetworkZones.named(['us-east-1b', 'us-east-1c', 'us-east-1d'])));
    expect(await terraform.plan()).toBeUndefined();
  });

  step('stay when one is added', async () => {
    world.synthesize((stack) => networkInZones(stack('network'), aws.NetworkZones.named(['us-east-1b', 'us-east-1c', 'us-east-1d', 'us-east-1f'])));
    expect(onlyAdditions(await terraform.plan())).toEqual([[], [], []]);
    await terraform.applyPlan();
    expect(await terraform.plan()).toBeUndefined();
  });
});
