import { randomBytes } from 'crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { cpus } from 'os';
import { join } from 'path';
import { endProcess, isAlive } from '../../lib/embedded-aws/processes';
import { cacheDirectory } from '../../lib/embedded-aws/cache-directory';
import { attempt, execute } from './commands';
import { ControlGroups } from './control-groups';
import { Server } from './server';

const CONNECTIONS_PER_PROCESSOR = 32768;
const LEAST_CONNECTIONS = 131072;
// What many machines on one kernel need: every systemd, containerd and kubelet watches files.
const AT_LEAST: Readonly<Record<string, number>> = { 'fs/inotify/max_user_instances': 8192, 'fs/inotify/max_user_watches': 524288 };
// What kube-proxy sets by default. It may not here, and leaves alone what is so already.
const EXACTLY: Readonly<Record<string, number>> = { 'net/netfilter/nf_conntrack_max': Math.max(LEAST_CONNECTIONS, CONNECTIONS_PER_PROCESSOR * cpus().length) };
// What the machines set for the whole kernel, and with it for all that runs beside them.
const KERNEL_WIDE = [...Object.keys(AT_LEAST), ...Object.keys(EXACTLY), 'vm/overcommit_memory', 'vm/panic_on_oom', 'kernel/panic', 'kernel/panic_on_oops'];

interface Owner {
  readonly pid: number;
  readonly controlGroups: readonly string[];
}

/** What one run of the laboratory has on this machine, all under a name of its own. */
export class Run {
  /** A new run. What runs have left behind whose process is gone is removed first. */
  public static async create(): Promise<Run> {
    await sweep();
    const run = new Run(randomBytes(3).toString('hex'));
    mkdirSync(run.directory, { recursive: true, mode: 0o755 });
    const owner: Owner = { pid: process.pid, controlGroups: run.controlGroups.directories };
    writeFileSync(run.path('owner.json'), JSON.stringify(owner));
    run.controlGroups.create();
    adjustKernel();
    return run;
  }

  public readonly controlGroups: ControlGroups;
  private readonly servers: Server[] = [];

  private constructor(public readonly id: string) {
    this.controlGroups = ControlGroups.ofRun(id);
  }

  /** A file or a directory of this run. Its filesystem is that of the cache: machines link what is there. */
  public path(...names: string[]): string {
    return join(this.directory, ...names);
  }

  /** The name of a network namespace of this run. */
  public namespace(name: string): string {
    return `lab-${this.id}-${name}`;
  }

  /** The name of this machine's own interface in the region. */
  public get outside(): string {
    return outsideOf(this.id);
  }

  /** Starts a server that ends with this run. */
  public serve(name: string, command: readonly string[]): Server {
    mkdirSync(this.path('log'), { recursive: true });
    const server = new Server(command, this.path('log', `${name}.log`));
    this.servers.push(server);
    return server;
  }

  /** Ends its servers and removes all that is left of it. Its machines are off. */
  public async remove(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    await removeRun(this.id);
  }

  private get directory(): string {
    return join(runsDirectory(), this.id);
  }
}

/** Removes what is left of runs whose process is gone: it has taken its machines and servers with it. */
export async function sweep(): Promise<void> {
  for (const id of runs()) {
    const pid = ownerOf(id)?.pid;
    if (pid !== undefined && !isAlive(pid)) await removeRun(id);
  }
}

async function removeRun(id: string): Promise<void> {
  const directory = join(runsDirectory(), id);
  const owner = ownerOf(id);
  await removeNamespaces(`lab-${id}-`);
  // It would go with the other end, which the kernel takes its time for. It is not there where the hub has never been.
  await attempt(['ip', 'link', 'delete', outsideOf(id)]);
  await releaseLoopDevices(directory);
  await ControlGroups.remove(owner?.controlGroups ?? []);
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  if (runs().length === 0) restoreKernel();
}

function outsideOf(id: string): string {
  return `lab${id}`;
}

async function removeNamespaces(prefix: string): Promise<void> {
  const names = (await execute(['ip', 'netns', 'list'])).split('\n').map((line) => line.split(' ')[0]);
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    // A server that gives up rights, as dnsmasq does, is no longer told that its parent has died (see PR_SET_PDEATHSIG).
    const pids = (await execute(['ip', 'netns', 'pids', name])).split('\n').filter((line) => line !== '');
    await Promise.all(pids.map((pid) => endProcess(Number(pid))));
    await execute(['ip', 'netns', 'delete', name]);
  }
}

/** Detaches the disks of a run: a machine that was killed cannot do so. */
async function releaseLoopDevices(directory: string): Promise<void> {
  const rows = (await execute(['losetup', '--list', '--noheadings', '--output', 'NAME,BACK-FILE'])).split('\n').map((row) => row.trim().split(/\s+/));
  for (const [device, file] of rows) if (file?.startsWith(`${directory}/`)) await execute(['losetup', '--detach', device]);
}

function runs(): string[] {
  return existsSync(runsDirectory()) ? readdirSync(runsDirectory()).filter((name) => !name.endsWith('.json')) : [];
}

function runsDirectory(): string {
  return join(cacheDirectory(), 'laboratory-runs');
}

function ownerOf(id: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(join(runsDirectory(), id, 'owner.json'), 'utf8')) as Owner;
  } catch {
    return undefined; // Being made, or being removed.
  }
}

/** Before the first of the runs that are there. */
function adjustKernel(): void {
  const settings = KERNEL_WIDE.filter((name) => existsSync(settingFile(name)));
  if (!existsSync(kernelFile())) writeFileSync(kernelFile(), JSON.stringify(Object.fromEntries(settings.map((name) => [name, readSetting(name)]))));
  for (const name of settings) {
    const wanted = EXACTLY[name] ?? Math.max(Number(readSetting(name)), AT_LEAST[name] ?? 0);
    if (name in EXACTLY || name in AT_LEAST) writeFileSync(settingFile(name), String(wanted));
  }
}

/** After the last one. */
function restoreKernel(): void {
  if (!existsSync(kernelFile())) return;
  const settings = JSON.parse(readFileSync(kernelFile(), 'utf8')) as Record<string, string>;
  for (const [name, value] of Object.entries(settings)) if (readSetting(name) !== value) writeFileSync(settingFile(name), value);
  rmSync(kernelFile());
}

function kernelFile(): string {
  return join(runsDirectory(), 'kernel.json');
}

function readSetting(name: string): string {
  return readFileSync(settingFile(name), 'utf8').trim();
}

function settingFile(name: string): string {
  return join('/proc/sys', name);
}
