// What users get: packs the library, installs the tarball into a fresh app, and uses it there.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const PACKED = /^(dist\/.+|\.jsii|API\.md|CHANGELOG\.md|LICENSE|README\.md|package\.json|node_modules\/(commander|ip-address|@antv\/hierarchy)\/.+)$/;
const NEVER_PACKED = /^dist\/.*(__pycache__|\.pyc$|\.(test|spec)\.|tsbuildinfo|(?<!\.d)\.ts$)/;
const REQUIRED = ['.jsii', 'API.md', 'LICENSE', 'README.md', 'dist/cli/production-cluster.js', 'dist/embedded-aws/server/requirements.txt', 'dist/index.d.ts', 'dist/testing/index.d.ts'];
const CONSUMER_TOOLS = ['@swc/core', '@swc/jest', '@types/jest', '@types/node', 'jest', 'typescript'];

function run(cwd, command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`);
  return stdout;
}

function pack(directory) {
  const [{ filename, files }] = JSON.parse(run(ROOT, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', directory));
  const paths = files.map((file) => file.path);
  const wrong = paths.filter((path) => !PACKED.test(path) || NEVER_PACKED.test(path));
  const missing = REQUIRED.filter((path) => !paths.includes(path));
  if (wrong.length > 0 || missing.length > 0) throw new Error(`The tarball must not hold: ${wrong}\nIt lacks: ${missing}`);
  return join(directory, filename);
}

function pick(versions, names) {
  return Object.fromEntries(names.map((name) => [name, versions[name]]));
}

function install(app, tarball) {
  cpSync(join(ROOT, 'test/package/consumer'), app, { recursive: true });
  const optional = manifest.peerDependenciesMeta ?? {};
  const peers = Object.keys(manifest.peerDependencies).filter((name) => !optional[name]?.optional || name === '@cdktf/provider-aws');
  const dependencies = { ...pick(manifest.devDependencies, peers), [manifest.name]: `file:${tarball}` };
  const jest = { testMatch: ['**/*.spec.ts'], transform: { '\\.ts$': '@swc/jest' } };
  const consumer = { name: 'consumer', private: true, dependencies, devDependencies: pick(manifest.devDependencies, CONSUMER_TOOLS), jest };
  writeFileSync(join(app, 'package.json'), JSON.stringify(consumer, null, 2));
  run(app, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund');
  if (existsSync(join(app, 'node_modules/@cdktf/provider-google'))) throw new Error('The Google provider was installed without being asked for.');
}

function use(app) {
  const bin = (name) => join(app, 'node_modules/.bin', name);
  const project = ['--project', 'tsconfig.consumer.json'];
  run(app, process.execPath, 'lazy.cjs');
  run(app, process.execPath, 'module.mjs');
  run(app, bin('tsc'), ...project, '--module', 'node16', '--moduleResolution', 'node16', '--noEmit');
  run(app, bin('tsc'), ...project, '--outDir', 'compiled');
  run(app, process.execPath, 'compiled/main.js');
  if (!existsSync(join(app, 'cdktf.out/stacks/production/cdk.tf.json'))) throw new Error('The app synthesized nothing.');
  run(app, bin('jest'), '--testPathIgnorePatterns=compiled', '--ci=false');
  run(app, bin('jest'), '--testPathIgnorePatterns=compiled', '--ci');
  const help = run(app, 'npx', '--no-install', 'production-cluster', '--help');
  if (!help.includes('embedded-aws')) throw new Error(`Unexpected help:\n${help}`);
}

function step(title, action) {
  const start = Date.now();
  const result = action();
  console.log(`${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}

const directory = mkdtempSync(join(tmpdir(), 'package-'));
try {
  const app = join(directory, 'app');
  step('built', () => run(ROOT, process.execPath, 'scripts/build.mjs', '--if-stale'));
  const tarball = step('packed', () => pack(directory));
  step('installed into a fresh app', () => install(app, tarball));
  step('imported, compiled, synthesized, snapshot-tested and asked for help', () => use(app));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}
