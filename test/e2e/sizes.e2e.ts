import { Terraform } from '../../scripts/terraform/terraform';
import { Bounds, sizedPools } from './apps/sizes';
import { ScalingConfig } from './support/eks-api';
import { story } from './support/story';
import { World } from './support/world';

const CLUSTER = 'production-cluster';
const STEP = /aws eks update-nodegroup-config --region eu-west-1 --cluster-name (\S+) --nodegroup-name (\S+) --scaling-config minSize=(\d+),maxSize=(\d+),desiredSize=(\d+)/;

class SizedPools {
  public static async create(): Promise<SizedPools> {
    return new SizedPools(await World.create());
  }

  private constructor(public readonly world: World) {}

  public synthesize(bounds: Bounds): void {
    this.world.synthesize((stack) => sizedPools(stack('production'), bounds));
  }

  public terraform(): Promise<Terraform> {
    return this.world.terraform('production');
  }

  public async sizes(pool: string): Promise<ScalingConfig> {
    return (await this.world.api.nodeGroups(CLUSTER))[pool].scalingConfig;
  }

  /** What an autoscaler, or a person at the console, does. */
  public async scale(pool: string, sizes: Partial<ScalingConfig>): Promise<void> {
    const { nodegroupName } = (await this.world.api.nodeGroups(CLUSTER))[pool];
    await this.world.api.scale(CLUSTER, nodegroupName, sizes);
  }

  /** The message with which Terraform refuses to plan, without its frame. */
  public async refusal(): Promise<string> {
    const error: unknown = await (await this.terraform()).plan().catch((reason: unknown) => reason);
    return error instanceof Error ? error.message.replace(/[\s│]+/g, ' ') : 'was planned';
  }

  /** Does what a message says, word for word. */
  public async follow(message: string): Promise<void> {
    const step = STEP.exec(message);
    if (step === null) throw new Error(`No step to follow in: ${message}`);
    const [, cluster, group, ...sizes] = step;
    const [minSize, maxSize, desiredSize] = sizes.map(Number);
    await this.world.api.scale(cluster, group, { minSize, maxSize, desiredSize });
  }
}

story('The number of nodes', (step) => {
  let pools: SizedPools;
  let terraform: Terraform;
  beforeAll(async () => (pools = await SizedPools.create()));
  afterAll(() => pools.world.stop());

  step('starts at the least', async () => {
    pools.synthesize({ minSize: 2, maxSize: 8 });
    terraform = await pools.terraform();
    await terraform.apply();
    expect(await pools.sizes('Elastic')).toEqual({ minSize: 2, maxSize: 8, desiredSize: 2 });
  });

  step('is left to the autoscaler', async () => {
    for (const desiredSize of [7, 4]) {
      await pools.scale('Elastic', { desiredSize });
      expect(await terraform.plan()).toBeUndefined();
    }
  });

  step('may be raised at the top and lowered at the bottom while the autoscaler is at work', async () => {
    pools.synthesize({ minSize: 1, maxSize: 9 });
    const plan = await terraform.plan();
    expect([plan?.created, plan?.replaced, plan?.destroyed]).toEqual([[], [], []]);
    expect(plan?.updated).toEqual([expect.stringMatching(/aws_eks_node_group\.Cluster_Elastic_/)]);
    await terraform.applyPlan();
    expect(await pools.sizes('Elastic')).toEqual({ minSize: 1, maxSize: 9, desiredSize: 4 });
  });

  for (const { id, bounds } of [
    { id: 'capacity-min-above-current', bounds: { minSize: 6, maxSize: 9 } },
    { id: 'capacity-max-below-current', bounds: { minSize: 1, maxSize: 3 } },
  ]) {
    step(`makes the plan fail with [${id}], and the step that it names helps`, async () => {
      pools.synthesize(bounds);
      const refusal = await pools.refusal();
      expect(refusal).toContain(`[${id}]`);
      await pools.follow(refusal);
      await terraform.apply();
      expect(await terraform.plan()).toBeUndefined();
      expect(await pools.sizes('Elastic')).toMatchObject(bounds);
    });
  }

  step('is brought back by Terraform where it is fixed', async () => {
    await pools.scale('Steady', { minSize: 1, desiredSize: 1 });
    const plan = await terraform.plan();
    expect(plan?.updated).toEqual([expect.stringMatching(/aws_eks_node_group\.Cluster_Steady_/)]);
    await terraform.applyPlan();
    expect(await pools.sizes('Steady')).toEqual({ minSize: 3, maxSize: 3, desiredSize: 3 });
  });
});
