import { writeFileSync } from 'fs';
import { join } from 'path';
import { KubernetesVersion } from 'cdktf-production-cluster';
import { expectPlanSafe } from 'cdktf-production-cluster/testing';
import { run, RunResult } from '../../scripts/terraform/child-process';
import { Terraform } from '../../scripts/terraform/terraform';
import { GuardedCluster, guardedCluster } from './apps/guarded';
import { keepPlan } from './support/plan-fixtures';
import { Step, story } from './support/story';
import { World } from './support/world';

const COMMAND_LINE = ['--import', 'tsx', join(__dirname, '../../lib/cli/production-cluster.ts')];
const STEP = /aws eks update-nodegroup-config --region eu-west-1 --cluster-name (\S+) --nodegroup-name (\S+) --scaling-config minSize=(\d+),maxSize=(\d+),desiredSize=(\d+)/;

/** A cluster, and what the guard says of its plans. */
class Guarded {
  public static async create(): Promise<Guarded> {
    return new Guarded(await World.create());
  }

  /** The last plan. */
  public json = '';

  private constructor(public readonly world: World) {}

  public async terraform(options: GuardedCluster = {}): Promise<Terraform> {
    this.world.synthesize((stack) => guardedCluster(stack('production'), options));
    return this.world.terraform('production');
  }

  /** Plans, and gives the plan to the real command line. The plan is kept for the unit tests if that is asked for. */
  public async check(name: string, options: GuardedCluster): Promise<RunResult> {
    const terraform = await this.terraform(options);
    // A plan that fails is written, too.
    await terraform.plan().catch(() => undefined);
    this.json = await terraform.planJson();
    keepPlan(name, this.json);
    writeFileSync(this.file, this.json);
    return this.checkAgain();
  }

  /** Gives the last plan to the command line. */
  public checkAgain(...args: string[]): Promise<RunResult> {
    return run(process.execPath, [...COMMAND_LINE, 'plan-check', this.file, ...args], { timeoutMs: 60_000 });
  }

  private get file(): string {
    return join(this.world.stackDirectory('production'), 'plan.json');
  }

  /** Does what the guard says, word for word. */
  public async follow({ output }: RunResult): Promise<void> {
    const [, cluster, group, ...sizes] = STEP.exec(output) ?? [];
    const [minSize, maxSize, desiredSize] = sizes.map(Number);
    await this.world.api.scale(cluster, group, { minSize, maxSize, desiredSize });
  }
}

story('The plan guard', (step) => {
  let guarded: Guarded;
  beforeAll(async () => (guarded = await Guarded.create()));
  afterAll(() => guarded.world.stop());

  step('lets a plan pass that scales', async () => {
    await (await guarded.terraform()).apply();
    const { code, output, errors } = await guarded.check('scale', { maxSize: 9 });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('Nothing to refuse. The plan: 0 made, 1 changed in place, 0 replaced, 0 destroyed');
    expectPlanSafe(guarded.json);
  });

  step('refuses a plan that replaces the cluster, unless that is accepted', async () => {
    const { code, output } = await guarded.check('replace', { clusterName: 'another' });
    expect(code).toBe(1);
    expect(output).toMatch(/^aws_eks_cluster\.Cluster_ControlPlane_Cluster_\w+ is replaced: made anew, then destroyed \[state-lost\]$/m);
    expect(output).toMatch(/^ {4}name: "production-cluster" → "another" {3}\(forces replacement\)$/m);
    const allowed = [...output.matchAll(/--allow (\S+)/g)].flatMap(([, address]) => ['--allow', address]);
    expect(allowed).toHaveLength(4);
    expect(await guarded.checkAgain(...allowed)).toMatchObject({ code: 0, errors: '' });
    expect(() => expectPlanSafe(guarded.json)).toThrow('Expected a plan that is safe, but:');
  });

  // These stand in the unit tests, with the plans that are made here.
  if (process.env.PLAN_FIXTURES !== undefined) furtherPlans(step, () => guarded);

  step('refuses bounds that AWS refuses, and the step that it names helps', async () => {
    const trap = { minSize: 8, maxSize: 16, postconditions: false };
    const refused = await guarded.check('trap', trap);
    expect(refused.code).toBe(1);
    expect(refused.output).toContain("Minimum capacity 8 can't be greater than desired size 3");
    await expect((await guarded.terraform(trap)).applyPlan()).rejects.toThrow(/can't be greater than desired|desiredSize/);
    await guarded.follow(refused);
    const { code } = await guarded.check('mended', trap);
    expect(code).toBe(0);
  });
});

function furtherPlans(step: Step, guarded: () => Guarded): void {
  step('refuses a control plane that skips a version', async () => {
    const { code, output } = await guarded().check('skip', { version: KubernetesVersion.V1_36 });
    expect(code).toBe(1);
    expect(output).toContain('A control plane cannot go from 1.34 to 1.36');
  });

  step('refuses a plan that destroys the last nodes', async () => {
    const { code, output } = await guarded().check('last-nodes', { pool: false });
    expect(code).toBe(1);
    expect(output).toMatch(/^aws_eks_node_group\.Cluster_General_NodeGroup_\w+ is destroyed \[destroy-order\]$/m);
  });

  step('has nothing to say of a plan that failed', async () => {
    const { code, output, errors } = await guarded().check('failed', { minSize: 8, maxSize: 16 });
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/^Error: \[plan-incomplete\] .*$/);
  });
}
