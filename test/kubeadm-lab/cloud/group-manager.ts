import { setTimeout as sleep } from 'timers/promises';
import { InstanceView } from '../../../lib/embedded-aws';
import { InstanceSource } from './instance-source';
import { MachineHost } from './machine-host';
import { ManagedMachine } from './managed-machine';
import { TargetBalancer, Targets } from './targets';

/** How the group manager works. */
export interface GroupManagerOptions {
  /** How often it looks, in milliseconds. @default 200 */
  readonly everyMs?: number;
  /** How long a machine is off until the cloud notices, in milliseconds: the health check. @default 1000 */
  readonly noticedAfterMs?: number;
  /** What the machines are targets of that are registered with a target group. @default - nothing */
  readonly loadBalancer?: TargetBalancer;
  /** Told what went wrong; it is tried again at the next look. @default - nobody */
  readonly onProblem?: (error: unknown) => void;
  /** Milliseconds since some moment. @default Date.now */
  readonly now?: () => number;
}

/** Makes true what the embedded AWS says of instances and volumes, and tells it what became of the machines. */
export class GroupManager {
  private readonly machines = new Map<string, ManagedMachine>();
  private readonly busy = new Map<string, Promise<void>>();
  private seen: InstanceView[] = [];
  private readonly targets?: Targets;
  private work?: Promise<void>;
  private ended = false;

  constructor(private readonly source: InstanceSource, private readonly host: MachineHost, private readonly options: GroupManagerOptions = {}) {
    this.targets = options.loadBalancer && new Targets(source, options.loadBalancer);
  }

  /** Begins to look again and again. */
  public start(): void {
    this.ended = false;
    this.work ??= this.lookUntilEnded();
  }

  /** Stops looking. Machines stay as they are. */
  public async stop(): Promise<void> {
    this.ended = true;
    await this.work;
    this.work = undefined;
    await this.settled();
  }

  /** Instances that are not terminated, as of the last look. @param group only those of one group */
  public instances(group?: string): InstanceView[] {
    return this.seen.filter((each) => group === undefined || each.group === group);
  }

  /** One look. What it begins may take longer: `settled` waits for that. */
  public async look(): Promise<void> {
    this.seen = await this.source.list();
    const views = new Map(this.seen.map((view) => [view.instanceId, view]));
    for (const view of this.seen) {
      if (!this.machines.has(view.instanceId)) this.machines.set(view.instanceId, this.newMachine(view.instanceId));
    }
    for (const machine of this.machines.values()) this.tend(machine, views.get(machine.instanceId));
    await this.targets?.tend(this.seen);
  }

  /** Resolves once all is done that was begun. */
  public async settled(): Promise<void> {
    await Promise.all(this.busy.values());
  }

  private newMachine(instanceId: string): ManagedMachine {
    const { noticedAfterMs = 1000, now = Date.now } = this.options;
    return new ManagedMachine(instanceId, this.source, this.host, { noticedAfterMs, now });
  }

  private tend(machine: ManagedMachine, view: InstanceView | undefined): void {
    const { instanceId: id } = machine;
    if (this.busy.has(id)) return;
    const work = machine.tend(view).catch((error: unknown) => this.options.onProblem?.(error));
    const done = work.then(() => {
      this.busy.delete(id);
      if (machine.isGone) this.machines.delete(id);
    });
    this.busy.set(id, done);
  }

  private async lookUntilEnded(): Promise<void> {
    while (!this.ended) {
      await this.look().catch((error: unknown) => this.options.onProblem?.(error));
      await sleep(this.options.everyMs ?? 200);
    }
  }
}
