import { copyFileSync, existsSync, writeFileSync } from 'fs';
import { join } from 'path';
import { EmbeddedAws } from '../../lib/embedded-aws';
import { EMBEDDED_PROVIDER, embeddedEnvironment } from '../../scripts/terraform/aws-provider';
import { providerOfBindings } from '../../scripts/terraform/provider-of-bindings';
import { Terraform, TerraformError } from '../../scripts/terraform/terraform';
import { prepareTerraform } from '../../scripts/terraform/terraform-environment';
import { Configuration, SynthesizedStack } from './examples';

const LOCK_FILE = '.terraform.lock.hcl';

/** Plans stacks with the real AWS provider against one embedded AWS. */
export class Planner {
  /** @param directory for what Terraform keeps; must outlive the planner */
  public static async start(directory: string, onProgress: (message: string) => void): Promise<Planner> {
    const { variables } = await prepareTerraform(providerOfBindings('aws'), directory);
    const aws = await EmbeddedAws.start({ region: 'eu-west-1', onProgress });
    // One data directory for all stacks: the provider is installed once.
    const environment = { ...embeddedEnvironment(variables, aws.environment), TF_DATA_DIR: join(directory, 'terraform-data') };
    return new Planner(aws, environment, join(directory, LOCK_FILE));
  }

  private constructor(private readonly aws: EmbeddedAws, private readonly environment: NodeJS.ProcessEnv, private readonly lockFile: string) {}

  /** The plan of a stack as JSON text. Throws `TerraformError` when it cannot be planned. */
  public async plan({ directory, file, configuration }: SynthesizedStack): Promise<string> {
    // On many lines, since Terraform shows the line of an error.
    writeFileSync(file, JSON.stringify(forEmbeddedAws(configuration), undefined, 2));
    const terraform = new Terraform(directory, this.environment);
    await this.initialize(terraform, directory);
    await terraform.plan();
    return terraform.planJson();
  }

  public stop(): Promise<void> {
    return this.aws.stop();
  }

  private async initialize(terraform: Terraform, directory: string): Promise<void> {
    const lockFile = join(directory, LOCK_FILE);
    if (existsSync(this.lockFile)) return copyFileSync(this.lockFile, lockFile);
    await terraform.init();
    copyFileSync(lockFile, this.lockFile);
  }
}

/** Whether Terraform refused a plan, in place of something being broken here. */
export function isRefusal(error: unknown): error is TerraformError {
  return error instanceof TerraformError;
}

/** A stack whose provider asks for nothing that only AWS has, and without the place of its state: nothing is applied. */
function forEmbeddedAws(configuration: Configuration): Configuration {
  const { backend: _, ...terraform } = configuration.terraform;
  const settings = Object.entries(EMBEDDED_PROVIDER).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value as unknown]);
  const providers = (configuration.provider?.aws ?? []).map((provider) => ({ ...provider, ...(Object.fromEntries(settings) as object) }));
  return { ...configuration, terraform, provider: { ...configuration.provider, aws: providers } };
}
