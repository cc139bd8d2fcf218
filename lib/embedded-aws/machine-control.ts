import { endpointOf } from './client-environment';

const MACHINES_PATH = '/_embedded-aws/machines';

/** Who plays the machines behind the instances. */
export enum MachinePlayer {
  /** Nobody: an instance runs at once, and lifecycle hooks are complete at once. */
  INSTANT = 'instant',
  /** The embedded AWS: it completes lifecycle hooks after a while, and writes objects then. */
  PLAYED = 'played',
  /** Somebody outside: instances run and end, and targets are healthy, when that is said of their machines; hooks wait until somebody completes them. */
  OUTSIDE = 'outside',
}

/** An object that a machine writes when it is ready. */
export interface PlayedObject {
  /** Into which buckets: a name, in which `*` stands for any characters, such as `*-machines`. */
  readonly bucket: string;
  /** Its key, such as `public/ca.crt`. */
  readonly key: string;
  /** Its content. */
  readonly body: string;
}

/** How machines are played. */
export interface MachineSettings {
  /** Who plays them. */
  readonly player: MachinePlayer;
  /** How long a played machine takes until it completes its hook, in milliseconds. @default 0 */
  readonly answerAfterMs?: number;
  /** How long a group waits after a failed launch, in milliseconds. @default 1000 */
  readonly launchRetryMs?: number;
  /** What a played machine writes when it completes the hook of its launch. @default - nothing */
  readonly objects?: PlayedObject[];
}

/** A volume that somebody attached to an instance. */
export interface AttachedVolume {
  readonly volumeId: string;
  readonly sizeGiB: number;
  readonly device: string;
}

/** Where an instance is. */
export interface InstancePlace {
  readonly accountId: string;
  readonly region: string;
  readonly zone: string;
  readonly vpcId: string;
  readonly subnetCidr: string;
  /** Its name in the region's DNS, such as `i-0123456789abcdef0.eu-west-1.compute.internal`. */
  readonly hostName: string;
  readonly address: string;
  readonly macAddress: string;
}

/** What groups have to do with an instance. */
export interface InstanceMembership {
  /** Its Auto Scaling group. */
  readonly group: string | null;
  readonly lifecycleState: string | null;
  readonly targetLifecycleState: string | null;
  /** The ARNs of the target groups that it is registered with. */
  readonly targetGroups: readonly string[];
}

/** An instance that is not terminated, as those see it who run its machine. */
export interface InstanceView extends InstancePlace, InstanceMembership {
  readonly instanceId: string;
  readonly state: 'pending' | 'running' | 'shutting-down' | 'stopping' | 'stopped';
  readonly imageId: string;
  readonly instanceType: string;
  /** As base64; null where the launch gave none. */
  readonly userData: string | null;
  readonly tags: Readonly<Record<string, string>>;
  readonly roleName: string | null;
  /** Whether its metadata service wants tokens (`required` or `optional`) and shows tags. */
  readonly metadata: { readonly tokens: string; readonly tags: boolean };
  /** Without the disks that were made with it. */
  readonly volumes: readonly AttachedVolume[];
}

/** Credentials of a session of an instance's role, as the metadata service hands them out. */
export interface SessionCredentials {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly Token: string;
  /** In UTC, such as `2026-11-01T12:00:00Z`. */
  readonly Expiration: string;
}

/** The machines of the embedded AWS on a port. */
export class MachineControl {
  public constructor(private readonly port: number, private readonly host?: string) {}

  /**
   * Says who plays the machines from now on; settings that are not named have their default.
   *
   * @example
   * await aws.machines.play({ player: MachinePlayer.PLAYED, objects: [{ bucket: '*', key: 'public/ca.crt', body: pem }] });
   */
  public async play(settings: MachineSettings): Promise<void> {
    await this.ask('PUT', '', settings);
  }

  /** All instances that are not terminated. */
  public async list(): Promise<InstanceView[]> {
    return ((await this.ask('GET', '')) as { machines: InstanceView[] }).machines;
  }

  /** Says that the machine of an instance runs now. */
  public async isOn(instanceId: string): Promise<void> {
    await this.ask('PUT', `/${instanceId}`, { power: 'on' });
  }

  /** Says that the machine of an instance is off: as the instance was told, or by itself. */
  public async isOff(instanceId: string): Promise<void> {
    await this.ask('PUT', `/${instanceId}`, { power: 'off' });
  }

  /** Says that health checks of target groups find the machine of an instance healthy. Before anybody says so, its targets are in their initial checks. */
  public async isHealthy(instanceId: string): Promise<void> {
    await this.ask('PUT', `/${instanceId}`, { health: 'healthy' });
  }

  /** Says that they find it unhealthy. */
  public async isUnhealthy(instanceId: string): Promise<void> {
    await this.ask('PUT', `/${instanceId}`, { health: 'unhealthy' });
  }

  /** New credentials of the role of an instance. Errors: it has no role. */
  public async credentials(instanceId: string): Promise<SessionCredentials> {
    return (await this.ask('POST', `/${instanceId}/credentials`)) as SessionCredentials;
  }

  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(endpointOf(this.port, this.host) + MACHINES_PATH + path, { method, body: body && JSON.stringify(body) });
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw new Error(`The embedded AWS refuses ${method} ${MACHINES_PATH}${path}: ${(answer as { message: string }).message}`);
    }
    return answer;
  }
}
