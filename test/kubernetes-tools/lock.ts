import { readFileSync, rmSync, writeFileSync } from 'fs';
import { setTimeout as sleep } from 'timers/promises';
import { isAlive } from '../../lib/embedded-aws/processes';

const POLL_MS = 500;

/** Runs something while no other process does that goes by the same file. The lock of a process that is gone counts no more. */
export async function withLock(file: string, action: () => Promise<void>): Promise<void> {
  while (!acquire(file)) await sleep(POLL_MS);
  try {
    await action();
  } finally {
    rmSync(file, { force: true });
  }
}

function acquire(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

function isAbandoned(file: string): boolean {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Between the making of the file and the writing of the id there is none in it.
    return pid > 0 && !isAlive(pid);
  } catch {
    return false; // Gone meanwhile.
  }
}
