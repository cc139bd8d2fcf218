import { ChildProcess, spawn } from 'child_process';
import { existsSync, readdirSync, readFileSync } from 'fs';
import { createInterface } from 'readline';
import { setTimeout as sleep } from 'timers/promises';
import { isAlive } from '../../lib/embedded-aws/processes';
import { runCommand } from '../../lib/embedded-aws/run-command';

const POLL_MS = 100;
const PATIENCE_MS = 60_000;
const HAS_PROC = existsSync('/proc/self/stat');

/** How a program is run. */
export interface RunOptions {
  /** @default - where this process runs */
  readonly directory?: string;
  /** @default - as this process has it */
  readonly environment?: NodeJS.ProcessEnv;
  /** After this long the program is stopped, and the result says so. */
  readonly timeoutMs: number;
  /**
   * Whether a request to stop goes to what the program has started and not to itself: cdktf, when interrupted, kills Terraform
   * while it writes its state; when Terraform ends in order, so does cdktf.
   *
   * @default false
   */
  readonly stopsThroughChildren?: boolean;
  /** Told each line of its output and its errors. */
  readonly onLine?: (line: string) => void;
}

/** How a program ended. */
export interface RunResult {
  /** Its exit code; 1 when a signal ended it or it could not be started. */
  readonly code: number;
  /** What it wrote to standard output. */
  readonly output: string;
  /** What it wrote to standard error, and why it was stopped or could not be started. */
  readonly errors: string;
}

const running = new Map<number, RunOptions>();
let stopping = false;

/**
 * Runs a program to its end, without a shell. Never rejects.
 *
 * It gets a process group of its own: Ctrl-C reaches this process alone, which then stops everything in order.
 */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  if (stopping) return { code: 1, output: '', errors: 'interrupted' };
  const { directory, environment = process.env } = options;
  const child = spawn(program, args, { cwd: directory, env: environment, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid !== undefined) running.set(pid, options);
  let complaint = '';
  const timer = setTimeout(() => {
    complaint = `\n${program} took longer than ${options.timeoutMs / 1000} s and was stopped.`;
    if (pid !== undefined) void stopTree(pid, options);
  }, options.timeoutMs);
  const result = await finished(child, options.onLine);
  clearTimeout(timer);
  if (pid !== undefined) running.delete(pid);
  return { ...result, errors: result.errors + complaint };
}

/** Stops everything that `run` has started, and starts nothing more. */
export async function stopAll(): Promise<void> {
  stopping = true;
  await Promise.all([...running].map(([pid, options]) => stopTree(pid, options)));
}

function finished(child: ChildProcess, onLine: (line: string) => void = () => undefined): Promise<RunResult> {
  const output: string[] = [];
  const errors: string[] = [];
  collect(child.stdout, output, onLine);
  collect(child.stderr, errors, onLine);
  return new Promise((resolve) => {
    const end = (code: number) => resolve({ code, output: output.join('\n'), errors: errors.join('\n') });
    child.on('error', (error) => {
      errors.push(error.message);
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

function collect(stream: ChildProcess['stdout'], lines: string[], onLine: (line: string) => void): void {
  if (stream === null) return;
  createInterface({ input: stream }).on('line', (line) => {
    lines.push(line);
    onLine(line);
  });
}

/**
 * Stops a program and all that it has started, also what runs in a terminal of its own, as Terraform does below cdktf.
 * Terraform takes an interrupt as a request to finish in order and to write its state; what does not listen is killed.
 */
async function stopTree(root: number, { stopsThroughChildren = false }: RunOptions): Promise<void> {
  const descendants = await descendantsOf(root);
  const tree = [root, ...descendants];
  signal(stopsThroughChildren && descendants.length > 0 ? descendants : [root], 'SIGINT');
  const deadline = Date.now() + PATIENCE_MS;
  await untilEnded([root], deadline);
  signal(tree.filter(isRunning), 'SIGTERM');
  await untilEnded(tree, deadline);
  signal(tree.filter(isRunning), 'SIGKILL');
}

async function untilEnded(pids: number[], deadline: number): Promise<void> {
  while (pids.some(isRunning) && Date.now() < deadline) await sleep(POLL_MS);
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // Gone already.
    }
  }
}

async function descendantsOf(root: number): Promise<number[]> {
  const parents = await parentOfEachProcess();
  const found = [root];
  for (const ancestor of found) {
    for (const [pid, parent] of parents) if (parent === ancestor) found.push(pid);
  }
  return found.slice(1);
}

async function parentOfEachProcess(): Promise<[pid: number, parent: number][]> {
  if (HAS_PROC) {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
    return pids.map((pid) => [pid, Number(statusOf(pid)?.[1])]);
  }
  const { stdout } = await runCommand('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}

/** Unlike `isAlive` this does not count a process that ended and that nobody has asked for its exit code. */
function isRunning(pid: number): boolean {
  if (!HAS_PROC) return isAlive(pid);
  const state = statusOf(pid)?.[0];
  return state !== undefined && state !== 'Z';
}

// The name of the program stands in parentheses and may hold anything; the state and the parent follow it.
function statusOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
