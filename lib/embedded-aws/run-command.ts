import { spawn } from 'child_process';

/** How a command ended. */
export interface CommandResult {
  /** The exit code; undefined when the program could not be started. */
  readonly code?: number;
  /** What it wrote to standard output. */
  readonly stdout: string;
  /** What it wrote to standard error, or why it could not be started. */
  readonly stderr: string;
}

/** Runs a program to its end without a shell. Never rejects. */
export function runCommand(program: string, args: readonly string[]): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', (error) => resolve({ stdout, stderr: error.message }));
    child.on('close', (code) => resolve({ code: code ?? undefined, stdout, stderr }));
  });
}
