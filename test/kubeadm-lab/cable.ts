import { attempt, execute } from './commands';

// Nobody has it. What is sent there is lost without a word, as between networks that are cut apart.
const NOBODY = '02:00:00:00:00:00';
const INTERFACE = 'ens5';

/** Where a cable leads from, and what it leads to. */
export interface CableEnds {
  readonly hub: string;
  readonly bridge: string;
  readonly gateway: string;
  /** The namespace of the machine's network. */
  readonly namespace: string;
  readonly address: string;
  readonly macAddress?: string;
}

/** The network of a machine. It lives from power-on to power-off, with all that the machine has made there: a machine that is off answers nothing. */
export class Cable {
  private readonly unreachable = new Set<string>();
  private isPlugged = false;

  constructor(private readonly ends: CableEnds) {}

  public get namespace(): string {
    return this.ends.namespace;
  }

  /** Makes it anew, with the same addresses. */
  public async plug(): Promise<void> {
    const { hub, bridge, gateway, namespace, address, macAddress = macOf(address) } = this.ends;
    const leg = legOf(address);
    await this.unplug();
    // The kernel takes its time to end the network of a machine that had this address before.
    await attempt(['ip', '-netns', hub, 'link', 'delete', leg]);
    await execute(['ip', 'netns', 'add', namespace]);
    await execute(['ip', '-netns', hub, 'link', 'add', leg, 'type', 'veth', 'peer', 'name', INTERFACE, 'netns', namespace]);
    await execute(['ip', '-netns', hub, 'link', 'set', leg, 'master', bridge, 'up']);
    await this.inside('link', 'set', 'lo', 'up');
    await this.inside('link', 'set', INTERFACE, 'address', macAddress);
    await this.inside('address', 'add', `${address}/16`, 'dev', INTERFACE);
    await this.inside('link', 'set', INTERFACE, 'up');
    await this.inside('route', 'add', 'default', 'via', gateway);
    this.isPlugged = true;
    for (const each of this.unreachable) await this.lose(each);
  }

  public async unplug(): Promise<void> {
    this.isPlugged = false;
    // The other end goes with it. It is not there the first time.
    await attempt(['ip', 'netns', 'delete', this.ends.namespace]);
  }

  /** From now on, what is sent to an address is lost; also after the next power-on. */
  public async cut(address: string): Promise<void> {
    this.unreachable.add(address);
    if (this.isPlugged) await this.lose(address);
  }

  /** Ends that. */
  public async join(address: string): Promise<void> {
    if (this.unreachable.delete(address) && this.isPlugged) await this.inside('neighbour', 'delete', address, 'dev', INTERFACE);
  }

  private lose(address: string): Promise<void> {
    return this.inside('neighbour', 'replace', address, 'lladdr', NOBODY, 'dev', INTERFACE, 'nud', 'permanent');
  }

  private async inside(...args: string[]): Promise<void> {
    await execute(['ip', '-netns', this.ends.namespace, ...args]);
  }
}

/** The bridge's end. */
function legOf(address: string): string {
  return `m${address.split('.').slice(-2).join('-')}`;
}

/** The same for an address at every boot: nobody has to forget an older one. */
function macOf(address: string): string {
  return ['02', '4c', ...address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))].join(':');
}
