import { setTimeout as sleep } from 'timers/promises';

/** What is watched: a name, and whether it answers now. */
export interface Watched {
  readonly name: string;
  readonly answers: () => Promise<boolean>;
}

/** When something did not answer. */
export interface Outage {
  readonly name: string;
  readonly beganMs: number;
  /** @default - it has not ended */
  endedMs?: number;
}

/** Asks several things again and again whether they answer, each on its own, and writes down when they do not. */
export class Availability {
  public readonly outages: Outage[] = [];
  private readonly watchers: Promise<void>[];
  private running = true;
  private asked = 0;

  constructor(things: readonly Watched[], private readonly everyMs = 100) {
    this.watchers = things.map((thing) => this.watch(thing));
  }

  /** How often anything was asked. */
  public get looks(): number {
    return this.asked;
  }

  /** The most things that did not answer at the same time. */
  public get mostDownTogether(): number {
    const end = (outage: Outage) => outage.endedMs ?? Infinity;
    const counts = this.outages.map(({ beganMs }) => this.outages.filter((other) => other.beganMs <= beganMs && end(other) > beganMs).length);
    return Math.max(0, ...counts);
  }

  /** The names of what was down at any time. */
  public get down(): string[] {
    return [...new Set(this.outages.map(({ name }) => name))].sort();
  }

  public longestMs(): number {
    return Math.max(0, ...this.outages.map(({ beganMs, endedMs = Date.now() }) => endedMs - beganMs));
  }

  /** Each outage in words, in the order of their beginnings. */
  public told(): string {
    const [first] = this.outages;
    return this.outages.map(({ name, beganMs, endedMs = Date.now() }) => `${name} from ${((beganMs - first.beganMs) / 1000).toFixed(1)} s for ${((endedMs - beganMs) / 1000).toFixed(1)} s`).join(', ');
  }

  public async stop(): Promise<void> {
    this.running = false;
    await Promise.all(this.watchers);
  }

  private async watch({ name, answers }: Watched): Promise<void> {
    let outage: Outage | undefined;
    while (this.running) {
      const askedMs = Date.now();
      const up = await answers().catch(() => false);
      this.asked += 1;
      if (!up && outage === undefined) {
        outage = { name, beganMs: askedMs };
        this.outages.push(outage);
      } else if (up && outage !== undefined) {
        outage.endedMs = Date.now();
        outage = undefined;
      }
      await sleep(this.everyMs);
    }
  }
}
