import { Cable } from './cable';
import { execute } from './commands';
import { Run } from './run';
import { Server } from './server';

const METADATA = '169.254.169.254';
const BRIDGE = 'br0';
const BRIDGE_MAC = '02:00:00:00:00:01';

/** The wires of a region: one bridge, and a network namespace in which its own servers run. */
export class Hub {
  /** @param network the first two numbers of its addresses, such as `10.77`: a /16, flat */
  public static async create(run: Run, network: string, image: string): Promise<Hub> {
    const hub = new Hub(run, network, image);
    await hub.build();
    return hub;
  }

  /** What stands before a command that shall run in the namespace of the servers. */
  public readonly enter: readonly string[];
  private readonly namespace: string;

  private constructor(private readonly run: Run, private readonly network: string, private readonly image: string) {
    this.namespace = run.namespace('hub');
    this.enter = ['nsenter', `--net=/run/netns/${this.namespace}`];
  }

  /** The machines' default gateway. */
  public get gateway(): string {
    return this.address('0.1');
  }

  /** Where machines ask for names: the third address, as in every VPC. */
  public get nameServer(): string {
    return this.address('0.2');
  }

  /** The address of the load balancer. */
  public get loadBalancer(): string {
    return this.address('255.1');
  }

  /** Where servers listen that stand for the cloud's endpoints. */
  public get endpoint(): string {
    return this.address('255.2');
  }

  /** The cable of a machine, which is not plugged in. */
  public cable(name: string, address: string, macAddress?: string): Cable {
    return new Cable({ hub: this.namespace, bridge: BRIDGE, gateway: this.gateway, namespace: this.run.namespace(name), address, macAddress });
  }

  /** Starts a program of the base image among the servers. It sees the directory of the run as /mnt. */
  public serve(name: string, ...command: string[]): Server {
    const script = 'mount --bind "$0" "$1/mnt"; root=$1; shift; exec chroot "$root" "$@"';
    const apart = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', script, this.run.path(), this.image];
    return this.run.serve(name, [...this.enter, ...apart, ...command]);
  }

  private address(host: string): string {
    return `${this.network}.${host}`;
  }

  private async build(): Promise<void> {
    await execute(['ip', 'netns', 'add', this.namespace]);
    await this.ip('link', 'set', 'lo', 'up');
    // Without an address of its own it would have that of a port, and another one as machines come and go.
    await this.ip('link', 'add', BRIDGE, 'address', BRIDGE_MAC, 'type', 'bridge');
    for (const address of [this.gateway, this.nameServer, this.loadBalancer, this.endpoint]) await this.ip('address', 'add', `${address}/16`, 'dev', BRIDGE);
    await this.ip('address', 'add', `${METADATA}/32`, 'dev', 'lo');
    await this.ip('link', 'set', BRIDGE, 'up');
    await this.connectThisMachine();
  }

  /** Clients of a test run outside of the region, on this machine. */
  private async connectThisMachine(): Promise<void> {
    const { outside } = this.run;
    await this.ip('link', 'add', 'outside', 'type', 'veth', 'peer', 'name', outside, 'netns', String(process.pid));
    await this.ip('link', 'set', 'outside', 'master', BRIDGE, 'up');
    await execute(['ip', 'address', 'add', `${this.address('255.254')}/16`, 'dev', outside]);
    await execute(['ip', 'link', 'set', outside, 'up']);
  }

  private async ip(...args: string[]): Promise<void> {
    await execute(['ip', '-netns', this.namespace, ...args]);
  }
}
