import { existsSync, rmSync, writeFileSync } from 'fs';
import { createConnection } from 'net';
import { Hub } from './hub';
import { Run } from './run';
import { Server } from './server';

const PORT = 6443;
const SLOTS = 12;
const SECOND = 1000;

/** How a load balancer looks after its targets. */
export interface LoadBalancerOptions {
  /** Between two looks at a target; two in a row make it healthy, or unhealthy. @default 10, as the target groups of the stacks have */
  readonly checkIntervalSeconds?: number;
  /** How long the connections to a target live on that was taken out. @default 60, as the target groups of the stacks have */
  readonly deregistrationDelaySeconds?: number;
}

/**
 * The load balancer of the API, as a network load balancer: TCP, for which a target counts while its /readyz answers 200.
 *
 * A target that becomes unhealthy keeps its connections and gets no new ones. Unlike in AWS, nobody gets any when all are unhealthy.
 */
export class LoadBalancer {
  /** Starts it, without targets. */
  public static async start(run: Run, hub: Hub, options: LoadBalancerOptions = {}): Promise<LoadBalancer> {
    const balancer = new LoadBalancer(run, hub, options);
    await balancer.start();
    return balancer;
  }

  public readonly address: string;
  private readonly slots = new Map<string, number>();
  // Places whose connections live on for a while.
  private readonly draining = new Map<number, NodeJS.Timeout>();
  private server?: Server;

  private constructor(private readonly run: Run, private readonly hub: Hub, private readonly options: LoadBalancerOptions) {
    this.address = hub.loadBalancer;
  }

  /** Starts it after it was stopped, with the targets that it had. */
  public async start(): Promise<void> {
    if (this.server?.isRunning) return;
    const socket = this.run.path('balancer.sock');
    rmSync(socket, { force: true });
    writeFileSync(this.run.path('haproxy.cfg'), this.configuration());
    const server = this.hub.serve('balancer', '/usr/sbin/haproxy', '-db', '-f', '/mnt/haproxy.cfg');
    await server.ready('the load balancer has started', () => existsSync(socket));
    this.server = server;
    for (const [address, slot] of this.slots) await this.enable(address, slot);
  }

  /** Ends it with all of its connections. */
  public async stop(): Promise<void> {
    this.draining.forEach(clearTimeout);
    this.draining.clear();
    await this.server?.stop();
  }

  /** Makes exactly these addresses its targets. */
  public async set(addresses: readonly string[]): Promise<void> {
    for (const address of [...this.slots.keys()].filter((each) => !addresses.includes(each))) await this.deregister(address);
    for (const address of addresses.filter((each) => !this.slots.has(each))) await this.register(address);
  }

  /** The targets that are healthy. */
  public async healthy(): Promise<string[]> {
    const rows = (await this.tell('show servers state targets')).split('\n').slice(2).map((row) => row.split(' '));
    // The fourth is the name, the sixth the state, of which 2 is up.
    const up = new Set(rows.filter((row) => row[5] === '2').map((row) => row[3]));
    return [...this.slots].filter(([, slot]) => up.has(`t${slot}`)).map(([address]) => address);
  }

  private async register(address: string): Promise<void> {
    const taken = new Set([...this.slots.values(), ...this.draining.keys()]);
    const slot = Array.from({ length: SLOTS }, (_, index) => index).find((index) => !taken.has(index));
    if (slot === undefined) throw new Error(`The load balancer has ${SLOTS} targets, and no place for ${address}`);
    this.slots.set(address, slot);
    await this.enable(address, slot);
  }

  private async enable(address: string, slot: number): Promise<void> {
    const target = `targets/t${slot}`;
    // It is not healthy before it was looked at.
    await this.tell(`set server ${target} addr ${address} port ${PORT}; set server ${target} state ready; enable health ${target}; set server ${target} health down`);
  }

  private async deregister(address: string): Promise<void> {
    const slot = this.slots.get(address);
    if (slot === undefined) return;
    this.slots.delete(address);
    await this.tell(`set server targets/t${slot} state drain`);
    const delay = (this.options.deregistrationDelaySeconds ?? 60) * SECOND;
    this.draining.set(slot, setTimeout(() => void this.empty(slot), delay).unref());
  }

  private async empty(slot: number): Promise<void> {
    await this.tell(`set server targets/t${slot} state maint; shutdown sessions server targets/t${slot}`);
    this.draining.delete(slot);
  }

  /** Sends commands to the running server (see HAProxy's management guide, section 9.3). */
  private tell(commands: string): Promise<string> {
    if (!this.server?.isRunning) return Promise.resolve('');
    return new Promise((resolve, reject) => {
      let answer = '';
      const connection = createConnection(this.run.path('balancer.sock'), () => connection.end(`${commands}\n`));
      connection.on('data', (chunk) => (answer += chunk.toString())).on('error', reject).on('close', () => resolve(answer));
    });
  }

  private configuration(): string {
    const interval = this.options.checkIntervalSeconds ?? 10;
    return `
global
  stats socket /mnt/balancer.sock level admin
  maxconn 4000
defaults
  mode tcp
  timeout connect 5s
  timeout client 350s
  timeout server 350s
frontend api
  bind ${this.address}:${PORT}
  default_backend targets
backend targets
  balance roundrobin
  option httpchk GET /readyz
  http-check expect status 200
  default-server check check-ssl verify none inter ${interval}s fall 2 rise 2
  server-template t 0-${SLOTS - 1} 0.0.0.0:${PORT} disabled
`.trimStart();
  }
}
