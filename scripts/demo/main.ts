import { Command, InvalidArgumentError, Option } from 'commander';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { confirmRealCloud } from './confirm';
import { Demo } from './demo';
import { DemoCloud } from './work-directory';

const INTERRUPTED = 130;

const DESCRIPTION =
  'Deploys the infrastructure of examples/eks with cdktf deploy: real Terraform, the real AWS provider, and an AWS that this command starts ' +
  'on a free port of this machine. Then plans again, which must find nothing to do, and shows the outputs and where the files lie. Stops what it started.';

interface Options {
  readonly cloud: DemoCloud;
  readonly account?: string;
  readonly yes?: boolean;
}

let interrupted = false;

async function main(options: Options): Promise<void> {
  process.exitCode = 1;
  try {
    if (options.cloud === 'embedded' || (await confirmRealCloud(options))) await runDemo(options);
    else console.log('Nothing was deployed.');
  } catch (error) {
    if (!interrupted) report(error);
  }
}

async function runDemo({ cloud, account }: Options): Promise<void> {
  const demo = new Demo(cloud, account === undefined ? [] : [account]);
  const interrupt = (): void => void onInterrupt(demo);
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    await demo.run();
    process.exitCode = 0;
  } finally {
    if (!interrupted) await demo.stop();
  }
}

async function onInterrupt(demo: Demo): Promise<void> {
  if (interrupted) return;
  interrupted = true;
  console.log('\nStopping ...');
  await demo.stop();
  process.exit(INTERRUPTED);
}

function report(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof PrerequisiteError ? `Error: ${message}` : `\nThe demo failed. ${message}`);
}

function parseAccount(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError('An AWS account id has 12 digits.');
  return text;
}

const program = new Command('npm run demo --')
  .description(DESCRIPTION)
  .addOption(new Option('--cloud <cloud>', 'where to deploy; "aws" is your own account and costs money').choices(['embedded', 'aws']).default('embedded'))
  .option('--account <id>', 'with --cloud aws: your account, in which the IAM roles platform-oncall and payments exist', parseAccount)
  .option('--yes', 'with --cloud aws: deploy without asking')
  .action(main);

void program.parseAsync(process.argv);
