import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { pythonEnvironment } from '../../lib/embedded-aws/python-environment';
import { checkovPython } from '../../test/checkov/checkov';
import { googleProvider } from '../../test/e2e-google/support/google-provider';
import { checkOpenssl } from '../../test/e2e-rbac/support/certificates';
import { judgesPython } from '../../test/judges/judges';
import { checkGo } from '../../test/kubernetes-tools/go';
import { areBuilt, toolsOf } from '../../test/kubernetes-tools/tools';
import { awsProvider } from '../terraform/aws-provider';
import { checkCdktfCli, checkTerraform } from '../terraform/prerequisites';
import { RequiredProvider } from '../terraform/provider-mirror';
import { prepareTerraform } from '../terraform/terraform-environment';

/** The exit code that says: this machine lacks something. What it lacks is on standard error. */
const MISSING = 3;

const REQUIREMENTS = join(__dirname, '../../lib/embedded-aws/server/requirements.txt');

async function checkProvider(provider: RequiredProvider): Promise<void> {
  await checkTerraform();
  const directory = mkdtempSync(join(tmpdir(), 'prerequisites-'));
  try {
    await prepareTerraform(provider, directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function terraform(): Promise<string> {
  checkCdktfCli();
  await checkProvider(awsProvider());
  return pythonEnvironment(REQUIREMENTS);
}

/** What each name asks for; it prints the Python that the check runs with, if it needs one. */
const WANTED: Readonly<Record<string, () => Promise<string | void>>> = {
  python: () => pythonEnvironment(REQUIREMENTS),
  terraform,
  google: () => checkProvider(googleProvider()),
  checkov: async () => {
    await checkovPython();
    return terraform();
  },
  kubernetes: async () => {
    await checkOpenssl();
    if (!areBuilt('etcd') || !areBuilt('kubernetes')) await checkGo();
  },
  judges: async () => {
    await judgesPython();
    await toolsOf('kube-score');
  },
};

async function main(wanted: string): Promise<void> {
  console.log((await WANTED[wanted]()) ?? '');
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof PrerequisiteError ? MISSING : 1;
});
