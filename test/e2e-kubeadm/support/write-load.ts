import { ApiClient } from './api-client';

const PAGE = 500;

/** What a load has seen. */
export interface LoadReport {
  /** Writes that the API has acknowledged. */
  readonly acknowledged: number;
  /** Acknowledged writes that are not there. */
  readonly lost: string[];
  /** Attempts that were not answered, or answered with an error that passes. */
  readonly repeated: number;
  /** The longest time in which nobody's write was acknowledged. */
  readonly longestSilenceMs: number;
  /** The longest time that one write took, its repetitions included. */
  readonly slowestMs: number;
}

/** Writes through the load balancer, by several clients at once, and remembers what was acknowledged. */
export class WriteLoad {
  private readonly acknowledged = new Set<string>();
  private readonly workers: Promise<void>[];
  private running = true;
  private repeated = 0;
  private slowestMs = 0;
  private longestSilenceMs = 0;
  private lastMs = Date.now();
  private failure?: Error;

  /** Begins at once, in a namespace that is there. */
  constructor(private readonly api: ApiClient, private readonly namespace: string, clients: number) {
    this.workers = Array.from({ length: clients }, (_, index) => this.write(`${Date.now().toString(36)}-${index}`));
  }

  /** How many writes were acknowledged so far. */
  public get count(): number {
    return this.acknowledged.size;
  }

  /** Throws what has ended it. */
  public expectRunning(): void {
    if (this.failure !== undefined) throw this.failure;
  }

  /** Ends it, and looks for every acknowledged write. */
  public async stop(): Promise<LoadReport> {
    this.running = false;
    await Promise.all(this.workers);
    this.expectRunning();
    const there = await this.namesThere();
    const lost = [...this.acknowledged].filter((name) => !there.has(name));
    const { repeated, longestSilenceMs, slowestMs } = this;
    return { acknowledged: this.acknowledged.size, lost, repeated, longestSilenceMs, slowestMs };
  }

  private get path(): string {
    return `/api/v1/namespaces/${this.namespace}/configmaps`;
  }

  private async write(client: string): Promise<void> {
    try {
      for (let number = 0; this.running; number += 1) {
        const name = `write-${client}-${number}`;
        const { attempts, tookMs } = await this.api.create(this.path, { metadata: { name }, data: { number: String(number) } });
        this.note(name, attempts, tookMs);
      }
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
      this.running = false;
    }
  }

  private note(name: string, attempts: number, tookMs: number): void {
    const now = Date.now();
    this.acknowledged.add(name);
    this.repeated += attempts - 1;
    this.slowestMs = Math.max(this.slowestMs, tookMs);
    this.longestSilenceMs = Math.max(this.longestSilenceMs, now - this.lastMs);
    this.lastMs = now;
  }

  private async namesThere(): Promise<Set<string>> {
    const names = new Set<string>();
    let next = '';
    do {
      const query = new URLSearchParams({ limit: String(PAGE), ...(next !== '' && { continue: next }) }).toString();
      const page = await this.api.get<{ items: { metadata: { name: string } }[]; metadata: { continue?: string } }>(`${this.path}?${query}`);
      for (const { metadata } of page.items) names.add(metadata.name);
      next = page.metadata.continue ?? '';
    } while (next !== '');
    return names;
  }
}
