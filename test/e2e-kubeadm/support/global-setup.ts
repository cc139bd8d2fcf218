import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PrerequisiteError } from '../../../lib/embedded-aws';
import { findPython } from '../../../lib/embedded-aws/python-environment';
import { checkTerraform } from '../../../scripts/terraform/prerequisites';
import { providerOfBindings } from '../../../scripts/terraform/provider-of-bindings';
import { prepareTerraform } from '../../../scripts/terraform/terraform-environment';
import { baseImage, imageStore } from '../../kubeadm-lab/base-image';
import { BuildableMinor, imageArchives } from '../../kubeadm-lab/images/archives';
import { areBuilt, toolsOf, versionOf } from '../../kubernetes-tools/tools';
import { BuiltRelease, DIRECTORY, MISSING, Prepared, PREPARED } from './prepared';

/** Makes what all worlds are made of, where it is not made yet, and finds out what Terraform can have. */
export default async function prepare(): Promise<void> {
  process.env[DIRECTORY] = mkdtempSync(join(tmpdir(), 'e2e-kubeadm-'));
  try {
    process.env[PREPARED] = JSON.stringify(await prepareAll(process.env[DIRECTORY]));
  } catch (error) {
    if (!(error instanceof PrerequisiteError)) throw error;
    process.env[MISSING] = error.message;
    // Here and not in the tests: of a file in which all is skipped jest shows no output.
    say(`SKIPPED, not passed: every drill of the laboratory. ${error.message}`);
  }
}

async function prepareAll(directory: string): Promise<Prepared> {
  await checkTerraform();
  await findPython();
  const image = await baseImage(say);
  const minors = minorsToUse();
  const releases: BuiltRelease[] = [];
  const images = new Set<string>();
  for (const minor of minors) {
    releases.push({ version: versionOf(`kubernetes-${minor}`), directory: await toolsOf(`kubernetes-${minor}`, say) });
    for (const archive of await imageArchives({ minor, root: image.root, rootKey: image.key }, say)) images.add(archive);
  }
  const etcd: BuiltRelease = { version: versionOf('etcd-machines'), directory: await toolsOf('etcd-machines', say) };
  const { variables } = await prepareTerraform(providerOfBindings('aws'), directory);
  return { terraform: variables, kubernetesProvider: await kubernetesEnvironment(directory), releases, etcd, imageStore: await imageStore(image, [...images], say) };
}

/** The first minor version is always there; the second only if somebody has built it: it takes a quarter of an hour. */
function minorsToUse(): BuildableMinor[] {
  if (areBuilt('kubernetes-1.35')) return ['1.34', '1.35'];
  say('Kubernetes 1.35 is not built (npx tsx test/kubernetes-tools/build.ts kubernetes-1.35): the rolling upgrade stays within 1.34');
  return ['1.34'];
}

async function kubernetesEnvironment(directory: string): Promise<NodeJS.ProcessEnv | undefined> {
  try {
    return (await prepareTerraform(providerOfBindings('kubernetes'), directory)).variables;
  } catch (error) {
    if (!(error instanceof PrerequisiteError)) throw error;
    say(`The Kubernetes provider cannot be had: the second stack is translated by the tests and applied with kubectl. ${error.message}`);
    return undefined;
  }
}

function say(message: string): void {
  console.error(`\n${message}\n`);
}
