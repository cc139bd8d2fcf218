import { Capacity, PurchaseOption } from 'cdktf-production-cluster';
import { FaultKind } from '../../lib/embedded-aws';
import { Terraform } from '../../scripts/terraform/terraform';
import { addPools, newCluster, Pools } from './apps/pools';
import { pendingChanges } from './support/changes';
import { Inventory } from './support/inventory';
import { story } from './support/story';
import { World } from './support/world';

const CLUSTER = 'production-cluster';
const TYPES = { machineTypes: ['m7i.large'] };
const FIRST: Pools = {
  General: { capacity: Capacity.fixed({ ...TYPES, size: 2 }) },
  Joining: { capacity: Capacity.selfManaged({ ...TYPES, minSize: 1, maxSize: 2 }) },
};
const SECOND: Pools = { ...FIRST, Spot: { capacity: Capacity.fixed({ ...TYPES, size: 1, purchase: PurchaseOption.SPOT }) }, More: { capacity: Capacity.selfManaged({ ...TYPES, minSize: 1, maxSize: 2 }) } };
const THIRD: Pools = { ...SECOND, Last: { capacity: Capacity.managed({ ...TYPES, minSize: 1, maxSize: 2 }) } };

story('AWS on a bad day', (step) => {
  let world: World;
  let terraform: Terraform;
  const pools = (wanted: Pools) => world.synthesize((stack) => addPools(newCluster(stack('production')), wanted));
  const refusal = async () => terraform.apply().then(() => 'was applied', (error: Error) => error.message.replace(/[\s│]+/g, ' '));
  const comparison = () => new Inventory(world.api, CLUSTER).compare(world.state('production'));
  // As many attempts as a user's provider makes would take minutes where a fault does not end.
  beforeAll(async () => (world = await World.create({ maxRetries: 4 })));
  afterAll(() => world.stop());

  step('throttles and is slow: the cluster is created all the same', async () => {
    pools(FIRST);
    terraform = await world.terraform('production');
    for (const service of ['ec2', 'iam', 'autoscaling', 'kms']) {
      await world.aws.injectFault({ kind: FaultKind.THROTTLE, service, after: 3, times: 3 });
    }
    for (const operation of ['CreateCluster', 'CreateNodegroup', 'CreateAddon', 'DescribeCluster']) {
      await world.aws.injectFault({ kind: FaultKind.THROTTLE, service: 'eks', operation, times: 2 });
    }
    await world.aws.injectFault({ kind: FaultKind.SLOW, service: 'iam', delayMs: 100 });
    await terraform.apply();
    expect((await world.aws.faults()).filter(({ remaining }) => remaining !== null && remaining !== 0)).toEqual([]);
    await world.aws.clearFaults();
    expect(await pendingChanges(terraform)).toEqual([]);
  });

  step('breaks for good in the middle: the apply fails with its words, and the next one ends the work', async () => {
    pools(SECOND);
    await world.aws.injectFault({ kind: FaultKind.SERVER_ERROR, service: 'eks', operation: 'CreateNodegroup', message: 'The node groups are on fire' });
    await world.aws.injectFault({ kind: FaultKind.SERVER_ERROR, service: 'autoscaling', operation: 'CreateAutoScalingGroup', message: 'The scaling groups are on fire' });
    const message = await refusal();
    expect(message).toContain('The node groups are on fire');
    expect(message).toContain('The scaling groups are on fire');
    await world.aws.clearFaults();
    await terraform.apply();
    expect(await pendingChanges(terraform)).toEqual([]);
    expect(await comparison()).toEqual({ lost: [], orphans: [], doubled: [] });
  });

  // Calls that carry a token are known again. Auto Scaling groups carry none.
  step('answers nothing though it did the work: nothing is made twice', async () => {
    pools(THIRD);
    for (const [service, operation] of [['eks', 'CreateNodegroup'], ['ec2', 'CreateLaunchTemplate'], ['autoscaling', 'CreateOrUpdateTags']]) {
      await world.aws.injectFault({ kind: FaultKind.LOST_ANSWER, service, operation, times: 1 });
    }
    await terraform.apply();
    await world.aws.clearFaults();
    expect(await pendingChanges(terraform)).toEqual([]);
    expect(await comparison()).toEqual({ lost: [], orphans: [], doubled: [] });
  });
});
