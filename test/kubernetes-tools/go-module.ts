import { createHash } from 'crypto';
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** A folder with a go.mod. */
export class GoModule {
  constructor(public readonly directory: string) {}

  /** The version of a module that it requires. */
  versionOf(module: string): string {
    const version = this.lines().map((line) => line.replace('require ', '').split(' ')).find(([path, second]) => path === module && second !== undefined)?.[1];
    if (version === undefined) throw new Error(`${this.directory}/go.mod does not require ${module}`);
    return version;
  }

  /** The package of a tool that it names. */
  packageOf(program: string): string {
    const found = this.lines().map((line) => line.replace('tool ', '')).find((path) => programOf(path) === program);
    if (found === undefined) throw new Error(`${this.directory}/go.mod names no tool ${program}`);
    return found;
  }

  /** What decides on its programs: its go.mod and go.sum, and the Go sources that it has itself. */
  hash(more: readonly string[]): string {
    const hash = createHash('sha256').update(more.join(' ')).update(`${process.platform} ${process.arch}`);
    const files = readdirSync(this.directory, { recursive: true, encoding: 'utf8' }).filter((name) => /(^|\/)go\.(mod|sum)$|\.go$/.test(name));
    for (const name of files.sort()) hash.update(name).update(readFileSync(join(this.directory, name)));
    return hash.digest('hex').slice(0, 16);
  }

  private lines(): string[] {
    return readFileSync(join(this.directory, 'go.mod'), 'utf8').split(/\s*\n\s*/);
  }
}

/** What Go calls the program of a package: the last part of its path that is not a major version. */
function programOf(path: string): string | undefined {
  return path.includes('/') && !path.includes(' ') ? path.replace(/\/v\d+$/, '').split('/').pop() : undefined;
}
