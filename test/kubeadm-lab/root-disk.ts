import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { execute } from './commands';

/** The content of files, by their paths. */
export type Files = Readonly<Record<string, string>>;

/** What the root disk of a machine is made from. */
export interface RootDiskOptions {
  /** Where it is kept. */
  readonly directory: string;
  /** Directories that lie one upon another, the uppermost first; the last one is the base image. */
  readonly layers: readonly string[];
  /** What lies on top of them from the first boot on; what ends in `.sh` can be executed. */
  readonly files: Files;
  /** A store of containerd with images. @default - none */
  readonly imageStore?: string;
}

/** The root disk of a machine: layers that nobody writes to, and what the machine has written. */
export class RootDisk {
  public static async create(options: RootDiskOptions): Promise<RootDisk> {
    const disk = new RootDisk(options);
    await disk.renew();
    return disk;
  }

  public readonly directory: string;

  private constructor(private readonly options: RootDiskOptions) {
    this.directory = options.directory;
  }

  /** What the machine has written. */
  public get upper(): string {
    return join(this.directory, 'upper');
  }

  public get consoleFile(): string {
    return join(this.directory, 'console.log');
  }

  /** As overlayfs takes them. */
  public get layers(): string {
    return this.options.layers.join(':');
  }

  /** Makes it as it was before the first boot. */
  public async renew(): Promise<void> {
    rmSync(this.directory, { recursive: true, force: true, maxRetries: 5 });
    for (const part of ['upper', 'work', 'root', 'containerd', 'kubelet']) mkdirSync(join(this.directory, part), { recursive: true, mode: 0o755 });
    for (const [path, content] of Object.entries(this.options.files)) this.write(path, content);
    if (this.options.imageStore !== undefined) await this.linkImages(this.options.imageStore);
  }

  /** Writes a file of a machine that is off, or has not booted yet. */
  public write(path: string, content: string): void {
    const file = join(this.upper, path);
    mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
    writeFileSync(file, content, { mode: path.endsWith('.sh') ? 0o755 : 0o644 });
  }

  /** Removes it, but for the console and the journal. */
  public retire(): void {
    for (const part of ['containerd', 'kubelet', 'work', 'root', 'upper/usr', 'upper/var/lib']) rmSync(join(this.directory, part), { recursive: true, force: true, maxRetries: 5 });
  }

  /** Images take hundreds of megabytes that no machine writes to; its databases are its own. */
  private async linkImages(store: string): Promise<void> {
    const target = join(this.directory, 'containerd');
    await execute(['cp', '--archive', '--link', `${store}/.`, target]);
    for (const database of readdirSync(store, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.db'))) {
      if (existsSync(join(target, database))) rmSync(join(target, database));
      cpSync(join(store, database), join(target, database));
    }
  }
}
