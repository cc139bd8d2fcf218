import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PrerequisiteError } from '../../../lib/embedded-aws';
import { checkTerraform } from '../../../scripts/terraform/prerequisites';
import { providerOfBindings } from '../../../scripts/terraform/provider-of-bindings';
import { prepareTerraform } from '../../../scripts/terraform/terraform-environment';
import { toolsOf, versionOf } from '../../kubernetes-tools/tools';
import { checkOpenssl } from './certificates';
import { Programs } from './control-plane';
import { DIRECTORY, MISSING, PROGRAMS, TERRAFORM } from './prepared';

/** Builds Kubernetes where it is not built yet, and finds out how objects reach it. */
export default async function prepare(): Promise<void> {
  process.env[DIRECTORY] = mkdtempSync(join(tmpdir(), 'e2e-rbac-'));
  try {
    await checkOpenssl();
    const programs: Programs = { etcd: await toolsOf('etcd', say), kubernetes: await toolsOf('kubernetes', say) };
    process.env[PROGRAMS] = JSON.stringify(programs);
    say(`Kubernetes ${versionOf('kubernetes')} and etcd ${versionOf('etcd')}, built from their public modules`);
    await prepareProvider(process.env[DIRECTORY]);
  } catch (error) {
    if (!(error instanceof PrerequisiteError)) throw error;
    process.env[MISSING] = error.message;
    // Here and not in the tests: of a file in which all is skipped jest shows no output.
    say(`SKIPPED, not passed: every end-to-end test of the access to clusters. ${error.message}`);
  }
}

async function prepareProvider(directory: string): Promise<void> {
  try {
    await checkTerraform();
    const { variables, source } = await prepareTerraform(providerOfBindings('kubernetes'), directory);
    process.env[TERRAFORM] = JSON.stringify(variables);
    say(`Objects are applied by Terraform and the real Kubernetes provider, which it has ${source}`);
  } catch (error) {
    if (!(error instanceof PrerequisiteError)) throw error;
    say(`The real Kubernetes provider cannot be had: the same synthesized objects are translated by the tests and applied with kubectl. ${error.message}`);
  }
}

function say(message: string): void {
  console.error(`\n${message}\n`);
}
