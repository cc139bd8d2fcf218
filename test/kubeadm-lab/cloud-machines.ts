import { CloudMachine, CloudVolume, MachineHost } from './cloud/machine-host';
import { Machine } from './machine';
import { Region } from './region';
import { Volume } from './volume';

/** The machines and disks of a region as the instances and volumes of a cloud, which its group manager makes and ends. */
export class CloudMachines implements MachineHost {
  // Also those that are terminated: what they wrote may be asked for.
  private readonly all = new Map<string, Machine>();

  constructor(private readonly region: Region) {}

  public async powerOn({ instanceId, address, macAddress }: CloudMachine): Promise<void> {
    const machine = this.all.get(instanceId) ?? (await this.region.createMachine({ name: instanceId, address, macAddress }));
    this.all.set(instanceId, machine);
    await machine.powerOn();
  }

  public async powerOff(instanceId: string): Promise<void> {
    const machine = this.all.get(instanceId);
    if (machine === undefined) return;
    await machine.powerOff();
    await this.region.removeMachine(machine);
  }

  public isOn(instanceId: string): boolean {
    return this.all.get(instanceId)?.isOn ?? false;
  }

  public async attach(instanceId: string, { volumeId, sizeGiB }: CloudVolume): Promise<void> {
    await this.machineOf(instanceId).attach(this.region.volume(volumeId, sizeGiB));
  }

  public async detach(instanceId: string, { volumeId }: CloudVolume): Promise<void> {
    await this.all.get(instanceId)?.detach(this.region.volume(volumeId));
  }

  /** The machine of an instance, also of one that is terminated. Throws when there never was one. */
  public machineOf(instanceId: string): Machine {
    const machine = this.all.get(instanceId);
    if (machine === undefined) throw new Error(`There was never a machine of the instance ${instanceId}`);
    return machine;
  }

  /** The disk of a volume. */
  public volumeOf(volumeId: string): Volume {
    return this.region.volume(volumeId);
  }
}
