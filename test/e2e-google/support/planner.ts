import { readFileSync } from 'fs';
import { join } from 'path';
import { run } from '../../../scripts/terraform/child-process';
import { terraformProgram } from '../../../scripts/terraform/prerequisites';
import { Terraform } from '../../../scripts/terraform/terraform';
import { Configuration } from './applied-state';
import { withoutGoogle } from './google-provider';
import { DetailedPlan } from './plan-json';
import { terraformVariables } from './prepared';
import { RefusingProxy } from './refusing-proxy';

const TIMEOUT_MS = 120_000;

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
}

/** Terraform in the directory of a synthesized stack, behind a proxy that lets nothing through. */
export class Planner {
  private initialised = false;

  constructor(private readonly directory: string, private readonly proxy: RefusingProxy, private readonly variables: NodeJS.ProcessEnv = {}) {}

  /** The stack as it was synthesized. */
  public get configuration(): Configuration {
    return JSON.parse(readFileSync(join(this.directory, 'cdk.tf.json'), 'utf8')) as Configuration;
  }

  /** What `terraform validate` has to say: errors and warnings. */
  public async validate(): Promise<string[]> {
    const { diagnostics } = JSON.parse(await this.run(['validate', '-json'])) as { readonly diagnostics: readonly Diagnostic[] };
    return diagnostics.map(({ severity, summary, detail = '' }) => `${severity}: ${summary} ${detail}`.trim());
  }

  /** Plans, with flags of `terraform plan`. Throws where planning fails. */
  public async plan(flags: string): Promise<DetailedPlan> {
    await this.init();
    const terraform = new Terraform(this.directory, { ...this.environment, TF_CLI_ARGS_plan: flags });
    await terraform.plan();
    return JSON.parse(await terraform.planJson()) as DetailedPlan;
  }

  /** What the provider says of its resources, as JSON. */
  public providerSchema(): Promise<string> {
    return this.run(['providers', 'schema', '-json']);
  }

  private async run(args: string[]): Promise<string> {
    await this.init();
    const { output } = await run(terraformProgram(), args, { directory: this.directory, environment: this.environment, timeoutMs: TIMEOUT_MS });
    return output;
  }

  private async init(): Promise<void> {
    if (this.initialised) return;
    // Not behind the proxy: the provider may come from its registry.
    await new Terraform(this.directory, withoutGoogle(terraformVariables())).init();
    this.initialised = true;
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...withoutGoogle(terraformVariables()), ...this.proxy.environment, ...this.variables };
  }
}
