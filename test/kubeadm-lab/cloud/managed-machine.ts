import { InstanceView } from '../../../lib/embedded-aws';
import { InstanceSource } from './instance-source';
import { CloudVolume, MachineHost } from './machine-host';

interface Attention {
  readonly noticedAfterMs: number;
  readonly now: () => number;
}

/** One instance and its machine: brings the two together. */
export class ManagedMachine {
  /** Whether both have ended. */
  public isGone = false;
  private wasPoweredOn = false;
  private offSinceMs?: number;
  private readonly volumes = new Map<string, CloudVolume>();

  constructor(
    public readonly instanceId: string,
    private readonly source: InstanceSource,
    private readonly host: MachineHost,
    private readonly attention: Attention,
  ) {}

  /** Does what is to be done now. @param view the instance; undefined when it is terminated */
  public async tend(view: InstanceView | undefined): Promise<void> {
    if (view === undefined) return this.remove();
    switch (view.state) {
      case 'pending':
        return this.begin(view);
      case 'running':
        return this.wasPoweredOn ? this.watch(view) : this.begin(view);
      case 'shutting-down':
      case 'stopping':
        return this.end();
      case 'stopped':
        return undefined;
    }
  }

  private async begin(view: InstanceView): Promise<void> {
    if (!this.wasPoweredOn) {
      await this.host.powerOn({
        instanceId: view.instanceId,
        address: view.address,
        hostName: view.hostName,
        macAddress: view.macAddress,
        zone: view.zone,
        tags: view.tags,
        userData: Buffer.from(view.userData ?? '', 'base64'),
        roleName: view.roleName ?? undefined,
      });
      this.wasPoweredOn = true;
    }
    await this.source.isOn(this.instanceId);
  }

  private async watch(view: InstanceView): Promise<void> {
    if (this.host.isOn(this.instanceId)) {
      this.offSinceMs = undefined;
      return this.wire(view.volumes);
    }
    this.offSinceMs ??= this.attention.now();
    if (this.attention.now() - this.offSinceMs < this.attention.noticedAfterMs) return;
    await this.wire([]);
    await this.source.isOff(this.instanceId);
  }

  /** What was asked to end is off before anybody else gets its disks. */
  private async end(): Promise<void> {
    await this.host.powerOff(this.instanceId);
    await this.wire([]);
    await this.source.isOff(this.instanceId);
  }

  private async remove(): Promise<void> {
    if (this.wasPoweredOn) await this.host.powerOff(this.instanceId);
    await this.wire([]);
    this.isGone = true;
  }

  private async wire(wanted: readonly CloudVolume[]): Promise<void> {
    for (const [id, volume] of this.volumes) {
      if (wanted.some(({ volumeId }) => volumeId === id)) continue;
      await this.host.detach(this.instanceId, volume);
      this.volumes.delete(id);
    }
    for (const volume of wanted) {
      if (this.volumes.has(volume.volumeId)) continue;
      await this.host.attach(this.instanceId, volume);
      this.volumes.set(volume.volumeId, volume);
    }
  }
}
