import { baseImage, Progress } from './base-image';
import { Hub } from './hub';
import { LoadBalancer, LoadBalancerOptions } from './load-balancer';
import { Machine } from './machine';
import { NameServer } from './name-server';
import { Files, RootDisk } from './root-disk';
import { Run } from './run';
import { Volume } from './volume';

/** How a region is made. */
export interface RegionOptions {
  /** The first two numbers of all addresses, a flat /16. @default '10.77' */
  readonly network?: string;
  /** Directories that lie over the base image, the uppermost first, such as one with software that a pre-baked image has. @default - none */
  readonly layers?: readonly string[];
  /** What lies on every root disk before its first boot: contents by path. @default - nothing but what a machine needs to find its servers */
  readonly files?: Files;
  /** A store of containerd with the images that every machine has (see `imageStore`). @default - no images */
  readonly imageStore?: string;
  readonly loadBalancer?: LoadBalancerOptions;
  /** Told what takes long. @default - nobody is */
  readonly onProgress?: Progress;
}

/** A machine to be made. */
export interface MachineOptions {
  readonly name: string;
  readonly address: string;
  /** @default - one that the kernel makes up */
  readonly macAddress?: string;
  /** What lies on its root disk beside the files of the region. @default - nothing */
  readonly files?: Files;
}

/** A cloud region on this machine: a network, its load balancer and its name server, machines and their disks. */
export class Region {
  /** Starts one without machines. Throws `PrerequisiteError` for what this machine lacks. */
  public static async start(options: RegionOptions = {}): Promise<Region> {
    const image = await baseImage(options.onProgress);
    const run = await Run.create();
    try {
      const hub = await Hub.create(run, options.network ?? '10.77', image.root);
      const names = await NameServer.start(run, hub);
      const loadBalancer = await LoadBalancer.start(run, hub, options.loadBalancer);
      return new Region(run, hub, names, loadBalancer, { ...options, layers: [...(options.layers ?? []), image.root] });
    } catch (error) {
      await run.remove();
      throw error;
    }
  }

  private readonly byName = new Map<string, Machine>();
  private readonly disks = new Map<string, Volume>();
  private environment: Readonly<Record<string, string>> = {};
  private addedFiles: Files = {};

  private constructor(
    private readonly run: Run,
    public readonly hub: Hub,
    public readonly names: NameServer,
    public readonly loadBalancer: LoadBalancer,
    private readonly options: RegionOptions & { readonly layers: readonly string[] },
  ) {}

  /** Its machines, on or off. */
  public get machines(): Machine[] {
    return [...this.byName.values()];
  }

  /** The machine of a name. Throws when there is none. */
  public machine(name: string): Machine {
    const found = this.byName.get(name);
    if (found === undefined) throw new Error(`There is no machine ${name}, only ${[...this.byName.keys()].join(', ')}`);
    return found;
  }

  /** What systemd gives every service, such as AWS_ENDPOINT_URL, on machines that are made from now on. */
  public setEnvironment(variables: Readonly<Record<string, string>>): void {
    this.environment = variables;
  }

  /** Lays more files on the root disks of machines that are made from now on. */
  public addFiles(files: Files): void {
    this.addedFiles = { ...this.addedFiles, ...files };
  }

  /** Makes a machine, which is off. */
  public async createMachine({ name, address, macAddress, files }: MachineOptions): Promise<Machine> {
    const own = { ...this.commonFiles(), ...this.options.files, ...this.addedFiles, ...files };
    const disk = await RootDisk.create({ directory: this.run.path('machines', name), layers: this.options.layers, files: own, imageStore: this.options.imageStore });
    const machine = new Machine({ name, address, disk, cable: this.hub.cable(name, address, macAddress), controlGroups: this.run.controlGroups.ofMachine(name) });
    this.byName.set(name, machine);
    return machine;
  }

  /** Removes a machine with its root disk, but for its console and its journal. Its other disks stay. */
  public async removeMachine(machine: Machine): Promise<void> {
    await machine.kill();
    for (const volume of machine.volumes) await machine.detach(volume);
    machine.retire();
    this.byName.delete(machine.name);
  }

  /** The disk of an id, which is blank the first time. */
  public volume(id: string, sizeGiB = 10): Volume {
    const volume = this.disks.get(id) ?? new Volume(id, this.run.path(`${id}.img`), sizeGiB);
    this.disks.set(id, volume);
    return volume;
  }

  /** Cuts machines off from other addresses, in both directions where those are machines, too. Machines that are made later are not cut off. */
  public async partition(some: readonly string[], others: readonly string[]): Promise<void> {
    for (const [machine, address] of this.pairs(some, others)) await machine.cut(address);
  }

  /** Ends that. */
  public async heal(some: readonly string[], others: readonly string[]): Promise<void> {
    for (const [machine, address] of this.pairs(some, others)) await machine.join(address);
  }

  /** Ends everything, and leaves nothing on this machine. */
  public async stop(): Promise<void> {
    await Promise.all(this.machines.map((machine) => machine.kill()));
    await this.loadBalancer.stop();
    await this.run.remove();
  }

  /** Each machine of one side with each address of the other. */
  private pairs(some: readonly string[], others: readonly string[]): [Machine, string][] {
    const both = some.flatMap((one) => others.flatMap((other) => [[one, other], [other, one]]));
    return both.flatMap(([from, to]) => this.machines.filter(({ address }) => address === from).map((machine): [Machine, string] => [machine, to]));
  }

  private commonFiles(): Files {
    const environment = Object.entries(this.environment).map(([name, value]) => `${name}=${value}`).join(' ');
    return {
      '/etc/resolv.conf': `nameserver ${this.hub.nameServer}\n`,
      ...(environment === '' ? {} : { '/etc/systemd/system.conf.d/90-laboratory.conf': `[Manager]\nDefaultEnvironment=${environment}\n` }),
    };
  }
}
