import { join } from 'path';
import { run, RunResult } from './child-process';
import { Plan, PlanJson } from './plan';
import { terraformProgram } from './prerequisites';

const MINUTE_MS = 60_000;
const CHANGES_PENDING = 2;
const PLAN_FILE = 'plan.tfplan';

/** Terraform did not do what was asked. The message is its own text. */
export class TerraformError extends Error {
  constructor(command: string, result: RunResult) {
    super(`terraform ${command} failed:\n${result.errors.trim() || result.output.trim()}`);
    this.name = 'TerraformError';
  }
}

/** Terraform in one directory, such as that of a synthesized stack. */
export class Terraform {
  constructor(private readonly directory: string, private readonly environment: NodeJS.ProcessEnv, private readonly timeoutMs = 5 * MINUTE_MS) {}

  /** Installs providers and connects the backend. Needed again after the stack was synthesized anew only if a provider changed. */
  public async init(): Promise<void> {
    await this.succeed('init', ['-input=false']);
  }

  /** Plans without applying. Returns undefined when nothing would change. Throws `TerraformError` when planning fails. */
  public async plan(): Promise<Plan | undefined> {
    const result = await this.run('plan', ['-input=false', '-detailed-exitcode', `-out=${PLAN_FILE}`]);
    if (result.code === 0) return undefined;
    if (result.code !== CHANGES_PENDING) throw new TerraformError('plan', result);
    return new Plan(JSON.parse(await this.planJson()) as PlanJson);
  }

  /** The last plan of `plan` as JSON text. */
  public planJson(): Promise<string> {
    return this.succeed('show', ['-json', PLAN_FILE]);
  }

  /** Applies the last plan of `plan`. */
  public async applyPlan(): Promise<void> {
    await this.succeed('apply', ['-input=false', PLAN_FILE]);
  }

  /** Plans and applies. */
  public async apply(): Promise<void> {
    await this.succeed('apply', ['-input=false', '-auto-approve']);
  }

  /** Destroys everything. */
  public async destroy(): Promise<void> {
    await this.succeed('destroy', ['-input=false', '-auto-approve']);
  }

  /** The addresses of everything in the state, data sources too. */
  public async stateList(): Promise<string[]> {
    const text = await this.succeed('state', ['list']);
    return text.split('\n').filter((line) => line !== '');
  }

  /** The outputs that are not sensitive, by name. */
  public async outputs(): Promise<Record<string, unknown>> {
    const text = await this.succeed('output', ['-json']);
    const outputs = JSON.parse(text) as Record<string, { readonly sensitive: boolean; readonly value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).filter(([, { sensitive }]) => !sensitive).map(([name, { value }]) => [name, value]));
  }

  /** Where the last plan of `plan` lies. */
  public get planFile(): string {
    return join(this.directory, PLAN_FILE);
  }

  private async succeed(command: string, args: string[]): Promise<string> {
    const result = await this.run(command, args);
    if (result.code !== 0) throw new TerraformError(command, result);
    return result.output;
  }

  private run(command: string, args: string[]): Promise<RunResult> {
    const { directory, timeoutMs } = this;
    const environment = { ...this.environment, TF_IN_AUTOMATION: '1', TF_CLI_ARGS: '-no-color' };
    return run(terraformProgram(), [command, ...args], { directory, environment, timeoutMs });
  }
}
