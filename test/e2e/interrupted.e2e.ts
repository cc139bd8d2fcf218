import { setTimeout as sleep } from 'timers/promises';
import { FaultKind } from '../../lib/embedded-aws';
import { Terraform } from '../../scripts/terraform/terraform';
import { poolsOfDay } from './apps/growing';
import { addPools, newCluster } from './apps/pools';
import { pendingChanges } from './support/changes';
import { Dice, interruptedApply, interruptedWhen, Interruption } from './support/interruption';
import { Inventory } from './support/inventory';
import { applyAndImport } from './support/recovery';
import { story } from './support/story';
import { World } from './support/world';

const CLUSTER = 'production-cluster';
const STACK = 'production';
// Terraform's default: so many changes are under way at most, and what is killed loses no more.
const PARALLELISM = 10;
// Longer than the slow call that is still under way.
const AFTERMATH_MS = 2000;
const seed = Number(process.env.E2E_SEED ?? Date.now() % 100_000);

story(`An apply that is interrupted (E2E_SEED=${seed})`, (step) => {
  const dice = new Dice(seed);
  let world: World;
  let terraform: Terraform;
  let inventory: Inventory;
  let orphans: string[] = [];
  const day = (number: number) => world.synthesize((stack) => addPools(newCluster(stack(STACK)), poolsOfDay(number)));

  beforeAll(async () => {
    world = await World.create();
    inventory = new Inventory(world.api, CLUSTER);
    day(0);
    terraform = await world.terraform(STACK);
  });
  afterAll(() => world.stop());

  /** What is on AWS and not in the state, and was not before. */
  async function newOrphans(): Promise<string[]> {
    const { lost, doubled, orphans: all } = await inventory.compare(world.state(STACK));
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    const fresh = all.filter((orphan) => !orphans.includes(orphan));
    expect(fresh.length).toBeLessThanOrEqual(PARALLELISM);
    orphans = all;
    return fresh;
  }

  async function recover(interruption: string): Promise<string[]> {
    const imported = await applyAndImport(world, STACK, CLUSTER);
    expect(await pendingChanges(terraform)).toEqual([]);
    const left = await newOrphans();
    console.log(`E2E_SEED=${seed}: ${interruption}. Imported: ${imported.join(', ') || 'nothing'}. Left behind: ${left.join(', ') || 'nothing'}.`);
    return imported;
  }

  async function interruptAndRecover(how: Interruption, begun: number): Promise<void> {
    await interruptedApply(world, STACK, how, begun);
    await recover(`${how} after ${begun} changes had begun`);
  }

  // What a killed process had made and not written down is unknown to Terraform; so is what was made by a call that an interrupt broke off.
  // Where the code gives a name the next apply says "already exists", and an import helps. What has a name of the provider's making is made
  // again, and the first one stays: at most as many as there were changes under way.
  step('is taken up again after the machine has failed while the cluster was made', async () => {
    await world.aws.injectFault({ kind: FaultKind.SLOW, service: 'eks', operation: 'CreateCluster', delayMs: 1500 });
    const clusterIsAskedFor = async () => (await world.aws.faults()).some(({ hits }) => hits > 0);
    await interruptedWhen(world, STACK, Interruption.MACHINE, clusterIsAskedFor);
    await sleep(AFTERMATH_MS);
    await world.aws.clearFaults();
    const imported = await recover(`${Interruption.MACHINE} while the cluster was made`);
    expect(imported).toEqual(expect.arrayContaining([expect.stringMatching(/^aws_eks_cluster\./)]));
    expect(await world.api.clusters()).toEqual([CLUSTER]);
  });

  for (const [index, how] of [Interruption.PROVIDER, Interruption.MACHINE, Interruption.MACHINE, Interruption.REQUEST].entries()) {
    step(`is taken up again after day ${index + 1}, when pools were replaced and added: ${how}`, async () => {
      day(index + 1);
      await interruptAndRecover(how, dice.between(1, 3 + index));
    });
  }

  step('has each pool once in its state', () => {
    const state = world.state(STACK);
    expect(state.ids('aws_eks_cluster')).toEqual([CLUSTER]);
    expect(state.ids('aws_eks_node_group').map((id) => id.replace(/(-mixed)?-[0-9a-f]{26}$/, '')).sort()).toEqual(['General', 'Replaced0', 'Replaced1', 'Replaced2', 'Replaced3', 'Replaced4'].map((pool) => `${CLUSTER}:${pool}`));
    expect(state.ids('aws_autoscaling_group').map((id) => id.replace(/-[0-9a-f]{26}$/, '')).sort()).toEqual(['eks-Joining0', 'eks-Joining1', 'eks-Joining2', 'eks-Joining3', 'eks-Joining4']);
    return Promise.resolve();
  });
});
