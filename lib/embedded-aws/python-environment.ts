import { createHash } from 'crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { cacheDirectory } from './cache-directory';
import { PrerequisiteError } from './prerequisite-error';
import { runCommand } from './run-command';

const MINIMUM_MINOR = 10; // of Python 3; moto asks for it
const CANDIDATES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const STAMP = '.complete';
const INSTALL_HINT = `Install Python 3.${MINIMUM_MINOR} or newer and see that python3 is on the PATH.`;

/** A Python of this machine. */
export interface SystemPython {
  readonly program: string;
  readonly version: string;
}

/** How the environment is prepared. */
export interface PythonEnvironmentOptions {
  /** Told what takes long, in one line. */
  readonly onProgress?: (message: string) => void;
}

/**
 * A private virtual environment with the packages of a requirements file, made on first use.
 *
 * Its directory is named after the requirements and the Python version, so a change of either makes a new one.
 * It is built under another name and renamed when complete: a half-made one is never used.
 *
 * @returns the environment's Python
 */
export async function pythonEnvironment(requirements: string, options: PythonEnvironmentOptions = {}): Promise<string> {
  const system = await findPython();
  const directory = environmentDirectory(requirements, system);
  if (!isComplete(directory)) {
    options.onProgress?.('Preparing a private Python environment (once, about a minute) ...');
    await build(directory, requirements, system);
  }
  return pythonOf(directory);
}

function environmentDirectory(requirements: string, system: SystemPython): string {
  const hash = createHash('sha256').update(readFileSync(requirements)).update(system.version).digest('hex');
  return join(cacheDirectory(), `embedded-aws-${hash.slice(0, 16)}`);
}

/** Also false when the Python that the environment was made from is gone: its link is broken then. */
function isComplete(directory: string): boolean {
  return existsSync(join(directory, STAMP)) && existsSync(pythonOf(directory));
}

function pythonOf(directory: string): string {
  return process.platform === 'win32' ? join(directory, 'Scripts', 'python.exe') : join(directory, 'bin', 'python');
}

/** The first Python that is recent enough. Throws `PrerequisiteError` when there is none. */
export async function findPython(): Promise<SystemPython> {
  const found: string[] = [];
  for (const program of CANDIDATES) {
    const version = await versionOf(program);
    if (version !== undefined && isRecent(version)) {
      return { program, version };
    }
    if (version !== undefined) {
      found.push(version);
    }
  }
  const seen = found.length > 0 ? `Python ${found[0]} is too old for the embedded AWS.` : 'The embedded AWS needs Python.';
  throw new PrerequisiteError(`${seen} ${INSTALL_HINT}`);
}

async function versionOf(program: string): Promise<string | undefined> {
  const result = await runCommand(program, ['-c', 'import platform; print(platform.python_version())']);
  return result.code === 0 ? result.stdout.trim() : undefined;
}

function isRecent(version: string): boolean {
  const [major, minor] = version.split('.').map(Number);
  return major === 3 && minor >= MINIMUM_MINOR;
}

async function build(directory: string, requirements: string, system: SystemPython): Promise<void> {
  const temporary = mkdtempSync(`${directory}-`);
  try {
    await createVirtualEnvironment(temporary, system);
    await install(temporary, requirements);
    writeFileSync(join(temporary, STAMP), '');
    putInPlace(temporary, directory);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function createVirtualEnvironment(directory: string, system: SystemPython): Promise<void> {
  const result = await runCommand(system.program, ['-m', 'venv', directory]);
  if (result.code !== 0) {
    throw new PrerequisiteError(
      `${system.program} cannot make a virtual environment (${lastLine(result.stdout + result.stderr)}). ` +
        'Install its venv module; on Debian and Ubuntu: apt install python3-venv.',
    );
  }
}

async function install(directory: string, requirements: string): Promise<void> {
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements];
  const result = await runCommand(pythonOf(directory), args);
  if (result.code !== 0) {
    throw new PrerequisiteError(
      `pip cannot install the embedded AWS (${lastLine(result.stderr)}). ` +
        'See that its package index is reachable; pip takes PIP_INDEX_URL and HTTPS_PROXY, or its configuration file.',
    );
  }
}

/** Another process may have been faster; then its environment is used. */
function putInPlace(temporary: string, directory: string): void {
  if (isComplete(directory)) {
    return;
  }
  rmSync(directory, { recursive: true, force: true });
  renameSync(temporary, directory);
}

function lastLine(text: string): string {
  return text.trim().split('\n').pop() ?? '';
}
