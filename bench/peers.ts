import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Program, run, withFolder } from './programs';

const PACKAGE = join(__dirname, 'peers');
const LOCK = join(PACKAGE, 'package-lock.json');
// Of what was installed, to see that it is what is asked for.
const INSTALLED = join(PACKAGE, 'node_modules', '.installed-package-lock.json');
const MODULES = join(__dirname, '..', '.cache', 'bench', 'peers');

/** Installs the peers unless they are there. Returns why they cannot be had. */
export function installPeers(): string | undefined {
  const lock = readFileSync(LOCK, 'utf8');
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === lock) return undefined;
  process.stderr.write('installing the peers (once) …\n');
  const args = ['ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr, error } = spawnSync('npm', args, { cwd: PACKAGE, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) return `npm cannot install what bench/peers/package.json asks for: ${error?.message ?? reason(stderr)}`;
  writeFileSync(INSTALLED, lock);
  return undefined;
}

// After its warnings npm first says what failed, then where in itself.
function reason(text: string): string {
  const lines = text.split('\n').filter((line) => line.startsWith('npm error'));
  return lines.find((line) => line.includes('Error:')) ?? lines[0] ?? text.trim();
}

const listed = new Set<string>();

/** A program that measures one cluster of a peer, with all modules loaded before that it needs. */
export async function measuredPeer(name: string, outdir: string): Promise<Program> {
  const file = join(PACKAGE, `measured-${name}.mjs`);
  const modules = join(MODULES, `${name}.json`);
  if (!listed.has(name)) {
    listed.add(name);
    mkdirSync(MODULES, { recursive: true });
    writeFileSync(modules, await withFolder((folder) => lastLine(run({ name, file, args: [folder, '--list'] }))));
  }
  return { name, file, args: [outdir, modules] };
}

/** Peers say what they do before they say how long it took. */
export function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
