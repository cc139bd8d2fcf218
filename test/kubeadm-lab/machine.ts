import { ChildProcess, spawn } from 'child_process';
import { EventEmitter } from 'events';
import { closeSync, existsSync, openSync, readFileSync } from 'fs';
import { join } from 'path';
import { eventually, Patience } from '../support/eventually';
import { Cable } from './cable';
import { attempt, CommandOptions, execute, Outcome } from './commands';
import { ControlGroups } from './control-groups';
import { RootDisk } from './root-disk';
import { Volume } from './volume';

const POWER_ON = join(__dirname, 'machine/power-on.sh');
const GRACE: Patience = { seconds: 30 };
// For a machine that has many others beside it.
const START: Patience = { seconds: 180 };
// By which the first process of a namespace ends when it asks the kernel to restart or to power off (see reboot(2)).
const RESTART = 'SIGHUP';
const POWER_OFF = 'SIGINT';
// SIGRTMIN+4, by which systemd powers off (see systemd(1)).
const PRESSED_BUTTON = 38;
const ENVIRONMENT = ['env', '-i', 'HOME=/root', 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL=C.UTF-8'];

/** How a machine went off. */
export enum MachineEnd {
  /** It has shut itself down. */
  POWERED_OFF = 'powered off',
  /** Its power was cut, or its first process died. */
  KILLED = 'killed',
}

/** What a machine is made of. */
export interface MachineParts {
  readonly name: string;
  readonly address: string;
  readonly cable: Cable;
  readonly disk: RootDisk;
  readonly controlGroups: ControlGroups;
}

/** A machine: namespaces, control groups and a root disk of its own, in which systemd is the first process. */
export class Machine {
  public readonly name: string;
  public readonly address: string;
  /** How it went off the last time; `undefined` before. */
  public lastEnd?: MachineEnd;
  private readonly events = new EventEmitter();
  private readonly attached = new Set<Volume>();
  private power = false;
  private child?: ChildProcess;
  // As this machine numbers it; only once it is systemd: before, it still sees the files of this machine.
  private pid?: number;
  // Of what follows an end that nobody waits for.
  private failure?: unknown;

  constructor(private readonly parts: MachineParts) {
    this.name = parts.name;
    this.address = parts.address;
  }

  public get isOn(): boolean {
    return this.power;
  }

  /** Its disks, in no order. */
  public get volumes(): Volume[] {
    return [...this.attached];
  }

  /** Told each time that it has gone off, and not when it restarts. */
  public onOff(listener: (end: MachineEnd) => void): void {
    this.events.on('off', listener);
  }

  /** Boots from its root disk as that is. Resolves once the first process runs, not once it has booted. */
  public async powerOn(): Promise<void> {
    if (this.power) return;
    this.power = true;
    this.failure = undefined;
    try {
      await this.start();
    } catch (error) {
      if (this.child === undefined) await this.end(null);
      else await this.kill();
      throw error;
    }
  }

  /** Waits until everything has been started that starts at boot. Returns the units that have failed. */
  public async booted(timeoutMs = 300_000): Promise<string[]> {
    await eventually(`${this.name} answers`, async () => (await this.run(['test', '-S', '/run/systemd/private'])).code === 0);
    await this.run(['systemctl', 'is-system-running', '--wait'], { timeoutMs });
    const { output } = await this.run(['systemctl', 'list-units', '--failed', '--plain', '--no-legend']);
    return output.split('\n').map((line) => line.split(' ')[0]).filter((unit) => unit !== '');
  }

  /** Runs a command inside, as root, outside of every unit. Throws when the machine is off, or about to restart. */
  public async run(command: readonly string[], options: CommandOptions = {}): Promise<Outcome> {
    if (this.pid === undefined) throw new Error(`${this.name} runs nothing now: ${command.join(' ')}`);
    const enter = ['nsenter', '--target', String(this.pid), '--mount', '--uts', '--ipc', '--pid', '--net', '--cgroup', '--root', '--wd'];
    return attempt([...enter, ...ENVIRONMENT, ...command], options);
  }

  /** Loss of power. What was not written to a disk is in the memory of this kernel, and not lost as it would be elsewhere. */
  public async kill(): Promise<void> {
    const first = childOf(this.child?.pid);
    if (first !== undefined) process.kill(first, 'SIGKILL');
    await this.off();
  }

  /** Shuts it down, as the cloud does: what takes longer than a while is cut off. */
  public async powerOff(): Promise<void> {
    if (this.pid !== undefined) process.kill(this.pid, PRESSED_BUTTON);
    await this.off(GRACE).catch(() => this.kill());
  }

  /** Gives it a root disk as new. It is off. */
  public async replaceRootDisk(): Promise<void> {
    if (this.isOn) throw new Error(`${this.name} is on: power it off before it gets another root disk`);
    await this.parts.disk.renew();
  }

  /** Removes its root disk for good, but for the console and the journal. It is off. */
  public retire(): void {
    this.parts.disk.retire();
  }

  /** Attaches a disk; at once where the machine is on. */
  public async attach(volume: Volume): Promise<void> {
    if (this.attached.has(volume)) return;
    volume.claim(this.name);
    this.attached.add(volume);
    if (this.pid !== undefined) await this.show(volume);
  }

  /** Takes a disk away. One that is in use while the machine is on goes when its use ends, as by a forced detachment. */
  public async detach(volume: Volume): Promise<void> {
    if (!this.attached.delete(volume)) return;
    if (this.pid !== undefined) await this.run(['rm', '-f', volume.link, volume.node]);
    await volume.release(this.name);
  }

  /** What it wrote to its console. */
  public get console(): string {
    const file = this.parts.disk.consoleFile;
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** The journal of all of its boots, also of a machine that is off. @param unit one unit's part of it */
  public journal(unit?: string): Promise<string> {
    const command = ['journalctl', '--no-pager', '--directory', join(this.parts.disk.upper, 'var/log/journal'), ...(unit === undefined ? [] : ['--unit', unit])];
    return execute(command);
  }

  /** Loses what is sent to an address, from now on. */
  public cut(address: string): Promise<void> {
    return this.parts.cable.cut(address);
  }

  /** Ends that. */
  public join(address: string): Promise<void> {
    return this.parts.cable.join(address);
  }

  private async start(): Promise<void> {
    this.child = undefined;
    const { controlGroups, cable, disk } = this.parts;
    controlGroups.create();
    await cable.plug();
    const console = openSync(disk.consoleFile, 'a');
    const apart = ['unshare', '--mount', '--uts', '--ipc', '--pid', '--fork', '--kill-child=KILL', '--propagation', 'private'];
    const command = ['--pdeathsig', 'KILL', 'nsenter', `--net=/run/netns/${cable.namespace}`, ...apart, 'bash', POWER_ON, disk.directory, disk.layers, ...controlGroups.parameters];
    const child = spawn('setpriv', command, { stdio: ['ignore', console, console] });
    closeSync(console);
    child.once('exit', (_code, signal) => void this.onExit(signal).catch((error: unknown) => (this.failure = error)));
    this.child = child;
    await eventually(`${this.name} runs systemd`, () => isSystemd(childOf(child.pid)) || child.exitCode !== null, START);
    this.pid = childOf(child.pid);
    if (this.pid === undefined) throw new Error(`${this.name} did not start: ${this.console}`);
    for (const volume of this.attached) await this.show(volume);
  }

  private async off(patience?: Patience): Promise<void> {
    await eventually(
      `${this.name} is off`,
      () => {
        if (this.failure !== undefined) throw this.failure;
        return !this.power;
      },
      patience,
    );
  }

  private async onExit(signal: NodeJS.Signals | null): Promise<void> {
    this.pid = undefined;
    await this.parts.cable.unplug();
    await this.parts.controlGroups.remove();
    if (signal === RESTART) return this.start();
    await this.end(signal);
  }

  private async end(signal: NodeJS.Signals | null): Promise<void> {
    for (const volume of this.attached) await volume.unplug();
    this.lastEnd = signal === POWER_OFF ? MachineEnd.POWERED_OFF : MachineEnd.KILLED;
    this.power = false;
    this.events.emit('off', this.lastEnd);
  }

  private async show(volume: Volume): Promise<void> {
    const device = await volume.plug();
    const { output, code } = await this.run(['sh', '-ec', 'rm -f "$2"; mknod -m 660 "$2" b "$0" "$1"; ln -sfn "$2" "$3"', String(device.major), String(device.minor), volume.node, volume.link]);
    if (code !== 0) throw new Error(`${this.name} does not get its disk ${volume.id}: ${output}`);
  }
}

/** The first process of a machine, as this machine numbers it. */
function childOf(pid: number | undefined): number | undefined {
  const children = pid === undefined ? '' : readProcess(`${pid}/task/${pid}/children`);
  return children === '' ? undefined : Number(children.split(' ')[0]);
}

function isSystemd(pid: number | undefined): boolean {
  return pid !== undefined && readProcess(`${pid}/comm`) === 'systemd';
}

function readProcess(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8').trim();
  } catch {
    return ''; // Gone, or not there yet.
  }
}
