import { setTimeout as sleep } from 'timers/promises';
import { eventually as found } from '../../support/eventually';

const POLL_MS = 250;

/** How long something may take, and how often it is looked for. */
export interface Patience {
  readonly seconds: number;
  /** @default 250 */
  readonly everyMs?: number;
}

/** Waits for what the cluster does in its own time. While machines come and go, an error on the way is no answer yet. */
export function eventually<Found>(what: string, { seconds, everyMs = POLL_MS }: Patience, find: () => Promise<Found | undefined | false>): Promise<Found> {
  return found(what, find, { seconds, everyMs, despiteErrors: true });
}

/** Sees that something is so for a while, at every look. */
export async function stays(what: string, { seconds, everyMs = POLL_MS }: Patience, look: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await sleep(everyMs)) {
    if (!(await look())) throw new Error(`It is no longer so that ${what}`);
  }
}
