import { existsSync, readFileSync, realpathSync, rmSync, truncateSync, writeFileSync } from 'fs';
import { basename } from 'path';
import { eventually } from '../support/eventually';
import { execute } from './commands';

const GIB = 1024 ** 3;
const LOOP_MAJOR = 7;

/** A disk as the kernel numbers it. */
export interface BlockDevice {
  readonly major: number;
  readonly minor: number;
}

/** A disk that outlives machines: a sparse file. At any time one machine has it, or none. */
export class Volume {
  private owner?: string;
  private device?: string;

  /** @param id such as `vol-0123456789abcdef0` */
  constructor(public readonly id: string, private readonly file: string, private readonly sizeGiB: number) {
    this.wipe();
  }

  /** Where machines look for it: the name that the rules of systemd give an NVMe disk by its serial number. */
  public get link(): string {
    return `/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${this.id.replace('-', '')}`;
  }

  /** The device file in a machine that has it plugged in. */
  public get node(): string {
    if (this.device === undefined) throw new Error(`${this.id} is not plugged in`);
    return this.device;
  }

  /** The name of the machine that has it. */
  public get attachedTo(): string | undefined {
    return this.owner;
  }

  /** Loses all that is on it. No machine has it plugged in. */
  public wipe(): void {
    if (this.device !== undefined) throw new Error(`${this.id} is in use by ${this.owner}: power that off before it loses its disk`);
    rmSync(this.file, { force: true });
    writeFileSync(this.file, '', { mode: 0o600 });
    truncateSync(this.file, this.sizeGiB * GIB);
  }

  /** Makes a machine the only one that may have it. Throws where another one has it. */
  public claim(machine: string): void {
    if (this.owner !== undefined && this.owner !== machine) throw new Error(`${this.id} is attached to ${this.owner}, and not to ${machine}`);
    this.owner = machine;
  }

  public async release(machine: string): Promise<void> {
    if (this.owner !== machine) return;
    await this.unplug();
    this.owner = undefined;
  }

  /** Makes it a device of the kernel. */
  public async plug(): Promise<BlockDevice> {
    this.device ??= (await execute(['losetup', '--find', '--show', this.file])).trim();
    return { major: LOOP_MAJOR, minor: Number(basename(this.device).replace('loop', '')) };
  }

  /** Ends that. Resolves once nobody has a filesystem of it mounted any more: two at a time would ruin it. */
  public async unplug(): Promise<void> {
    const { device } = this;
    if (device === undefined) return;
    await execute(['losetup', '--detach', device]);
    await eventually(`${this.id} is in use no more`, () => !this.isBehind(device));
    this.device = undefined;
  }

  private isBehind(device: string): boolean {
    const file = `/sys/block/${basename(device)}/loop/backing_file`;
    return existsSync(file) && readFileSync(file, 'utf8').trim() === realpathSync(this.file);
  }
}
