import { createHash } from 'crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'fs';
import { join } from 'path';
import { cacheDirectory } from '../../../lib/embedded-aws/cache-directory';
import { withLock } from '../../kubernetes-tools/lock';
import { Progress, toolsOf, versionOf } from '../../kubernetes-tools/tools';
import { writeImage } from './image';
import { iptablesOf } from './iptables';
import { kubeadmImages, ProgramDirectories } from './kubeadm-images';
import { ownImages } from './own-images';

/** A minor version of Kubernetes that can be built. */
export type BuildableMinor = '1.34' | '1.35' | '1.36';

/** What images are made from, besides programs that are built from their modules. */
export interface ArchiveOptions {
  readonly minor: BuildableMinor;
  /** The root filesystem of the machines: the programs of the packet filter are taken from it. */
  readonly root: string;
  /** What that is named by. */
  readonly rootKey: string;
}

/**
 * The archives of all images that a cluster of the laboratory runs, made on first use.
 *
 * Throws `PrerequisiteError` where their programs cannot be built.
 */
export async function imageArchives({ minor, root, rootKey }: ArchiveOptions, onProgress: Progress = () => undefined): Promise<string[]> {
  const programs = { kubernetes: await toolsOf(`kubernetes-${minor}`, onProgress), coredns: await toolsOf('coredns', onProgress), laboratory: await toolsOf('laboratory', onProgress) };
  const directory = join(cacheDirectory(), `laboratory-archives-${minor}-${keyOf([rootKey, ...Object.values(programs), ...recipe()])}`);
  if (!existsSync(directory)) {
    await withLock(`${directory}.lock`, async () => {
      if (!existsSync(directory)) await write(directory, (target) => writeAll(target, versionOf(`kubernetes-${minor}`), programs, root));
    });
  }
  return readdirSync(directory).sort().map((name) => join(directory, name));
}

/** Writes the archives of all images of a version into a directory. */
export async function writeAll(directory: string, version: string, programs: ProgramDirectories, root: string): Promise<void> {
  const iptables = await iptablesOf(root);
  const images = [...(await kubeadmImages(version, programs, iptables)), ...ownImages(programs.laboratory, iptables)];
  for (const image of images) writeImage(image, directory);
}

async function write(directory: string, make: (target: string) => Promise<void>): Promise<void> {
  const temporary = mkdtempSync(`${directory}-`);
  try {
    await make(temporary);
    renameSync(temporary, directory);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function recipe(): string[] {
  return readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).sort().map((name) => readFileSync(join(__dirname, name), 'utf8'));
}

function keyOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}
