import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { EmbeddedAws } from '../../../lib/embedded-aws';
import { EMBEDDED_PROVIDER, embeddedEnvironment } from '../../../scripts/terraform/aws-provider';
import { Terraform } from '../../../scripts/terraform/terraform';
import { EksApi } from './eks-api';
import { terraformVariables } from './prepared';
import { State } from './state';

/** Fills an app with stacks made by `World.stack`. */
export type Build = (stack: (id: string) => TerraformStack) => void;

/** How a world differs from the others. */
export interface WorldOptions {
  /** @default eu-west-1 */
  readonly region?: string;
  /** How often the provider tries a call; two calls, so that what the embedded AWS lacks shows soon. Faults need more patience. @default 2 */
  readonly maxRetries?: number;
}

/** An embedded AWS, and a directory in which apps are synthesized and Terraform keeps its state. */
export class World {
  public static async create(options: WorldOptions = {}): Promise<World> {
    const { region = 'eu-west-1' } = options;
    return new World(await EmbeddedAws.start({ region }), { ...EMBEDDED_PROVIDER, region, maxRetries: options.maxRetries ?? EMBEDDED_PROVIDER.maxRetries });
  }

  /** AWS's API, beside Terraform. */
  public readonly api: EksApi;
  private readonly directory = mkdtempSync(join(tmpdir(), 'e2e-world-'));
  private readonly initialised = new Map<string, Terraform>();

  private constructor(
    /** What faults are injected into. */
    public readonly aws: EmbeddedAws,
    private readonly provider: typeof EMBEDDED_PROVIDER,
  ) {
    this.api = new EksApi(aws);
  }

  /** Synthesizes an app, as `cdktf synth` would: over what was there before. */
  public synthesize(build: Build): void {
    const app = new App({ outdir: this.directory });
    build((id) => {
      const stack = new TerraformStack(app, id);
      new LocalBackend(stack, { path: this.stateFile(id) });
      new AwsProvider(stack, 'Aws', this.provider);
      return stack;
    });
    app.synth();
  }

  /** Terraform in the directory of a synthesized stack, initialised once. */
  public async terraform(stack: string): Promise<Terraform> {
    const known = this.initialised.get(stack);
    if (known !== undefined) return known;
    const terraform = new Terraform(this.stackDirectory(stack), this.environment);
    await terraform.init();
    this.initialised.set(stack, terraform);
    return terraform;
  }

  /** Where a stack was synthesized. */
  public stackDirectory(stack: string): string {
    return join(this.directory, 'stacks', stack);
  }

  /** The environment in which Terraform runs. */
  public get environment(): NodeJS.ProcessEnv {
    return embeddedEnvironment(terraformVariables(), this.aws.environment);
  }

  /** What Terraform knows of a stack, read from its file without Terraform. */
  public state(stack: string): State {
    return State.parse(readFileSync(this.stateFile(stack), 'utf8'));
  }

  public async stop(): Promise<void> {
    await this.aws.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private stateFile(stack: string): string {
    return join(this.directory, `${stack}.tfstate`);
  }
}
