// Plans every example with the real AWS provider, has checkov read the plans, and wants an answer to all that it finds.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { checkTerraform } from '../../scripts/terraform/prerequisites';
import { judge, readAnswers, Verdict } from './answers';
import { checkovPython, scan } from './checkov';
import { exampleNames, obstacle, synthesize, SynthesizedStack } from './examples';
import { exposureOf, PlannedResource } from './exposure';
import { Finding } from './finding';
import { isRefusal, Planner } from './planner';

const HELP = `Reads the plans of the examples for what should not be so. Nothing is applied.

  npm run e2e:checkov                 all folders of examples/
  npm run e2e:checkov -- eks …        some of them

What checkov, and this program itself, find fails unless test/checkov/answers.json has an answer to it: the id of the check, the
addresses (* stands for any characters), and the reason. An answer to nothing fails, too. Checks of this program:

  OPEN_RULE               a security group lets in or out from or to every address
  PUBLIC_ADDRESS          a machine gets a public address
  METADATA_WITHOUT_TOKEN  a machine offers the first version of the instance metadata service
  PLAN                    a stack cannot be planned; its address is EXAMPLE/STACK`;

/** The plans of some stacks, and what was found while planning. */
class Plans {
  public readonly findings: Finding[] = [];
  /** The stacks of the plans, by the names of their files. */
  public readonly stackOfFile = new Map<string, string>();
  private leftOut = 0;

  constructor(private readonly directory: string, private readonly planner: Planner) {}

  public async add(stack: SynthesizedStack): Promise<void> {
    const why = obstacle(stack.configuration);
    if (why !== undefined) {
      this.leftOut++;
      return console.log(`${stack.name}: LEFT OUT, ${why}`);
    }
    try {
      this.keep(stack.name, await this.planner.plan(stack));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.findings.push({ check: 'PLAN', stack: stack.name, address: stack.name, text: error.message });
    }
  }

  public get summary(): string {
    return `${this.stackOfFile.size} stacks planned, ${this.leftOut} left out`;
  }

  private keep(name: string, json: string): void {
    const { resource_changes: resources = [] } = JSON.parse(json) as { readonly resource_changes?: PlannedResource[] };
    const file = `${name.replace(/[^\w-]/g, '.')}.json`;
    writeFileSync(join(this.directory, file), json);
    this.stackOfFile.set(file, name);
    this.findings.push(...exposureOf(name, resources));
    console.log(`${name}: ${resources.length} resources planned`);
  }
}

async function find(examples: string[], directory: string): Promise<Finding[]> {
  // First what takes little time and fails most often.
  const stacks = examples.flatMap((example) => synthesize(example, join(directory, 'synthesized', example)));
  const python = await checkovPython({ onProgress: console.log });
  const planner = await Planner.start(directory, console.log);
  try {
    const folder = join(directory, 'plans');
    mkdirSync(folder);
    const plans = new Plans(folder, planner);
    for (const stack of stacks) await plans.add(stack);
    const { findings, passed } = await scan(python, folder, plans.stackOfFile);
    const unread = [...plans.stackOfFile.values()].filter((name) => !passed.has(name));
    if (unread.length > 0) throw new Error(`checkov checked nothing in ${unread.join(', ')}`);
    console.log(`${plans.summary}; ${[...passed.values()].reduce((sum, count) => sum + count, 0)} checks of checkov passed`);
    return [...plans.findings, ...findings];
  } finally {
    await planner.stop();
  }
}

function report({ answered, open, idle }: Verdict): number {
  for (const { check, stack, address, text } of open) console.log(`${check} ${address} (${stack}): ${text}`);
  for (const { check, address } of idle) console.log(`test/checkov/answers.json answers ${check} for ${address}, which nothing asks any more: remove it.`);
  console.log(`${answered.length + open.length} findings, ${answered.length} of them answered`);
  return open.length + idle.length > 0 ? 1 : 0;
}

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  const unknown = args.filter((name) => !exampleNames().includes(name));
  if (unknown.length > 0) throw new Error(`There is no example ${unknown.join(', ')}. There are: ${exampleNames().join(', ')}`);
  await checkTerraform();
  const directory = mkdtempSync(join(tmpdir(), 'checkov-'));
  try {
    const verdict = judge(await find(args.length > 0 ? args : exampleNames(), directory), readAnswers());
    // An answer may be to an example that was not looked at.
    return report(args.length > 0 ? { ...verdict, idle: [] } : verdict);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
