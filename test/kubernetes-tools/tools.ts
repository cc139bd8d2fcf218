import { createHash } from 'crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { cacheDirectory } from '../../lib/embedded-aws/cache-directory';
import { buildTools, checkGo, downloadModules } from './go';
import { withLock } from './lock';

/** The modules of this folder, each by what it is about; the programs are the tools in its go.mod. */
export const MODULES = { etcd: 'go.etcd.io/etcd/server/v3', kubernetes: 'k8s.io/kubernetes', 'kube-score': 'github.com/zegl/kube-score' } as const;

/** A module of this folder. */
export type Module = keyof typeof MODULES;

const STAMP = '.complete';
// What Kubernetes' own build writes into its programs, so that they know their version.
const VERSION_VARIABLE = 'k8s.io/component-base/version.gitVersion';

/** Told what takes long, in one line. */
export type Progress = (message: string) => void;

/**
 * The directory with the programs of a module, built on first use.
 *
 * It is named after what decides on the programs. It is built under another name and renamed when complete, by one process at a
 * time: a half-made one is never used, and nothing is built twice.
 *
 * Throws `PrerequisiteError` where there is no Go, or where its modules cannot be had.
 */
export async function toolsOf(module: Module, onProgress: Progress = () => undefined): Promise<string> {
  const plan = planOf(module);
  if (isComplete(plan)) return plan.directory;
  await withLock(`${plan.directory}.lock`, async () => {
    if (!isComplete(plan)) await build(module, plan, onProgress);
  });
  return plan.directory;
}

/** Whether the programs of a module are there already. */
export function areBuilt(module: Module): boolean {
  return isComplete(planOf(module));
}

/** The version of what a module of this folder is about. */
export function versionOf(module: Module): string {
  const text = readFileSync(join(__dirname, module, 'go.mod'), 'utf8');
  const version = text.split(/\s*\n\s*/).map((line) => line.replace('require ', '').split(' ')).find(([path]) => path === MODULES[module])?.[1];
  if (version === undefined) throw new Error(`${module}/go.mod does not require ${MODULES[module]}`);
  return version;
}

function keyOf(source: string, flags: string[]): string {
  const hash = createHash('sha256').update(flags.join(' ')).update(`${process.platform} ${process.arch}`);
  for (const name of ['go.mod', 'go.sum']) hash.update(readFileSync(join(source, name)));
  return hash.digest('hex').slice(0, 16);
}

interface Build {
  readonly source: string;
  readonly flags: string[];
  readonly directory: string;
}

function planOf(module: Module): Build {
  const source = join(__dirname, module);
  const flags = ['-trimpath', '-ldflags', `-s -w -X ${VERSION_VARIABLE}=${versionOf(module)}`];
  return { source, flags, directory: join(cacheDirectory(), `tools-${module}-${keyOf(source, flags)}`) };
}

function isComplete({ directory }: Build): boolean {
  return existsSync(join(directory, STAMP));
}

async function build(module: Module, { source, flags, directory }: Build, onProgress: Progress): Promise<void> {
  await checkGo();
  await downloadModules(source);
  const start = Date.now();
  onProgress(`Building ${MODULES[module]} ${versionOf(module)} (once, some minutes) ...`);
  const temporary = mkdtempSync(`${directory}-`);
  try {
    await buildTools(source, flags, temporary);
    writeFileSync(join(temporary, STAMP), '');
    rmSync(directory, { recursive: true, force: true });
    renameSync(temporary, directory);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  onProgress(`Built in ${Math.round((Date.now() - start) / 1000)} s: ${directory}`);
}
