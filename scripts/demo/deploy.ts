import { createRequire } from 'module';
import { dirname, join } from 'path';
import { run } from '../terraform/child-process';
import { advance, DeploymentState, plainText, progressLine } from './progress';
import { Reporter } from './reporter';
import { INFRASTRUCTURE_STACK, WorkDirectory } from './work-directory';

const MINUTE_MS = 60_000;
// A real EKS cluster with its node groups takes a quarter of an hour.
const TIMEOUT_MS = 60 * MINUTE_MS;
const ARGUMENTS = ['deploy', INFRASTRUCTURE_STACK, '--auto-approve', '--skip-provider-lock'];
const ERROR_LINES = 25;

/** The command that people would type. */
export const DEPLOY_COMMAND = ['npx', 'cdktf', ...ARGUMENTS].join(' ');

/** Runs `cdktf deploy` and folds its output into a counter. Returns how many resources it finished. Throws with the end of its output. */
export async function deploy(directory: WorkDirectory, environment: NodeJS.ProcessEnv, reporter: Reporter): Promise<number> {
  let state: DeploymentState = { done: 0 };
  let paths: Map<string, string> | undefined;
  const onLine = (line: string): void => {
    const next = advance(state, plainText(line));
    if (next === state) return;
    state = next;
    paths ??= directory.constructPaths(INFRASTRUCTURE_STACK);
    reporter.progress('Deploying', progressLine(state, paths));
  };
  // Without CI it draws a spinner ten times a second.
  const settings = { directory: directory.path, environment: { ...environment, CI: '1' }, timeoutMs: TIMEOUT_MS, stopsThroughChildren: true, onLine };
  const { code, output, errors } = await run(process.execPath, [cdktfProgram(), ...ARGUMENTS], settings);
  directory.write('deploy.log', `${plainText(output)}\n${plainText(errors)}\n`);
  if (code !== 0) throw new Error(`${DEPLOY_COMMAND} failed:\n${lastLines(`${errors}\n${output}`)}`);
  return state.done;
}

// Started directly and not through npx, so that it can be stopped by its process id.
function cdktfProgram(): string {
  const manifest = createRequire(__filename).resolve('cdktf-cli/package.json');
  return join(dirname(manifest), 'bundle', 'bin', 'cdktf');
}

function lastLines(text: string): string {
  const lines = plainText(text).split('\n').filter((line) => line.trim() !== '');
  return lines.slice(-ERROR_LINES).join('\n');
}
