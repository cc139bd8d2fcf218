// Type-checks the library and the examples against the newest AWS bindings, and synthesizes the examples with them.
// The copy lies inside the repository, so everything but the AWS provider is found in the repository's own node_modules.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const WORK = join(ROOT, '.cache/bindings-21');
const MANIFESTS = ['package.json', 'package-lock.json', '.npmrc'];

function run(cwd, command, ...args) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`Failed: ${[command, ...args].join(' ')}`);
}

const isInstalled = () =>
  existsSync(join(WORK, 'node_modules/.package-lock.json')) && MANIFESTS.every((name) => readFileSync(join(WORK, name), 'utf8') === readFileSync(join(HERE, name), 'utf8'));

function install() {
  if (isInstalled()) return;
  mkdirSync(WORK, { recursive: true });
  for (const name of MANIFESTS) cpSync(join(HERE, name), join(WORK, name));
  run(WORK, 'npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund');
}

function copySources() {
  for (const name of ['lib', 'examples']) {
    rmSync(join(WORK, name), { recursive: true, force: true });
    cpSync(join(ROOT, name), join(WORK, name), { recursive: true, filter: (path) => !/(cdktf\.out|__pycache__|\.py)$/.test(path) });
  }
  const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(WORK, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['lib', 'examples'] }, null, 2));
}

function synthesize(example) {
  const folder = join(WORK, 'examples', example);
  run(folder, join(ROOT, 'node_modules/.bin/tsx'), 'main.ts');
  const manifest = JSON.parse(readFileSync(join(folder, 'cdktf.out/manifest.json'), 'utf8'));
  const stacks = Object.values(manifest.stacks).map((stack) => JSON.parse(readFileSync(join(folder, 'cdktf.out', stack.synthesizedStackPath), 'utf8')));
  const versions = stacks.flatMap((stack) => stack.terraform.required_providers.aws?.version ?? []);
  if (stacks.length === 0 || versions.some((version) => !version.startsWith('6.'))) throw new Error(`The example ${example} was not made with the newest bindings.`);
}

try {
  install();
  copySources();
  run(WORK, join(ROOT, 'node_modules/.bin/tsc'), '--noEmit', '--project', WORK);
  for (const example of readdirSync(join(WORK, 'examples'))) synthesize(example);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
