/** An instance, as much of it as a machine is made of. */
export interface CloudMachine {
  /** The id of the instance, such as `i-0123456789abcdef0`: unique, never used again. */
  readonly instanceId: string;
  /** The private IPv4 address of its primary network interface. */
  readonly address: string;
  /** Its name in the region's DNS, such as `ip-10-77-0-10.eu-west-1.compute.internal`. */
  readonly hostName: string;
  /** The MAC address of its primary network interface. */
  readonly macAddress: string;
  /** Its zone, such as `eu-west-1a`. */
  readonly zone: string;
  /** Its tags; `Name` is one of them where the launch template gives it. */
  readonly tags: Readonly<Record<string, string>>;
  /** What the launch template gave it, decoded from base64 as its metadata service serves it; may be gzipped. */
  readonly userData: Buffer;
  /**
   * The IAM role of its instance profile.
   *
   * @default - it has no role
   */
  readonly roleName?: string;
}

/** A volume that is attached to a machine. */
export interface CloudVolume {
  /** The id of the volume, such as `vol-0123456789abcdef0`. Its content outlives every machine. */
  readonly volumeId: string;
  /** Its size in GiB. */
  readonly sizeGiB: number;
  /** The device that the request named, such as `/dev/sdf`; NVMe machines find it by its id instead. */
  readonly device: string;
}

/**
 * What makes, ends and wires the machines. The group manager calls it, one call at a time for each machine.
 *
 * A call that rejects is made again at the next look. All of them may be repeated with no further effect.
 */
export interface MachineHost {
  /** Gives a new machine a fresh root disk and boots it. Resolves once it runs, not once it has booted. */
  powerOn(machine: CloudMachine): Promise<void>;
  /** Ends a machine whose instance is terminated: shut down, by force after a while, its root disk deleted. */
  powerOff(instanceId: string): Promise<void>;
  /** Whether it runs. False also once it has powered itself off, was killed, or was never made. */
  isOn(instanceId: string): boolean;
  /** Gives a machine that runs a volume. A volume is blank the first time, and keeps its content for ever after. */
  attach(instanceId: string, volume: CloudVolume): Promise<void>;
  /** Takes a volume away; the machine may have ended before. */
  detach(instanceId: string, volume: CloudVolume): Promise<void>;
}
