import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'fs';
import { join } from 'path';
import { cacheDirectory } from '../../lib/embedded-aws/cache-directory';
import { buildPackages, checkGo, downloadModules } from './go';
import { GoModule } from './go-module';
import { withLock } from './lock';
import { TOOL_SETS, ToolSetName } from './tool-sets';

// What Kubernetes' own build writes into its programs, so that they know their version.
const VERSION_VARIABLE = 'k8s.io/component-base/version.gitVersion';

/** Told what takes long, in one line. */
export type Progress = (message: string) => void;

/**
 * The directory with the programs of a set, built on first use; it may hold programs of other sets of the same folder.
 *
 * It is named after what decides on the programs. Each is built under another name and renamed when complete, by one process at a
 * time: a half-made one is never used, and nothing is built twice.
 *
 * Throws `PrerequisiteError` where there is no Go, or where its modules cannot be had.
 */
export async function toolsOf(set: ToolSetName, onProgress: Progress = () => undefined): Promise<string> {
  const plan = planOf(set);
  if (missing(plan).length === 0) return plan.directory;
  await withLock(`${plan.directory}.lock`, async () => {
    if (missing(plan).length > 0) await build(plan, onProgress);
  });
  return plan.directory;
}

/** Whether the programs of a set are there already. */
export function areBuilt(set: ToolSetName): boolean {
  return missing(planOf(set)).length === 0;
}

/** The version of the programs of a set. */
export function versionOf(set: ToolSetName): string {
  return moduleOf(set).versionOf(TOOL_SETS[set].module);
}

interface Plan {
  readonly title: string;
  readonly module: GoModule;
  readonly programs: readonly string[];
  readonly flags: readonly string[];
  readonly directory: string;
}

function moduleOf(set: ToolSetName): GoModule {
  return new GoModule(join(__dirname, TOOL_SETS[set].folder));
}

function planOf(set: ToolSetName): Plan {
  const { folder, programs } = TOOL_SETS[set];
  const module = moduleOf(set);
  const flags = ['-trimpath', '-ldflags', `-s -w -X ${VERSION_VARIABLE}=${versionOf(set)}`];
  const directory = join(cacheDirectory(), `tools-${folder}-${module.hash([...flags, 'static'])}`);
  return { title: `${programs.join(', ')} ${versionOf(set)}`, module, programs, flags, directory };
}

function missing({ directory, programs }: Plan): string[] {
  return programs.filter((program) => !existsSync(join(directory, program)));
}

async function build(plan: Plan, onProgress: Progress): Promise<void> {
  const { module, flags, directory } = plan;
  const wanted = missing(plan);
  await checkGo();
  await downloadModules(module.directory);
  const start = Date.now();
  onProgress(`Building ${plan.title} (once, some minutes) ...`);
  const temporary = mkdtempSync(`${directory}-`);
  try {
    await buildPackages(module.directory, wanted.map((program) => module.packageOf(program)), flags, temporary);
    mkdirSync(directory, { recursive: true });
    for (const program of wanted) renameSync(join(temporary, program), join(directory, program));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  onProgress(`Built in ${Math.round((Date.now() - start) / 1000)} s: ${directory}`);
}
