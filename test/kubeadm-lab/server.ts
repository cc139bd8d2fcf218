import { ChildProcess, spawn } from 'child_process';
import { closeSync, openSync, readFileSync } from 'fs';
import { endProcess } from '../../lib/embedded-aws/processes';
import { eventually } from '../support/eventually';

/** A server of a region. It runs until it is stopped, or until this process ends, in whatever way that does. */
export class Server {
  private readonly child: ChildProcess;

  constructor(command: readonly string[], private readonly logFile: string) {
    const log = openSync(logFile, 'a');
    this.child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], { stdio: ['ignore', log, log] });
    closeSync(log);
    // As an exit code: what could not be started did not run.
    this.child.on('error', () => undefined);
  }

  public get isRunning(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** What it wrote. */
  public get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Waits until it is ready. Throws what it wrote when it ends before. */
  public async ready(what: string, isReady: () => boolean): Promise<void> {
    await eventually(what, () => !this.isRunning || isReady());
    if (!this.isRunning) throw new Error(`Not so, and its server has ended: ${what}\n${this.log}`);
  }

  public signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  public async stop(): Promise<void> {
    if (this.isRunning && this.child.pid !== undefined) await endProcess(this.child.pid);
  }
}
