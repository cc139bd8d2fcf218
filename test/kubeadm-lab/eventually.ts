import { setTimeout as sleep } from 'timers/promises';

const PATIENCE_MS = 60_000;
const POLL_MS = 50;

/** Waits until something is so. Throws when it takes too long. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, patienceMs = PATIENCE_MS): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !(await isSo()); await sleep(POLL_MS)) {
    if (Date.now() > deadline) throw new Error(`It is still not so after ${patienceMs / 1000} s: ${what}`);
  }
}
