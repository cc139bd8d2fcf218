import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { pythonEnvironment } from '../../lib/embedded-aws/python-environment';
import { checkovPython } from '../../test/checkov/checkov';
import { awsProvider } from '../terraform/aws-provider';
import { checkCdktfCli, checkTerraform } from '../terraform/prerequisites';
import { prepareTerraform } from '../terraform/terraform-environment';

/** The exit code that says: this machine lacks something. What it lacks is on standard error. */
const MISSING = 3;

const REQUIREMENTS = join(__dirname, '../../lib/embedded-aws/server/requirements.txt');

async function checkProvider(): Promise<void> {
  checkCdktfCli();
  await checkTerraform();
  const directory = mkdtempSync(join(tmpdir(), 'prerequisites-'));
  try {
    await prepareTerraform(awsProvider(), directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** `prerequisites.ts python` prints the Python of the embedded AWS; `terraform` looks for Terraform and its AWS provider, too, and `checkov` for checkov as well. */
async function main(wanted: string): Promise<void> {
  if (wanted !== 'python') await checkProvider();
  if (wanted === 'checkov') await checkovPython();
  console.log(await pythonEnvironment(REQUIREMENTS));
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof PrerequisiteError ? MISSING : 1;
});
