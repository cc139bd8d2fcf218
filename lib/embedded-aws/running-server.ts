import { readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { cacheDirectory } from './cache-directory';
import { pidBehind } from './health';
import { endProcess } from './processes';

/** The embedded AWS that the command line started last. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  readonly logFile: string;
}

/** Remembers a server, so that another call of the command line finds it. */
export function rememberServer(server: RunningServer): void {
  writeFileSync(stateFile(), JSON.stringify(server, null, 2), { mode: 0o600 });
}

/** Forgets the server of this process id, unless another one has been remembered meanwhile. */
export function forgetServer(pid: number): void {
  if (readState()?.pid === pid) {
    rmSync(stateFile(), { force: true });
  }
}

/** The remembered server if it still runs: a process of that id that is not ours does not count. */
export async function runningServer(): Promise<RunningServer | undefined> {
  const server = readState();
  return server !== undefined && (await pidBehind(server.port)) === server.pid ? server : undefined;
}

/** Stops the remembered server by its process id. Returns what was stopped, if anything ran. */
export async function stopRunningServer(): Promise<RunningServer | undefined> {
  const server = await runningServer();
  if (server !== undefined) {
    await endProcess(server.pid);
  }
  rmSync(stateFile(), { force: true });
  return server;
}

function stateFile(): string {
  return join(cacheDirectory(), 'embedded-aws.json');
}

function readState(): RunningServer | undefined {
  try {
    const state: unknown = JSON.parse(readFileSync(stateFile(), 'utf8'));
    return isRunningServer(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

function isRunningServer(state: unknown): state is RunningServer {
  return (
    typeof state === 'object' &&
    state !== null &&
    'pid' in state &&
    typeof state.pid === 'number' &&
    'port' in state &&
    typeof state.port === 'number' &&
    'logFile' in state &&
    typeof state.logFile === 'string'
  );
}
