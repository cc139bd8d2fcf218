import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { EmbeddedAws } from '../../../lib/embedded-aws';
import { EMBEDDED_PROVIDER, embeddedEnvironment } from '../../../scripts/terraform/aws-provider';
import { Terraform } from '../../../scripts/terraform/terraform';
import { EksApi } from './eks-api';
import { terraformVariables } from './prepared';

/** Fills an app with stacks made by `World.stack`. */
export type Build = (stack: (id: string) => TerraformStack) => void;

/** An embedded AWS, and a directory in which apps are synthesized and Terraform keeps its state. */
export class World {
  public static async create(region = 'eu-west-1'): Promise<World> {
    return new World(await EmbeddedAws.start({ region }), region);
  }

  /** AWS's API, beside Terraform. */
  public readonly api: EksApi;
  private readonly directory = mkdtempSync(join(tmpdir(), 'e2e-world-'));
  private readonly initialised = new Map<string, Terraform>();

  private constructor(private readonly aws: EmbeddedAws, private readonly region: string) {
    this.api = new EksApi(aws);
  }

  /** Synthesizes an app, as `cdktf synth` would: over what was there before. */
  public synthesize(build: Build): void {
    const app = new App({ outdir: this.directory });
    build((id) => {
      const stack = new TerraformStack(app, id);
      new LocalBackend(stack, { path: join(this.directory, `${id}.tfstate`) });
      new AwsProvider(stack, 'Aws', { region: this.region, ...EMBEDDED_PROVIDER });
      return stack;
    });
    app.synth();
  }

  /** Terraform in the directory of a synthesized stack, initialised once. */
  public async terraform(stack: string): Promise<Terraform> {
    const known = this.initialised.get(stack);
    if (known !== undefined) return known;
    const environment = embeddedEnvironment(terraformVariables(), this.aws.environment);
    const terraform = new Terraform(join(this.directory, 'stacks', stack), environment);
    await terraform.init();
    this.initialised.set(stack, terraform);
    return terraform;
  }

  public async stop(): Promise<void> {
    await this.aws.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
