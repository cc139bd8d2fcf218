import { ChildProcess, spawn } from 'child_process';
import { closeSync, openSync, readFileSync } from 'fs';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { endProcess } from '../../../lib/embedded-aws/processes';

const PROGRAM = join(__dirname, 'metadata-main.ts');
const PATIENCE_MS = 30_000;
const POLL_MS = 50;

/** Where a metadata service listens, and whom it asks. */
export interface MetadataProcessOptions {
  /** What stands before its command, such as `nsenter --net=/run/netns/NAME`. */
  readonly launcher: readonly string[];
  /** @default 169.254.169.254 */
  readonly address?: string;
  /** @default 80 */
  readonly port?: number;
  /** The address at which the embedded AWS listens; requests come from there, too. */
  readonly awsHost: string;
  readonly awsPort: number;
  /** What it prints goes there. */
  readonly logFile: string;
}

/** Starts the metadata service in a network namespace. Resolves with its end once it listens. */
export async function startMetadataService(options: MetadataProcessOptions): Promise<() => Promise<void>> {
  const where = [options.address ?? '169.254.169.254', String(options.port ?? 80), options.awsHost, String(options.awsPort)];
  // It ends with this process, however that ends.
  const command = ['setpriv', '--pdeathsig', 'KILL', ...options.launcher, process.execPath, '--import', 'tsx', PROGRAM, ...where];
  const log = openSync(options.logFile, 'a');
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', log, log] });
  closeSync(log);
  await listening(child, options.logFile);
  return () => endProcess(child.pid as number);
}

async function listening(child: ChildProcess, logFile: string): Promise<void> {
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code) => (failure = `it ended with code ${code}`));
  const deadline = Date.now() + PATIENCE_MS;
  while (!readFileSync(logFile, 'utf8').includes('metadata service at')) {
    if (Date.now() > deadline) failure ??= 'no answer in time';
    if (failure !== undefined) throw new Error(`The metadata service did not start: ${failure}\n${readFileSync(logFile, 'utf8')}`);
    await sleep(POLL_MS);
  }
}
