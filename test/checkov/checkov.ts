import { join } from 'path';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { pythonEnvironment, PythonEnvironmentOptions } from '../../lib/embedded-aws/python-environment';
import { run } from '../../scripts/terraform/child-process';
import { Finding } from './finding';

const TIMEOUT_MS = 240_000;

interface CheckovRecord {
  readonly check_id: string;
  readonly check_name: string;
  /** From the directory that was read, with a slash in front. */
  readonly file_path: string;
  readonly resource: string;
}

interface CheckovReport {
  /** Missing where there was nothing to check. */
  readonly results?: { readonly passed_checks: readonly CheckovRecord[]; readonly failed_checks: readonly CheckovRecord[]; readonly parsing_errors: readonly string[] };
}

/** What checkov reads. */
export enum Framework {
  /** Plans, by `terraform show -json`. */
  PLAN = 'terraform_plan',
  /** Synthesized stacks. */
  SYNTHESIZED = 'terraform_json',
}

/** The files that checkov reads. */
export interface Scan {
  readonly directory: string;
  readonly framework: Framework;
  readonly stackOfFile: ReadonlyMap<string, string>;
  /** What a plan calls the resource that checkov names so. */
  readonly addressOf: (stack: string, resource: string) => string;
}

/** What checkov says of some stacks. */
export interface CheckovResult {
  readonly findings: readonly Finding[];
  /** How many checks each stack passed. */
  readonly passed: ReadonlyMap<string, number>;
}

/** The Python that has checkov, in a virtual environment of its own. Throws `PrerequisiteError` when it cannot be had. */
export async function checkovPython(options: PythonEnvironmentOptions = {}): Promise<string> {
  try {
    return await pythonEnvironment(join(__dirname, 'requirements.txt'), options);
  } catch (error) {
    // Its words are about the embedded AWS, which gets its environment in the same way.
    if (error instanceof PrerequisiteError) throw new PrerequisiteError(`checkov cannot be had: ${error.message}`);
    throw error;
  }
}

/** Has checkov read the files in a directory, all at once: most of its time goes into its start. */
export async function scan(python: string, { directory, framework, ...names }: Scan): Promise<CheckovResult> {
  if (names.stackOfFile.size === 0) return { findings: [], passed: new Map() };
  const flags = ['--framework', framework, '--output', 'json', '--compact', '--soft-fail', '--skip-download'];
  // Asks nobody for anything, not even for a newer version of itself.
  const environment = { ...process.env, CKV_SKIP_PACKAGE_UPDATE_CHECK: 'true', BC_SKIP_MAPPING: 'true', LOG_LEVEL: 'ERROR', PYTHONDONTWRITEBYTECODE: '1' };
  const { code, output, errors } = await run(python, ['-m', 'checkov.main', '--directory', directory, ...flags], { directory, environment, timeoutMs: TIMEOUT_MS });
  if (code !== 0) throw new Error(`checkov failed:\n${errors}${output}`);
  return read(JSON.parse(output) as CheckovReport, names);
}

function read({ results }: CheckovReport, { stackOfFile, addressOf }: Pick<Scan, 'stackOfFile' | 'addressOf'>): CheckovResult {
  if (results === undefined) return { findings: [], passed: new Map() };
  if (results.parsing_errors.length > 0) throw new Error(`checkov cannot read ${results.parsing_errors.join(', ')}`);
  const stackOf = ({ file_path: path }: CheckovRecord) => stackOfFile.get(path.replace(/^\//, '')) ?? path;
  const passed = new Map<string, number>();
  for (const record of results.passed_checks) passed.set(stackOf(record), (passed.get(stackOf(record)) ?? 0) + 1);
  const findings = results.failed_checks.map((record) => {
    const stack = stackOf(record);
    return { check: record.check_id, stack, address: addressOf(stack, record.resource), text: record.check_name };
  });
  return { findings, passed };
}
