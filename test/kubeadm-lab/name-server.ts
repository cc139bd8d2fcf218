import { writeFileSync } from 'fs';
import { Hub } from './hub';
import { Run } from './run';
import { Server } from './server';

/** The names of the private zones of a region. A name that nobody has set does not exist. */
export class NameServer {
  public static async start(run: Run, hub: Hub): Promise<NameServer> {
    const file = run.path('hosts');
    writeFileSync(file, '');
    const settings = ['--keep-in-foreground', '--log-facility=-', '--conf-file=/dev/null', '--no-resolv', '--no-hosts', '--user=root', '--pid-file='];
    const scope = ['--addn-hosts=/mnt/hosts', '--address=/#/', `--listen-address=${hub.nameServer}`, '--bind-interfaces'];
    const server = hub.serve('names', '/usr/sbin/dnsmasq', ...settings, ...scope);
    // The signal below would end it earlier.
    await server.ready('the name server has started', () => server.log.includes('started, version'));
    return new NameServer(file, server);
  }

  private readonly names = new Map<string, string>();

  private constructor(private readonly file: string, private readonly server: Server) {}

  /** From now on a name has an address. */
  public set(name: string, address: string): void {
    this.names.set(name, address);
    this.write();
  }

  /** A name has no address any more. */
  public remove(name: string): void {
    this.names.delete(name);
    this.write();
  }

  private write(): void {
    writeFileSync(this.file, [...this.names].map(([name, address]) => `${address} ${name}\n`).join(''));
    this.server.signal('SIGHUP');
  }
}
