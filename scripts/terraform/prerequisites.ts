import { createRequire } from 'module';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { run } from './child-process';

// What cdktf asks for: https://developer.hashicorp.com/terraform/cdktf/concepts/cdktf-architecture
const MINIMUM_TERRAFORM = [1, 2];
const VERSION_TIMEOUT_MS = 30_000;
// The module by which cdktf's command line runs Terraform in a terminal. It is compiled for each version of Node.
const TERMINAL_MODULE = '@cdktf/node-pty-prebuilt-multiarch';

/** The program that cdktf runs, too. */
export function terraformProgram(): string {
  return process.env.TERRAFORM_BINARY_NAME || 'terraform';
}

/** The version of Terraform. Throws `PrerequisiteError` when there is none or it is too old. */
export async function checkTerraform(): Promise<string> {
  const program = terraformProgram();
  const { code, output } = await run(program, ['version', '-json'], { timeoutMs: VERSION_TIMEOUT_MS });
  const minimum = MINIMUM_TERRAFORM.join('.');
  if (code !== 0) {
    throw new PrerequisiteError(`${program} cannot be run. Install Terraform ${minimum} or newer and see that it is on the PATH: https://developer.hashicorp.com/terraform/install`);
  }
  const { terraform_version: version } = JSON.parse(output) as { readonly terraform_version: string };
  if (isOlder(version)) {
    throw new PrerequisiteError(`Terraform ${version} is too old for cdktf. Install ${minimum} or newer: https://developer.hashicorp.com/terraform/install`);
  }
  return version;
}

/** Throws `PrerequisiteError` when cdktf's command line cannot run on this version of Node. */
export function checkCdktfCli(load: (name: string) => unknown = createRequire(__filename)): void {
  try {
    load(TERMINAL_MODULE);
  } catch {
    throw new PrerequisiteError(`cdktf's command line has no build of its terminal module for Node ${process.versions.node}. Use Node 20 or 22.`);
  }
}

function isOlder(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  const [minimumMajor, minimumMinor] = MINIMUM_TERRAFORM;
  return major < minimumMajor || (major === minimumMajor && minor < minimumMinor);
}
