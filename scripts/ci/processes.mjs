import { spawn } from 'node:child_process';

const MINUTE_MS = 60_000;
const GRACE_MS = 15_000;

/** Runs a program to its end, with nothing on its standard input; after a time limit it is stopped with all that it started. */
export function run(command, args, { cwd, env = {}, minutes = 8 } = {}) {
  const child = spawn(command, args, { cwd, env: { ...process.env, FORCE_COLOR: '0', ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const timer = setTimeout(() => {
    output.push(Buffer.from(`\nStopped after ${minutes} minutes.\n`));
    signalGroup(child.pid, 'SIGTERM');
    setTimeout(() => signalGroup(child.pid, 'SIGKILL'), GRACE_MS).unref();
  }, minutes * MINUTE_MS);
  return new Promise((resolve) => {
    const end = (code) => {
      clearTimeout(timer);
      resolve({ code, output: Buffer.concat(output).toString() });
    };
    child.on('error', (error) => {
      output.push(Buffer.from(error.message));
      end(1);
    });
    child.on('close', (code) => end(code ?? 1));
  });
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended already.
  }
}
