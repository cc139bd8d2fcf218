import { setTimeout as sleep } from 'timers/promises';

const POLL_MS = 250;

/** How long something may take, and how often it is looked for. */
export interface Patience {
  readonly seconds: number;
  /** @default 250 */
  readonly everyMs?: number;
}

/**
 * Waits for what the cluster does in its own time. An error on the way is no answer yet; the last one is part of the message
 * when the time is over.
 */
export async function eventually<Found>(what: string, { seconds, everyMs = POLL_MS }: Patience, find: () => Promise<Found | undefined | false>): Promise<Found> {
  let last = 'it was never seen';
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(everyMs)) {
    try {
      const found = await find();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
  }
  throw new Error(`There is still not ${what} after ${seconds} s: ${last}`);
}

/** Sees that something is so for a while, at every look. */
export async function stays(what: string, { seconds, everyMs = POLL_MS }: Patience, look: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(everyMs)) {
    if (!(await look())) throw new Error(`It is no longer so that ${what}`);
  }
}
