import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PrerequisiteError } from '../../../lib/embedded-aws';
import { findPython } from '../../../lib/embedded-aws/python-environment';
import { checkCdktfCli, checkTerraform } from '../../../scripts/terraform/prerequisites';
import { providerOfBindings } from '../../../scripts/terraform/provider-of-bindings';
import { prepareTerraform } from '../../../scripts/terraform/terraform-environment';
import { DIRECTORY, ENVIRONMENT, MISSING } from './prepared';

/** Finds out once for all tests whether Terraform, its AWS provider and Python are there, and how. */
export default async function prepare(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'e2e-'));
  process.env[DIRECTORY] = directory;
  try {
    checkCdktfCli();
    await checkTerraform();
    await findPython();
    const { variables } = await prepareTerraform(providerOfBindings('aws'), directory);
    process.env[ENVIRONMENT] = JSON.stringify(variables);
  } catch (error) {
    if (!(error instanceof PrerequisiteError)) throw error;
    process.env[MISSING] = error.message;
    // Here and not in the tests: of a file in which all is skipped jest shows no output.
    console.error(`\nSKIPPED, not passed: every end-to-end test. ${error.message}\n`);
  }
}
