import { ChildProcess, spawn } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { clientEnvironment, endpointOf } from './client-environment';
import { CallCount, Fault, FaultSwitch, InjectedFault } from './faults';
import { MachineControl } from './machine-control';
import { PrerequisiteError } from './prerequisite-error';
import { endProcess } from './processes';
import { pythonEnvironment, PythonEnvironmentOptions } from './python-environment';

const SERVER_DIRECTORY = join(__dirname, 'server');
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 50;
const LOG_LINES_SHOWN = 15;

/** How an embedded AWS is started. */
export interface EmbeddedAwsOptions extends PythonEnvironmentOptions {
  /** @default - a free port */
  readonly port?: number;
  /** The address on which it listens, and by which its clients reach it. @default 127.0.0.1 */
  readonly host?: string;
  /** Addresses, beside those of its machine, from which it may be told about faults and machines. @default - none */
  readonly controllers?: readonly string[];
  /** What stands before the command that starts it, such as `nsenter --net=/run/netns/laboratory`. @default - nothing */
  readonly launcher?: readonly string[];
  /** Where the server logs, one line per request. @default - a temporary file that `stop` removes */
  readonly logFile?: string;
  /** Lets the server outlive this process. @default false */
  readonly detached?: boolean;
  /** What `environment` sets as AWS_REGION. @default us-east-1 */
  readonly region?: string;
}

interface ServerAddress {
  readonly port: number;
  readonly pid: number;
}

/**
 * AWS for tests on one port of this machine: EC2, IAM, KMS and the rest by moto, EKS by AWS's own service model.
 *
 * @example
 * const aws = await EmbeddedAws.start();
 * try {
 *   execFileSync('terraform', ['apply', '-auto-approve'], { env: { ...process.env, ...aws.environment } });
 * } finally {
 *   await aws.stop();
 * }
 */
export class EmbeddedAws {
  /** Starts a server and waits until it answers. Errors: `PrerequisiteError` for what the machine lacks. */
  public static async start(options: EmbeddedAwsOptions = {}): Promise<EmbeddedAws> {
    const python = await pythonEnvironment(join(SERVER_DIRECTORY, 'requirements.txt'), options);
    const runDirectory = mkdtempSync(join(tmpdir(), 'embedded-aws-'));
    const logFile = options.logFile ?? join(runDirectory, 'server.log');
    const readyFile = join(runDirectory, 'ready.json');
    const child = spawnServer(python, readyFile, logFile, options);
    try {
      const address = await waitUntilReady(child, readyFile, logFile);
      if (options.logFile !== undefined) {
        rmSync(runDirectory, { recursive: true, force: true });
      }
      return new EmbeddedAws(address, logFile, runDirectory, options);
    } catch (error) {
      child.kill('SIGKILL');
      rmSync(runDirectory, { recursive: true, force: true });
      throw error;
    }
  }

  /** The port on which it listens. */
  public readonly port: number;

  /** The server's process id. */
  public readonly pid: number;

  /** The machines behind the instances: who plays them, and what they are told. */
  public readonly machines: MachineControl;

  private readonly faultSwitch: FaultSwitch;

  private constructor(
    address: ServerAddress,
    /** Where the server logs. */
    public readonly logFile: string,
    private readonly runDirectory: string,
    private readonly options: EmbeddedAwsOptions,
  ) {
    this.port = address.port;
    this.pid = address.pid;
    this.faultSwitch = new FaultSwitch(address.port, options.host);
    this.machines = new MachineControl(address.port, options.host);
  }

  /** The URL that every AWS client takes as its endpoint. */
  public get endpoint(): string {
    return endpointOf(this.port, this.options.host);
  }

  /** Environment variables that point AWS clients and Terraform's provider to this server. */
  public get environment(): Record<string, string> {
    return clientEnvironment(this.port, this.options.region, this.options.host);
  }

  /**
   * Makes calls slow, throttled or fail until the fault is used up or cleared. Faults add up.
   *
   * @example
   * await aws.injectFault({ kind: FaultKind.THROTTLE, service: 'eks', operation: 'CreateNodegroup', after: 2, times: 1 });
   */
  public injectFault(fault: Fault): Promise<InjectedFault> {
    return this.faultSwitch.inject(fault);
  }

  /** The faults that were injected since they were last cleared, used up ones included. */
  public faults(): Promise<InjectedFault[]> {
    return this.faultSwitch.faults();
  }

  /** Takes all faults back. */
  public clearFaults(): Promise<void> {
    return this.faultSwitch.clear();
  }

  /** How often each operation of a service was called by clients; EKS's own calls to its neighbours are left out. */
  public calls(service: string): Promise<Record<string, CallCount>> {
    return this.faultSwitch.calls(service);
  }

  /** Begins the counts of all services anew. */
  public clearCalls(): Promise<void> {
    return this.faultSwitch.clearCalls();
  }

  /** Ends the server; all its state is gone. */
  public async stop(): Promise<void> {
    await endProcess(this.pid);
    rmSync(this.runDirectory, { recursive: true, force: true });
  }
}

function spawnServer(python: string, readyFile: string, logFile: string, options: EmbeddedAwsOptions): ChildProcess {
  const detached = options.detached ?? false;
  const args = ['-m', 'embedded_aws', '--port', String(options.port ?? 0), '--log', logFile, '--ready-file', readyFile];
  if (options.host !== undefined) {
    args.push('--host', options.host);
  }
  args.push(...(options.controllers ?? []).flatMap((address) => ['--controller', address]));
  if (!detached) {
    args.push('--parent-pid', String(process.pid));
  }
  const environment = { ...process.env, PYTHONPATH: SERVER_DIRECTORY, PYTHONDONTWRITEBYTECODE: '1' };
  const [program, ...rest] = [...(options.launcher ?? []), python, ...args];
  // Its own process group: Ctrl-C reaches the launcher, which stops the server in order.
  const child = spawn(program, rest, { detached: true, stdio: 'ignore', env: environment });
  child.unref();
  return child;
}

async function waitUntilReady(child: ChildProcess, readyFile: string, logFile: string): Promise<ServerAddress> {
  let failure: string | undefined;
  child.on('error', (error) => (failure = error.message));
  child.on('exit', (code) => (failure = `it ended with code ${code}`));
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!existsSync(readyFile)) {
    if (failure !== undefined || Date.now() > deadline) {
      throw new PrerequisiteError(`The embedded AWS did not start: ${failure ?? 'no answer in time'}.${tail(logFile)}`);
    }
    await sleep(POLL_MS);
  }
  return JSON.parse(readFileSync(readyFile, 'utf8')) as ServerAddress;
}

function tail(logFile: string): string {
  if (!existsSync(logFile)) {
    return '';
  }
  return '\n' + readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_LINES_SHOWN).join('\n');
}
