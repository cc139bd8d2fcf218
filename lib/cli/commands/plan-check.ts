import { readFile } from 'fs/promises';
import { buffer } from 'stream/consumers';
import { Command } from 'commander';
import { fail } from '../../private/problem';
import { PlanGuard } from '../../readiness/plan-guard';
import { textAt } from '../../readiness/plan-guard/json';
import { report } from '../../readiness/plan-guard/report';

const FINDINGS = 1;
const STDIN = '-';

const AFTER_HELP = `
Exits with 0 when nothing is found, 1 when something is, 2 when the plan cannot be checked.

  terraform plan -out=plan.tfplan
  terraform show -json plan.tfplan | production-cluster plan-check -
`;

interface CheckOptions {
  readonly allow: string[];
  readonly json?: boolean;
}

/** `plan-check plan.json`: refuses what Terraform should not do to a cluster. */
export function planCheckCommand(): Command {
  return new Command('plan-check')
    .summary('refuses a plan that loses state, or that will fail half-way')
    .description('Reads a plan of Terraform or OpenTofu and refuses what loses the state of a cluster, what AWS will refuse, and what leaves load balancers behind.')
    .argument('<plan>', `the output of "terraform show -json", or ${STDIN} for standard input`)
    .option('--allow <address>', 'accept what is found at this address (repeatable)', (address: string, others: string[]) => [...others, address], [])
    .option('--json', 'print the result as JSON')
    .addHelpText('after', AFTER_HELP)
    // Wrong usage is bad input, which is not what the exit code of findings says.
    .exitOverride()
    .action(check);
}

async function check(path: string, { allow, json }: CheckOptions): Promise<void> {
  const result = PlanGuard.check(decode(await read(path)), { allow });
  console.log(json ? JSON.stringify(result, undefined, 2) : report(result, stress()));
  if (result.findings.length > 0) process.exitCode = FINDINGS;
}

async function read(path: string): Promise<Buffer> {
  try {
    return path === STDIN ? await buffer(process.stdin) : await readFile(path);
  } catch (error) {
    return fail('plan-file', {
      what: `The plan cannot be read (${textAt(error, 'code') ?? 'unknown reason'})`,
      got: path,
      allowed: `a file that can be read, or ${STDIN} for standard input`,
      fix: 'correct the path, or write the file with `terraform show -json PLAN > plan.json`',
    });
  }
}

// Windows PowerShell writes UTF-16 where a command's output goes to a file.
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? 'utf16le' : 'utf8');
}

function stress(): ((text: string) => string) | undefined {
  // Undefined where the output is no terminal.
  const { hasColors } = process.stdout as { hasColors?: () => boolean };
  return hasColors?.call(process.stdout) ? (text) => `\u001b[31m${text}\u001b[39m` : undefined;
}
