import { spawn } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';

export const PROGRAMS = join(__dirname, '..', '..', '..', 'lib', 'kubeadm', 'node');

// Programs wait and try again; a busy machine runs them slowly.
jest.setTimeout(60_000);

/** How a program ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

const SETTINGS: Record<string, string> = {
  CLUSTER_NAME: 'shop',
  ROLE: 'control-plane',
  KUBERNETES_VERSION: 'v1.34.4',
  EPOCH_DEFAULT: '1',
  MEMBER: 'cp-0',
  ADDRESS: '10.0.0.10',
  ETCD_MEMBERS: 'cp-0=10.0.0.10 cp-1=10.0.0.11 cp-2=10.0.0.12',
  ETCD_LOCATION: 'stacked',
  API_NAME: 'api.shop.internal',
  API_PORT: '6443',
};

/** A machine as far as its programs know it: directories of its own, and a cloud that is a directory, too. */
export class Machine {
  public readonly directory = mkdtempSync(join(tmpdir(), 'node-'));

  /** @param cloud the directory of the cloud, which machines may share */
  public constructor(settings: Record<string, string> = {}, public readonly cloud = mkdtempSync(join(tmpdir(), 'cloud-')), shim = join(__dirname, 'cloud-file.sh')) {
    cpSync(PROGRAMS, this.path('lib'), { recursive: true });
    cpSync(shim, this.path('lib/cloud.sh'));
    const all = Object.entries({ ...SETTINGS, ...settings });
    this.write('etc/node.env', all.map(([key, value]) => `${key}='${value}'\n`).join(''));
  }

  public path(name: string): string {
    return join(this.directory, name);
  }

  public write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  public read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  public has(name: string): boolean {
    return existsSync(this.path(name));
  }

  public list(name: string): string[] {
    return readdirSync(this.path(name)).sort();
  }

  /** An object of the cloud. */
  public object(key: string, text: string): void {
    const file = join(this.cloud, 'objects', key);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** From now on the cloud answers no call for a `secret` or an `object`. */
  public deny(what: 'secret' | 'object'): void {
    writeFileSync(join(this.cloud, `deny-${what}`), '');
  }

  /** Runs lines of a program: those that `parts` name are sourced first. */
  public run(parts: readonly string[], script: string, environment: Record<string, string> = {}): Promise<Ended> {
    const sources = ['common', ...parts].map((part) => `. "$LIB/${part}.sh"`).join('\n');
    return this.spawn(['-c', `${sources}\n${script}`], environment);
  }

  public spawn(argv: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
    const child = spawn('bash', argv, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, ...this.environment(), ...environment } });
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (data) => (output.stdout += String(data)));
    child.stderr.on('data', (data) => (output.stderr += String(data)));
    return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, ...output })));
  }

  public remove(): void {
    for (const directory of [this.directory, this.cloud]) rmSync(directory, { recursive: true, force: true });
  }

  private environment(): Record<string, string> {
    const names = { ETC: 'etc', LIB: 'lib', RUN: 'run', STATE: 'state', KUBE: 'kube', DISK: 'disk', UNITS: 'units' };
    const paths = Object.entries(names).map(([key, name]) => [key, this.path(name)]);
    return { ...Object.fromEntries(paths), CLOUD_DIRECTORY: this.cloud };
  }
}
