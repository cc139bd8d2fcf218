import { writeFileSync } from 'fs';
import { join } from 'path';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { providerOfBindings } from '../../scripts/terraform/provider-of-bindings';
import { Terraform } from '../../scripts/terraform/terraform';
import { prepareTerraform } from '../../scripts/terraform/terraform-environment';
import { FAKE_PROVIDER, withoutGoogle } from '../e2e-google/support/google-provider';
import { RefusingProxy } from '../e2e-google/support/refusing-proxy';
import { Configuration, SynthesizedStack } from './examples';

/** Plans stacks with the real Google provider, which has a token that is none and reaches nobody. */
export class GooglePlanner {
  /** @param directory for what Terraform keeps; must outlive the planner. Throws `PrerequisiteError` when the provider cannot be had. */
  public static async start(directory: string): Promise<GooglePlanner> {
    const { variables } = await prepareTerraform(providerOfBindings('google'), directory);
    return new GooglePlanner(await RefusingProxy.start(), { ...withoutGoogle(variables), TF_DATA_DIR: join(directory, 'terraform-data-google') });
  }

  private constructor(private readonly proxy: RefusingProxy, private readonly environment: NodeJS.ProcessEnv) {}

  /** The plan of a stack as JSON text. Throws `TerraformError` when it cannot be planned. */
  public async plan({ directory, file, configuration }: SynthesizedStack): Promise<string> {
    writeFileSync(file, JSON.stringify(withoutLogin(configuration), undefined, 2));
    // Not behind the proxy: the provider may come from its registry.
    await new Terraform(directory, this.environment).init();
    const terraform = new Terraform(directory, { ...this.environment, ...this.proxy.environment });
    await terraform.plan();
    return terraform.planJson();
  }

  public stop(): Promise<void> {
    return this.proxy.stop();
  }
}

/** A planner; or why there is none. */
export async function googlePlanner(directory: string): Promise<GooglePlanner | PrerequisiteError> {
  try {
    return await GooglePlanner.start(directory);
  } catch (error) {
    if (error instanceof PrerequisiteError) return error;
    throw error;
  }
}

/** A stack whose provider has a token that is none, and without the place of its state: nothing is applied. */
function withoutLogin(configuration: Configuration): Configuration {
  const { backend: _, ...terraform } = configuration.terraform;
  const providers = (configuration.provider?.google ?? []).map((provider) => ({ ...provider, access_token: FAKE_PROVIDER.accessToken }));
  return { ...configuration, terraform, provider: { ...configuration.provider, google: providers } };
}
