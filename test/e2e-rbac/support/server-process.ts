import { ChildProcess, spawn } from 'child_process';
import { closeSync, openSync, readFileSync } from 'fs';
import { endProcess } from '../../../lib/embedded-aws/processes';

const LAST_LINES = 20;

/** A server that runs until it is stopped, by its process id, or until the process of the test ends. */
export class ServerProcess {
  private readonly child: ChildProcess;
  private ended = false;
  private readonly killAtExit = () => this.child.kill('SIGKILL');

  constructor(private readonly program: string, args: readonly string[], private readonly logFile: string) {
    const log = openSync(logFile, 'a');
    this.child = spawn(program, args, { stdio: ['ignore', log, log] });
    closeSync(log);
    this.child.on('error', () => (this.ended = true));
    this.child.on('exit', () => (this.ended = true));
    process.once('exit', this.killAtExit);
  }

  /** Throws what it wrote last if it runs no more. */
  public expectRunning(): void {
    if (this.ended) throw new Error(`${this.program} ended:\n${readFileSync(this.logFile, 'utf8').trim().split('\n').slice(-LAST_LINES).join('\n')}`);
  }

  public async stop(): Promise<void> {
    process.off('exit', this.killAtExit);
    if (!this.ended && this.child.pid !== undefined) await endProcess(this.child.pid);
  }
}
