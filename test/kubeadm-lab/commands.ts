import { spawn } from 'child_process';

const TIMEOUT_MS = 60_000;
const SECONDS = 1000;

/** How a command is run. */
export interface CommandOptions {
  /** What it reads from standard input. @default - nothing */
  readonly input?: string;
  /** After how long it is killed. @default 60000 */
  readonly timeoutMs?: number;
}

/** How a command ended. */
export interface Outcome {
  /** The exit code; 128 and more where a signal ended it. */
  readonly code: number;
  /** What it wrote, to standard output and to standard error, in order. */
  readonly output: string;
}

/** Runs a program to its end without a shell. Rejects only where it cannot be started. */
export function attempt([program, ...args]: readonly string[], options: CommandOptions = {}): Promise<Outcome> {
  const { input, timeoutMs = TIMEOUT_MS } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    // A program that ends before it has read all has its reason, which its exit code tells.
    child.stdin?.on('error', () => undefined).end(input);
    const timer = setTimeout(() => {
      output += `\nKilled after ${timeoutMs / SECONDS} s`;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.on('error', reject).on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 128, output });
    });
  });
}

/** Runs a program to its end without a shell and returns what it wrote. Throws that where it fails. */
export async function execute(command: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { code, output } = await attempt(command, options);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}: ${output.trim()}`);
  return output;
}
