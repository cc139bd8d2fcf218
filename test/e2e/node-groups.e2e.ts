import { Terraform } from '../../scripts/terraform/terraform';
import { OtherTeamsNetwork } from './apps/network';
import { AFTER, BEFORE, kinds } from './apps/node-groups';
import { addPools, clusterIn, Pools } from './apps/pools';
import { pendingChanges, planChanges } from './support/changes';
import { story } from './support/story';
import { World } from './support/world';

const CLUSTER = 'production-cluster';

const withPools = (pools: Pools) => (world: World) =>
  world.synthesize((stack) => {
    const production = stack('production');
    const otherTeam = new OtherTeamsNetwork(production, 'OtherTeam');
    addPools(clusterIn(production, otherTeam.for(production)), { ...kinds(otherTeam.subnetIds[0]), ...pools });
  });
const templateAndGroup = (pool: string) => [`${pool}_LaunchTemplate`, `${pool}_NodeGroup`];
const before = withPools(BEFORE);
const after = withPools(AFTER);

story('Managed node groups and Fargate profiles of every kind in one cluster', (step) => {
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

  step('change one thing each, and nothing but pools is replaced, the new one first', async () => {
    after(world);
    const changes = await planChanges(terraform);
    expect(changes).toEqual({
      created: ['NewName_LaunchTemplate', 'NewName_NodeGroup', ...Array<unknown>(3).fill(expect.stringMatching(/^Zones_Zone-[\w-]+_NodeGroup$/))] as string[],
      updated: [
        'Bounds_NodeGroup',
        'ControlPlane_AddOn-vpc-cni_AddOn',
        ...['Density', 'Disk'].flatMap(templateAndGroup),
        'FewerTypes_LaunchTemplate',
        'Image_LaunchTemplate',
        'Labels_NodeGroup',
        ...templateAndGroup('OwnImage'),
        'Size_NodeGroup',
        'Taints_NodeGroup',
        ...templateAndGroup('Type'),
        'Upkeep_NodeGroup',
        'Version_NodeGroup',
      ],
      destroyed: ['OldName_LaunchTemplate', 'OldName_NodeGroup', 'Zones_NodeGroup'],
      replacedNewFirst: ['Fargate_FargateProfile', 'FewerTypes_NodeGroup', 'Image_NodeGroup', 'Purchase_NodeGroup', 'Types_NodeGroup'],
      replacedOldFirst: [],
      lost: [],
    });
    await terraform.applyPlan();
    expect(await pendingChanges(terraform)).toEqual([]);
  });

  step('are what was asked for', async () => {
    const groups = await world.api.nodeGroups(CLUSTER);
    expect(groups).toMatchObject({
      Windows: { amiType: 'WINDOWS_CORE_2022_x86_64' },
      Bottlerocket: { amiType: 'BOTTLEROCKET_x86_64_FIPS' },
      Gpu: { amiType: 'AL2023_x86_64_NVIDIA' },
      Arm: { amiType: 'AL2023_ARM_64_STANDARD' },
      OwnImage: { amiType: 'CUSTOM' },
      Block: { capacityType: 'CAPACITY_BLOCK' },
      Image: { amiType: 'BOTTLEROCKET_x86_64' },
      Purchase: { capacityType: 'SPOT' },
      Size: { scalingConfig: { minSize: 2, maxSize: 2, desiredSize: 2 } },
      Labels: { labels: { 'production-cluster/worker-pool': 'Labels', team: 'payments', zone: 'inner' } },
      Taints: { taints: [{ key: 'batch', value: 'only', effect: 'NO_SCHEDULE' }] },
      Version: { version: '1.34' },
    });
    expect(Object.keys(groups)).not.toContain('OldName');
  });

  step('are destroyed', async () => {
    await terraform.destroy();
    expect(await terraform.stateList()).toEqual([]);
    expect(await world.api.clusters()).toEqual([]);
    expect(await world.api.vpcs()).toEqual([]);
  });
});
