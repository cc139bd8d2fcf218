// Writes API.md from the public API; with `--check` it only says whether API.md is up to date.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const API = join(ROOT, 'API.md');

function run(script, ...args) {
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(1);
}

function generate() {
  const directory = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    const docgen = createRequire(import.meta.url).resolve('jsii-docgen/bin/jsii-docgen');
    run(docgen, '--language', 'typescript', '--output', join(directory, 'API'));
    return readFileSync(join(directory, 'API.md'), 'utf8');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

run(join(ROOT, 'scripts/build.mjs'), '--if-stale');
const text = generate();
if (!process.argv.includes('--check')) writeFileSync(API, text);
else if (!existsSync(API) || readFileSync(API, 'utf8') !== text) {
  console.error('API.md is not what the sources say: run npm run docs:api and commit it.');
  process.exitCode = 1;
}
