import { readFileSync } from 'fs';
import { setTimeout as sleep } from 'timers/promises';

const POLL_MS = 50;

/** Whether a process of this id runs. One that has ended, and that its parent has not asked after yet, does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Asks a process to end and waits until it has; kills it when it does not listen. */
export async function endProcess(pid: number, patienceMs = 5_000): Promise<void> {
  send(pid, 'SIGTERM');
  const deadline = Date.now() + patienceMs;
  while (isAlive(pid) && Date.now() < deadline) {
    await sleep(POLL_MS);
  }
  if (isAlive(pid)) {
    send(pid, 'SIGKILL');
  }
}

/** Known on Linux only. */
function isZombie(pid: number): boolean {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 1).trim().startsWith('Z');
  } catch {
    return false;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}
