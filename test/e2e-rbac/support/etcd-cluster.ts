import { ChildProcess, spawn } from 'child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { freePorts } from './free-ports';

const LOOPBACK = '127.0.0.1';
const REQUEST_MS = 3_000;
const LAST_CHARACTERS = 2_000;

interface Member {
  readonly name: string;
  readonly client: string;
  readonly peer: string;
  process?: ChildProcess;
}

/** Members of etcd on the loopback interface, each a process that can be killed without a warning. */
export class EtcdCluster {
  public static async start(program: string, count: number): Promise<EtcdCluster> {
    const ports = await freePorts(2 * count);
    const cluster = new EtcdCluster(program, mkdtempSync(join(tmpdir(), 'e2e-etcd-')), Array.from({ length: count }, (_, index) => ({
      name: `etcd-${index}`, client: `http://${LOOPBACK}:${ports[2 * index]}`, peer: `http://${LOOPBACK}:${ports[2 * index + 1]}`,
    })));
    cluster.run(cluster.members.keys());
    return cluster;
  }

  private readonly killAtExit = () => this.kill(this.members.keys());

  private constructor(private readonly program: string, private readonly directory: string, private readonly members: readonly Member[]) {
    process.once('exit', this.killAtExit);
  }

  /** Starts members that do not run, with the data that they had. */
  public run(places: Iterable<number>): void {
    for (const place of places) this.members[place].process = this.spawn(this.members[place]);
  }

  /** Ends members as the loss of their machines does: at once. */
  public kill(places: Iterable<number>): void {
    for (const place of places) {
      this.members[place].process?.kill('SIGKILL');
      this.members[place].process = undefined;
    }
  }

  /** Whether any member that runs takes a write. */
  public async takesWrite(value: string): Promise<boolean> {
    const running = this.members.filter((member) => member.process !== undefined);
    for (const { name, process: child } of running) if (child?.exitCode !== null) throw new Error(`${name} ended by itself:\n${this.lastWords(name)}`);
    const taken = await Promise.all(running.map(({ client, name }) => put(client, name, value)));
    return taken.includes(true);
  }

  public stop(): void {
    process.off('exit', this.killAtExit);
    this.kill(this.members.keys());
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  private spawn({ name, client, peer }: Member): ChildProcess {
    const log = openSync(this.logOf(name), 'a');
    const flags = {
      name, 'data-dir': join(this.directory, name),
      'listen-client-urls': client, 'advertise-client-urls': client, 'listen-peer-urls': peer, 'initial-advertise-peer-urls': peer,
      'initial-cluster': this.members.map((member) => `${member.name}=${member.peer}`).join(','),
      // What is killed here is a process, not the machine below it.
      'unsafe-no-fsync': 'true',
    };
    const child = spawn(this.program, Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`), { stdio: ['ignore', log, log] });
    closeSync(log);
    return child;
  }

  private logOf(name: string): string {
    return join(this.directory, `${name}.log`);
  }

  private lastWords(name: string): string {
    return readFileSync(this.logOf(name), 'utf8').slice(-LAST_CHARACTERS);
  }
}

/** A write by the JSON gateway of etcd. Without a majority it does not come back in time, or with an error. */
async function put(endpoint: string, key: string, value: string): Promise<boolean> {
  const body = JSON.stringify({ key: base64(key), value: base64(value) });
  try {
    const { ok } = await fetch(`${endpoint}/v3/kv/put`, { method: 'POST', body, signal: AbortSignal.timeout(REQUEST_MS) });
    return ok;
  } catch {
    return false;
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
