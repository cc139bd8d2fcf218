// Synthesizes the examples on cdktf and on CDK Terrain (`cdktn`) by the alias that README.md names, and compares what comes out.
// Only libraries: CDK Terrain's own command line asks for a newer Node than the oldest that is supported here.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));
const WORK = join(ROOT, '.cache/cdktn');
// The first has packages of its own. The second has none, so it finds the repository's, and the library by its name as it is built.
const ON_CDKTN = join(WORK, 'on-cdktn');
const ON_CDKTF = join(WORK, 'on-cdktf');
const MANIFESTS = ['package.json', 'package-lock.json', '.npmrc'];
const LIBRARY = 'cdktf-production-cluster';

function run(cwd, command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout ?? ''}${stderr ?? ''}${error ?? ''}`);
  return stdout;
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

const isInstalled = () =>
  existsSync(join(ON_CDKTN, 'node_modules/.package-lock.json')) && MANIFESTS.every((name) => readFileSync(join(ON_CDKTN, name), 'utf8') === readFileSync(join(HERE, name), 'utf8'));

function install() {
  if (!isInstalled()) {
    rmSync(ON_CDKTN, { recursive: true, force: true });
    mkdirSync(ON_CDKTN, { recursive: true });
    for (const name of MANIFESTS) cpSync(join(HERE, name), join(ON_CDKTN, name));
    run(ON_CDKTN, 'npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund');
  }
  const directory = mkdtempSync(join(tmpdir(), 'cdktn-'));
  try {
    const [{ filename }] = JSON.parse(run(ROOT, 'npm', 'pack', '--json', '--ignore-scripts', '--pack-destination', directory));
    rmSync(join(ON_CDKTN, 'node_modules', LIBRARY), { recursive: true, force: true });
    // By npm, which refuses it unless the alias fits what the library asks of its peers.
    run(ON_CDKTN, 'npm', 'install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', join(directory, filename));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Throws unless the library and the bindings, as they lie there, get one and the same CDK Terrain when they ask for cdktf. */
function checkAlias() {
  const packages = [LIBRARY, ...Object.keys(readJson(join(HERE, 'package.json')).dependencies).filter((name) => name.startsWith('@cdktf/'))];
  const found = new Set(packages.map((name) => createRequire(join(ON_CDKTN, 'node_modules', name, 'package.json')).resolve('cdktf/package.json')));
  const names = [...found].map((file) => readJson(file).name);
  if (names.join() !== 'cdktn') throw new Error(`One CDK Terrain was expected in the place of cdktf, but ${packages.join(', ')} get ${[...found].join(', ')}: ${names.join(', ')}`);
}

function copyExamples(folder) {
  rmSync(join(folder, 'examples'), { recursive: true, force: true });
  cpSync(join(ROOT, 'examples'), join(folder, 'examples'), { recursive: true, filter: (path) => !/(cdktf\.out|\.terraform)$/.test(path) });
  // Without the repository's own tsconfig.json the examples find the package as it is built.
  writeFileSync(join(folder, 'tsconfig.json'), '{}\n');
}

/** The stacks of an example by name, without the tool's version and without where they were made. */
function synthesize(folder, example) {
  const directory = join(folder, 'examples', example);
  run(directory, join(ROOT, 'node_modules/.bin/tsx'), 'main.ts');
  const outdir = join(directory, 'cdktf.out');
  const { version, stacks } = readJson(join(outdir, 'manifest.json'));
  const neutral = ({ synthesizedStackPath }) => {
    const { '//': { metadata: { version: _, ...metadata } = {}, ...rest } = {}, ...stack } = JSON.parse(readFileSync(join(outdir, synthesizedStackPath), 'utf8').replaceAll(directory, '.'));
    return { ...stack, '//': { ...rest, metadata } };
  };
  return { version, stacks: Object.fromEntries(Object.entries(stacks).map(([name, stack]) => [name, neutral(stack)])) };
}

function compare(example) {
  const cdktf = synthesize(ON_CDKTF, example);
  const cdktn = synthesize(ON_CDKTN, example);
  if (cdktf.version === cdktn.version) throw new Error(`examples/${example} was made by the same tool twice, by its version ${cdktf.version}.`);
  const names = Object.keys(cdktf.stacks);
  if (names.length === 0) throw new Error(`examples/${example} has no stacks.`);
  assert.deepEqual(cdktn.stacks, cdktf.stacks);
  console.log(`examples/${example}: ${names.join(', ')} are the same on cdktf ${cdktf.version} and cdktn ${cdktn.version}`);
}

try {
  run(ROOT, process.execPath, 'scripts/build.mjs', '--if-stale');
  install();
  checkAlias();
  for (const folder of [ON_CDKTF, ON_CDKTN]) copyExamples(folder);
  for (const example of readdirSync(join(ROOT, 'examples')).filter((name) => existsSync(join(ROOT, 'examples', name, 'cdktf.json')))) compare(example);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
