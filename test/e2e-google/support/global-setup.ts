import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { PrerequisiteError } from '../../../lib/embedded-aws';
import { checkTerraform } from '../../../scripts/terraform/prerequisites';
import { providerOfBindings } from '../../../scripts/terraform/provider-of-bindings';
import { prepareTerraform } from '../../../scripts/terraform/terraform-environment';
import { DIRECTORY, ENVIRONMENT, MISSING } from './prepared';

/** Finds out once for all tests whether Terraform and its Google provider are there, and how. */
export default async function prepare(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'e2e-google-'));
  process.env[DIRECTORY] = directory;
  try {
    await checkTerraform();
    const { variables, source } = await prepareTerraform(providerOfBindings('google'), directory);
    process.env[ENVIRONMENT] = JSON.stringify(variables);
    console.error(`\nPlanned by Terraform and the real Google provider, which it has ${source}\n`);
  } catch (error) {
    if (!(error instanceof PrerequisiteError)) throw error;
    process.env[MISSING] = error.message;
    // Here and not in the tests: of a file in which all is skipped jest shows no output.
    console.error(`\nSKIPPED, not passed: every plan with the real Google provider. ${error.message}\n`);
  }
}
