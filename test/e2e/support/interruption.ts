import { ChildProcess, spawn } from 'child_process';
import { createInterface } from 'readline';
import { setTimeout as sleep } from 'timers/promises';
import { runCommand } from '../../../lib/embedded-aws/run-command';
import { terraformProgram } from '../../../scripts/terraform/prerequisites';
import { World } from './world';

/** What is ended in the middle of an apply, and how. */
export enum Interruption {
  /** Terraform with its provider, as when the machine loses its power. */
  MACHINE = 'SIGKILL to Terraform and its provider',
  /** The provider alone, as when it crashes: Terraform lives to write down what it knows. */
  PROVIDER = 'SIGKILL to the provider',
  /** Terraform, as by Ctrl-C: it finishes what it has begun. */
  REQUEST = 'SIGINT to Terraform',
}

/** Numbers that look random and are the same for a seed, so that a failure can be repeated. */
export class Dice {
  constructor(private state: number) {}

  /** A whole number between two others, both included. */
  public between(least: number, most: number): number {
    // The generator of Numerical Recipes.
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return least + Math.floor((this.state / 2 ** 32) * (most - least + 1));
  }
}

const POLL_MS = 20;
const BEGUN = /: (Creating|Modifying|Destroying)\.\.\./;

/** Applies, and interrupts as soon as so many changes have begun. Throws where Terraform ended before that. */
export function interruptedApply(world: World, stack: string, how: Interruption, begun: number): Promise<void> {
  return interruptedWhen(world, stack, how, (lines) => Promise.resolve(lines.filter((line) => BEGUN.test(line)).length >= begun));
}

/** Applies, and interrupts as soon as something is so. Throws where Terraform ended before that. */
export async function interruptedWhen(world: World, stack: string, how: Interruption, isTime: (lines: string[]) => Promise<boolean>): Promise<void> {
  const environment = { ...world.environment, TF_IN_AUTOMATION: '1' };
  // In a process group of its own, to which the provider belongs.
  const terraform = spawn(terraformProgram(), ['apply', '-input=false', '-auto-approve', '-no-color'], { cwd: world.stackDirectory(stack), env: environment, detached: true });
  const lines: string[] = [];
  for (const stream of [terraform.stdout, terraform.stderr]) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  let ended = false;
  const end = new Promise<void>((done) =>
    terraform.on('close', () => {
      ended = true;
      done();
    }),
  );
  while (!ended && !(await isTime(lines))) await sleep(POLL_MS);
  if (ended) throw new Error(`Terraform ended before it was interrupted:\n${lines.slice(-40).join('\n')}`);
  await interrupt(terraform, how);
  await end;
}

async function interrupt({ pid = 0 }: ChildProcess, how: Interruption): Promise<void> {
  if (how === Interruption.MACHINE) process.kill(-pid, 'SIGKILL');
  else if (how === Interruption.REQUEST) process.kill(pid, 'SIGINT');
  else for (const provider of await childrenOf(pid)) process.kill(provider, 'SIGKILL');
}

async function childrenOf(parent: number): Promise<number[]> {
  const { stdout } = await runCommand('ps', ['-A', '-o', 'pid=,ppid=']);
  const processes = stdout.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return processes.filter(([, ppid]) => ppid === parent).map(([pid]) => pid);
}
