import { setTimeout as sleep } from 'timers/promises';

const PATIENCE_MS = 60_000;
const POLL_MS = 100;

/** Waits for something that a controller does in its own time. Throws when it takes too long. */
export async function eventually<Found>(what: string, find: () => Promise<Found | undefined>): Promise<Found> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(POLL_MS)) {
    const found = await find();
    if (found !== undefined) return found;
  }
  throw new Error(`There is still not ${what} after ${PATIENCE_MS / 1000} s`);
}
