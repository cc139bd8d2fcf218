import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { CheckovResult, Framework, scan } from './checkov';
import { cloudOf, obstacle, SynthesizedStack } from './examples';
import { exposureOf, PlannedResource } from './exposure';
import { Finding } from './finding';
import { googlePlanner, GooglePlanner } from './google-planner';
import { normalize, resourcesOf } from './normalize';
import { isRefusal, Planner } from './planner';

/** What plans the stacks of a cloud. */
interface StackPlanner {
  plan(stack: SynthesizedStack): Promise<string>;
  stop(): Promise<void>;
}

/** The stacks of some examples as checkov can read them, and what was found on the way: plans, and where no provider can be had the synthesized stack. */
export class Readings {
  public readonly findings: Finding[] = [];
  private readonly plans = new Map<string, string>();
  private readonly synthesized = new Map<string, string>();
  private readonly addresses = new Map<string, string>();
  private leftOut = 0;
  private aws?: Planner;
  private google?: GooglePlanner | PrerequisiteError;

  /** @param directory for all that is written; must outlive this */
  constructor(private readonly directory: string) {
    for (const framework of Object.values(Framework)) mkdirSync(this.folder(framework));
  }

  public async add(stack: SynthesizedStack): Promise<void> {
    const why = obstacle(stack.configuration);
    if (why !== undefined) {
      this.leftOut++;
      return console.log(`${stack.name}: LEFT OUT, ${why}`);
    }
    const planner = await this.plannerOf(stack);
    if (planner === undefined) return this.keepSynthesized(stack);
    try {
      this.keepPlan(stack.name, await planner.plan(stack));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.findings.push({ check: 'PLAN', stack: stack.name, address: stack.name, text: error.message });
    }
  }

  /** Has checkov read them. */
  public async judge(python: string): Promise<CheckovResult> {
    const plans = await scan(python, { directory: this.folder(Framework.PLAN), framework: Framework.PLAN, stackOfFile: this.plans, addressOf: (_, address) => address });
    const addressOf = (stack: string, resource: string) => this.addresses.get(`${stack} ${resource.split('.').pop()}`) ?? resource;
    const synthesized = await scan(python, { directory: this.folder(Framework.SYNTHESIZED), framework: Framework.SYNTHESIZED, stackOfFile: this.synthesized, addressOf });
    const result = { findings: [...plans.findings, ...synthesized.findings], passed: new Map([...plans.passed, ...synthesized.passed]) };
    const unread = [...this.plans.values(), ...this.synthesized.values()].filter((name) => !result.passed.has(name));
    if (unread.length > 0) throw new Error(`checkov checked nothing in ${unread.join(', ')}`);
    return result;
  }

  public get summary(): string {
    const unplanned = this.synthesized.size > 0 ? `, ${this.synthesized.size} SYNTHESIZED, NOT PLANNED` : '';
    return `${this.plans.size} stacks planned${unplanned}, ${this.leftOut} left out`;
  }

  public async stop(): Promise<void> {
    await this.aws?.stop();
    if (this.google instanceof GooglePlanner) await this.google.stop();
  }

  // A cloud is prepared when its first stack comes.
  private async plannerOf({ configuration }: SynthesizedStack): Promise<StackPlanner | undefined> {
    if (cloudOf(configuration) === 'aws') return (this.aws ??= await Planner.start(this.directory, console.log));
    if (this.google === undefined) {
      this.google = await googlePlanner(this.directory);
      if (this.google instanceof PrerequisiteError) console.log(`SKIPPED: no plan with the real Google provider; what is synthesized is read in its place. ${this.google.message}`);
    }
    return this.google instanceof PrerequisiteError ? undefined : this.google;
  }

  private keepPlan(name: string, json: string): void {
    const { resource_changes: resources = [] } = JSON.parse(json) as { readonly resource_changes?: PlannedResource[] };
    this.keep(Framework.PLAN, this.plans, name, json, resources);
    console.log(`${name}: ${resources.length} resources planned`);
  }

  private keepSynthesized({ name, configuration }: SynthesizedStack): void {
    const normal = normalize(configuration);
    const resources = resourcesOf(normal);
    for (const { address } of resources) this.addresses.set(`${name} ${address.split('.')[1]}`, address);
    this.keep(Framework.SYNTHESIZED, this.synthesized, name, JSON.stringify(normal, undefined, 1), resources);
    console.log(`${name}: ${resources.length} resources synthesized, NOT PLANNED`);
  }

  private keep(framework: Framework, files: Map<string, string>, name: string, json: string, resources: readonly PlannedResource[]): void {
    const file = `${name.replace(/[^\w-]/g, '.')}${framework === Framework.PLAN ? '' : '.tf'}.json`;
    writeFileSync(join(this.folder(framework), file), json);
    files.set(file, name);
    this.findings.push(...exposureOf(name, resources));
  }

  private folder(framework: Framework): string {
    return join(this.directory, framework);
  }
}
