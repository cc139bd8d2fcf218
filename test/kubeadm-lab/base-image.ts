import { createHash } from 'crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'fs';
import { join, relative } from 'path';
import { PrerequisiteError } from '../../lib/embedded-aws';
import { cacheDirectory } from '../../lib/embedded-aws/cache-directory';
import { withLock } from '../kubernetes-tools/lock';
import { attempt, execute } from './commands';
import { checkPrerequisites } from './prerequisites';

const RECIPE = join(__dirname, 'base-image');
// Of the modes of files, a checkout keeps this alone.
const EXECUTABLE = 0o100;
const STAMP = '.complete';
const BUILD_TIMEOUT_MS = 1_800_000;
const MIRROR = process.env.PRODUCTION_CLUSTER_DEBIAN_MIRROR ?? 'http://deb.debian.org/debian';
// What a script runs in for which nothing outside changes. It ends with this process.
const APART = ['setpriv', '--pdeathsig', 'KILL', 'unshare', '--mount', '--pid', '--fork', '--kill-child=KILL', '--propagation', 'private', 'bash'];

/** Told what takes long, in one line. */
export type Progress = (message: string) => void;

/** What the machines boot. */
export interface BaseImage {
  /** The directory that is the lowest layer of every root disk. Nobody writes to it. */
  readonly root: string;
  /** What it is named by: another one where anything that it was made from differs. */
  readonly key: string;
}

/** The root filesystem of the machines, made on first use. Throws `PrerequisiteError` where it cannot be made. */
export async function baseImage(onProgress: Progress = () => undefined): Promise<BaseImage> {
  await checkPrerequisites();
  const key = keyOf(filesOf(RECIPE).map((file) => `${relative(RECIPE, file)} ${statSync(file).mode & EXECUTABLE}\n${readFileSync(file, 'utf8')}`));
  const directory = await cached(`laboratory-image-${key}`, onProgress, (target) => build(target));
  return { root: join(directory, 'root'), key };
}

/** A store of containerd that has images, for machines that cannot pull any. Its files are to be linked, and never written to. */
export async function imageStore(image: BaseImage, archives: readonly string[], onProgress: Progress = () => undefined): Promise<string> {
  const key = keyOf([image.key, ...archives.map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}`)]);
  const directory = await cached(`laboratory-containers-${key}`, onProgress, async (target) => {
    const store = join(target, 'store');
    await execute(['mkdir', store]);
    await execute([...APART, join(RECIPE, 'import.sh'), image.root, store, ...archives], { timeoutMs: BUILD_TIMEOUT_MS });
  });
  return join(directory, 'store');
}

async function build(target: string): Promise<void> {
  const packages = readFileSync(join(RECIPE, 'packages.txt'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const command = [...APART, join(RECIPE, 'build.sh'), join(target, 'root'), MIRROR, join(RECIPE, 'root'), ...packages];
  const { code, output } = await attempt(command, { timeoutMs: BUILD_TIMEOUT_MS });
  const last = output.trim().split('\n').slice(-3).join(' | ');
  if (code !== 0) throw new PrerequisiteError(`The machines' Debian cannot be made from ${MIRROR} (${last}). See that it can be reached, or name a mirror in PRODUCTION_CLUSTER_DEBIAN_MIRROR.`);
}

/** A directory of the cache. It is made under another name and renamed when complete, by one process at a time. */
async function cached(name: string, onProgress: Progress, make: (target: string) => Promise<void>): Promise<string> {
  const directory = join(cacheDirectory(), name);
  if (existsSync(join(directory, STAMP))) return directory;
  await withLock(`${directory}.lock`, async () => {
    if (existsSync(join(directory, STAMP))) return;
    onProgress(`Making ${name} (once) ...`);
    const start = Date.now();
    const temporary = mkdtempSync(`${directory}-`);
    try {
      await make(temporary);
      writeFileSync(join(temporary, STAMP), '');
      rmSync(directory, { recursive: true, force: true });
      renameSync(temporary, directory);
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
    onProgress(`Made in ${Math.round((Date.now() - start) / 1000)} s: ${directory}`);
  });
  return directory;
}

function keyOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesOf(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}
