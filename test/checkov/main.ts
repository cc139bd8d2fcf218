// Plans every example with the real provider of its cloud, has checkov read the plans, and wants an answer to all that it finds.
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { checkTerraform } from '../../scripts/terraform/prerequisites';
import { judge, readAnswers, Verdict } from './answers';
import { checkovPython } from './checkov';
import { exampleNames, synthesize } from './examples';
import { Finding } from './finding';
import { Readings } from './readings';

const HELP = `Reads the plans of the examples for what should not be so. Nothing is applied.

  npm run e2e:checkov                 all folders of examples/
  npm run e2e:checkov -- eks …        some of them

What checkov, and this program itself, find fails unless test/checkov/answers.json has an answer to it: the id of the check, the
addresses (* stands for any characters), the stacks if it is not for all, and the reason. An answer to nothing fails, too.

Where the Google provider cannot be had, the stacks of Google Cloud are read as they are synthesized, which says less than a plan.

Checks of this program:

  OPEN_RULE               a security group or a firewall lets in or out from or to every address
  PUBLIC_ADDRESS          a machine gets a public address
  METADATA_WITHOUT_TOKEN  a machine offers the first version of the instance metadata service
  METADATA_OF_NODE        pods of GKE reach the metadata of their node
  PLAN                    a stack cannot be planned; its address is EXAMPLE/STACK`;

async function find(examples: string[], directory: string): Promise<Finding[]> {
  // First what takes little time and fails most often.
  const stacks = examples.flatMap((example) => synthesize(example, join(directory, 'synthesized', example)));
  const python = await checkovPython({ onProgress: console.log });
  const readings = new Readings(directory);
  try {
    for (const stack of stacks) await readings.add(stack);
    const { findings, passed } = await readings.judge(python);
    console.log(`${readings.summary}; ${[...passed.values()].reduce((sum, count) => sum + count, 0)} checks of checkov passed`);
    return [...readings.findings, ...findings];
  } finally {
    await readings.stop();
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
