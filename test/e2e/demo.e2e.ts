import { spawn } from 'child_process';
import { readFileSync } from 'fs';
import { join, resolve } from 'path';
import { isAlive } from '../../lib/embedded-aws/processes';
import { story } from './support/story';

const REPOSITORY = resolve(__dirname, '..', '..');
const STATE = join(REPOSITORY, '.demo', 'embedded', 'terraform.production.tfstate');

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  /** The embedded AWS that it started. */
  readonly pid: number;
}

/** Runs the demo to its end; sends an interrupt when its output holds some text. */
function demo(interruptAt?: string): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', join('scripts', 'demo', 'main.ts')], { cwd: REPOSITORY });
  let output = '';
  let interrupted = false;
  const onData = (chunk: Buffer) => {
    output += chunk.toString();
    if (interrupted || interruptAt === undefined || !output.includes(interruptAt)) return;
    interrupted = true;
    child.kill('SIGINT');
  };
  child.stdout.on('data', onData);
  child.stderr.on('data', onData);
  return new Promise((done) => child.on('close', (code) => done({ code, output, pid: Number(/, pid (\d+)/.exec(output)?.[1]) })));
}

story('npm run demo', (step) => {
  step('stops what it started when it is interrupted, and Terraform has written its state', async () => {
    const { code, output, pid } = await demo(' 20/');
    expect({ code, output }).toMatchObject({ code: 130, output: expect.stringContaining('Stopped') as string });
    expect(isAlive(pid)).toBe(false);
    const state = JSON.parse(readFileSync(STATE, 'utf8')) as { readonly resources: unknown[] };
    expect(state.resources.length).toBeGreaterThan(20);
  });

  step('deploys with cdktf, plans nothing the second time, and stops what it started', async () => {
    const { code, output, pid } = await demo();
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/✓ Deployed +\d+ resources\n[^]*✓ Second plan +no changes\n/) as string });
    expect(output).toMatch(/ClusterName +production-cluster/);
    expect(isAlive(pid)).toBe(false);
  });
});
