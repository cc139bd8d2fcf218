import { setTimeout as sleep } from 'timers/promises';

/** How long something may take, and how it is looked for. */
export interface Patience {
  /** @default 60 */
  readonly seconds?: number;
  /** @default 100 */
  readonly everyMs?: number;
  /** Whether an error is no answer yet. The last one is part of the message when the time is over. @default false */
  readonly despiteErrors?: boolean;
}

/** What a look finds: nothing yet, as long as it is undefined or false. */
type Look<Found> = Found | undefined | false;

/** Waits for what somebody else does in their own time. Throws when it takes too long. */
export async function eventually<Found>(what: string, find: () => Look<Found> | Promise<Look<Found>>, patience: Patience = {}): Promise<Found> {
  const { seconds = 60, everyMs = 100, despiteErrors } = patience;
  let last = '';
  for (const deadline = Date.now() + seconds * 1000; ; await sleep(everyMs)) {
    try {
      const found = await find();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      if (!despiteErrors) throw error;
      last = `: ${String(error)}`;
    }
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}${last}`);
  }
}
