import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { GoogleProvider, GoogleProviderConfig } from '@cdktf/provider-google/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { appliedState, AppliedState, Configuration } from './applied-state';
import { FAKE_PROVIDER } from './google-provider';
import { DetailedPlan } from './plan-json';
import { PlanReport } from './plan-report';
import { Planner } from './planner';
import { RefusingProxy } from './refusing-proxy';

/** Whom the provider asks who its token belongs to, whatever it plans; it takes a refusal for an answer. */
export const WHO_AM_I = 'openidconnect.googleapis.com';

const STACK = 'production';

/** Fills a stack that has a Google provider. */
export type Build = (stack: TerraformStack) => void;

/** One stack in a directory, planned by the real Google provider with a token that is none, behind a proxy that lets nothing through. */
export class World {
  public static async create(provider: GoogleProviderConfig = FAKE_PROVIDER): Promise<World> {
    return new World(await RefusingProxy.start(), provider);
  }

  private readonly directory = mkdtempSync(join(tmpdir(), 'e2e-google-world-'));
  private readonly planner: Planner;
  private lastPlan?: DetailedPlan;

  private constructor(private readonly proxy: RefusingProxy, private readonly provider: GoogleProviderConfig) {
    this.planner = new Planner(join(this.directory, 'stacks', STACK), proxy);
  }

  /** Synthesizes an app, as `cdktf synth` would: over what was there before. */
  public synthesize(build: Build): void {
    const app = new App({ outdir: this.directory });
    const stack = new TerraformStack(app, STACK);
    new LocalBackend(stack, { path: this.stateFile });
    new GoogleProvider(stack, 'Google', this.provider);
    build(stack);
    app.synth();
  }

  /** What `terraform validate` has to say: errors and warnings. */
  public validate(): Promise<string[]> {
    return this.planner.validate();
  }

  /** Plans without asking Google for what there is. Throws where planning fails. */
  public async plan(flags = '-refresh=false'): Promise<PlanReport> {
    this.lastPlan = await this.planner.plan(flags);
    return new PlanReport(this.lastPlan);
  }

  /** Writes the state that the apply of the last plan would leave; `change` alters it, as Google or a person would. Returns what it had to guess. */
  public pretendApply(change: (state: string) => string = (state) => state): AppliedState['guessed'] {
    if (this.lastPlan === undefined) throw new Error('Plan first');
    const { text, guessed } = appliedState(this.lastPlan, this.configuration);
    writeFileSync(this.stateFile, change(text));
    return guessed;
  }

  /** The stack as it was synthesized. */
  public get configuration(): Configuration {
    return this.planner.configuration;
  }

  /** What the provider says of its resources, as JSON. */
  public providerSchema(): Promise<string> {
    return this.planner.providerSchema();
  }

  /** The hosts that Terraform and the provider wanted to reach since the last time. */
  public takeHosts(): string[] {
    return this.proxy.takeHosts();
  }

  public async stop(): Promise<void> {
    await this.proxy.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private get stateFile(): string {
    return join(this.directory, `${STACK}.tfstate`);
  }
}
