import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { eventually } from '../support/eventually';

const ROOT = '/sys/fs/cgroup';

/**
 * The control groups of a run, below those of this process in every hierarchy of version 1, and in the one of version 2 that has no
 * controllers. What bounds this process bounds its machines.
 */
export class ControlGroups {
  public static ofRun(id: string): ControlGroups {
    return new ControlGroups(new Map(hierarchies().map(([hierarchy, own]) => [hierarchy, join(own, `laboratory-${id}`)])));
  }

  /** Removes directories and those below. No process is in them any more. */
  public static async remove(directories: readonly string[]): Promise<void> {
    for (const directory of directories) await eventually(`${directory} is removed`, () => !existsSync(directory) || removeTree(directory));
  }

  private constructor(private readonly byHierarchy: ReadonlyMap<string, string>) {}

  /** Those of a machine: the roots of all groups that it sees. */
  public ofMachine(name: string): ControlGroups {
    return new ControlGroups(new Map([...this.byHierarchy].map(([hierarchy, directory]) => [hierarchy, join(directory, name)])));
  }

  public get directories(): string[] {
    return [...this.byHierarchy.values()];
  }

  /** As power-on.sh takes them. */
  public get parameters(): string[] {
    return [...this.byHierarchy].map(([hierarchy, directory]) => `${hierarchy}=${directory}`);
  }

  public create(): void {
    for (const directory of this.directories) {
      mkdirSync(directory, { recursive: true });
      if (existsSync(join(directory, 'cpuset.cpus'))) inheritCpus(directory);
    }
  }

  public remove(): Promise<void> {
    return ControlGroups.remove(this.directories);
  }
}

/** Each hierarchy with the directory of this process in it. */
function hierarchies(): [string, string][] {
  const rows = readFileSync('/proc/self/cgroup', 'utf8').trim().split('\n');
  return rows.flatMap((row): [string, string][] => {
    const [, names, path] = /^\d+:([^:]*):(.*)$/.exec(row) ?? [];
    const hierarchy = (names ?? '').replace('name=', '') || 'unified';
    const directory = join(ROOT, hierarchy, path ?? '/');
    return existsSync(directory) ? [[hierarchy, directory]] : [];
  });
}

/** A new group of the hierarchy of CPUs has none, and takes no process until it does. */
function inheritCpus(directory: string): void {
  for (const file of ['cpuset.cpus', 'cpuset.mems']) writeFileSync(join(directory, file), readFileSync(join(dirname(directory), file), 'utf8'));
  writeFileSync(join(directory, 'cgroup.clone_children'), '1');
}

/** False while the kernel still counts a process there that has just ended. */
function removeTree(directory: string): boolean {
  try {
    const below = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    if (!below.map((entry) => removeTree(join(directory, entry.name))).every(Boolean)) return false;
    rmdirSync(directory);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EBUSY') return false;
    throw error;
  }
}
