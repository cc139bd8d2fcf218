import { PrerequisiteError } from '../../lib/embedded-aws';
import { runCommand } from '../../lib/embedded-aws/run-command';

/** Refuses early what building needs and this machine lacks. */
export async function checkGo(): Promise<void> {
  const { code } = await runCommand('go', ['version']);
  if (code === 0) return;
  throw new PrerequisiteError('Kubernetes and etcd are built from their public modules. Install Go and see that go is on the PATH: https://go.dev/doc/install');
}

/** Downloads what a module is built from. Throws `PrerequisiteError` when it cannot be had. */
export async function downloadModules(source: string): Promise<void> {
  const { code, stderr } = await runCommand('go', ['-C', source, 'mod', 'download']);
  if (code === 0) return;
  throw new PrerequisiteError(`Go cannot download its modules (${stderr.trim().split('\n').pop()}). See that the module proxy can be reached, or name one in GOPROXY.`);
}

/** Builds packages into a directory, linked statically: they run in any container. Other programs may want the machine meanwhile, so they go first. */
export async function buildPackages(source: string, packages: readonly string[], flags: readonly string[], directory: string): Promise<void> {
  const { code, stderr } = await runCommand('nice', ['-n', '10', 'env', 'CGO_ENABLED=0', 'go', '-C', source, 'build', ...flags, '-o', `${directory}/`, ...packages]);
  if (code !== 0) throw new Error(`The tools of ${source} cannot be built:\n${stderr}`);
}
