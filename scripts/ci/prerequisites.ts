import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { pythonEnvironment } from '../../lib/embedded-aws/python-environment';
import { runCommand } from '../../lib/embedded-aws/run-command';
import { checkovPython } from '../../test/checkov/checkov';
import { checkOpenssl } from '../../test/e2e-rbac/support/certificates';
import { judgesPython } from '../../test/judges/judges';
import { checkPrerequisites as checkLaboratory } from '../../test/kubeadm-lab/prerequisites';
import { checkGo } from '../../test/kubernetes-tools/go';
import { ToolSetName } from '../../test/kubernetes-tools/tool-sets';
import { areBuilt, toolsOf } from '../../test/kubernetes-tools/tools';
import { checkCdktfCli, checkTerraform } from '../terraform/prerequisites';
import { RequiredProvider } from '../terraform/provider-mirror';
import { providerOfBindings } from '../terraform/provider-of-bindings';
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
  await checkProvider(providerOfBindings('aws'));
  return pythonEnvironment(REQUIREMENTS);
}

// What a machine has that the programs run on.
async function bash(): Promise<void> {
  const { code } = await runCommand('bash', ['-c', 'command -v curl jq openssl flock gzip tar >/dev/null']);
  if (code !== 0) throw new PrerequisiteError('The programs of machines are tested with bash, curl, jq, openssl and flock. Install them: apt-get install bash curl jq openssl util-linux');
}

const LABORATORY_TOOLS: readonly ToolSetName[] = ['kubernetes-1.34', 'etcd-machines', 'coredns', 'laboratory'];

// Building them takes longer than all other checks may.
async function kubeadm(): Promise<void> {
  await checkLaboratory();
  const missing = LABORATORY_TOOLS.filter((name) => !areBuilt(name));
  if (missing.length === 0) return;
  throw new PrerequisiteError(`The machines of the laboratory run programs that are not built here yet (${missing.join(', ')}): npm run e2e:kubeadm builds them once, in half an hour, and runs all drills.`);
}

/** What each name asks for; it prints the Python that the check runs with, if it needs one. */
const WANTED: Readonly<Record<string, () => Promise<string | void>>> = {
  python: () => pythonEnvironment(REQUIREMENTS),
  terraform,
  google: () => checkProvider(providerOfBindings('google')),
  checkov: async () => {
    await checkovPython();
    return terraform();
  },
  kubernetes: async () => {
    await checkOpenssl();
    if (!areBuilt('etcd') || !areBuilt('kubernetes')) await checkGo();
  },
  bash,
  kubeadm,
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
