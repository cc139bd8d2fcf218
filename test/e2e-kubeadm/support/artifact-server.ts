import { createHash } from 'crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'fs';
import { createServer, Server } from 'http';
import { AddressInfo } from 'net';
import { join } from 'path';

/** A file that machines download. */
export interface ServedFile {
  readonly name: string;
  readonly url: string;
  readonly sha256: string;
}

/** Serves programs to the machines, in place of their publishers. */
export class ArtifactServer {
  /**
   * @param address where the machines reach it
   * @param directories with the programs, by the first part of their paths
   */
  public static async start(address: string, directories: Readonly<Record<string, string>>): Promise<ArtifactServer> {
    const server = createServer((request, response) => {
      const [, key, name = ''] = (request.url ?? '').split('/');
      const directory = directories[key];
      if (directory === undefined || !/^[\w.-]+$/.test(name)) return void response.writeHead(404).end();
      const stream = createReadStream(join(directory, name));
      stream.on('error', () => response.writeHead(404).end());
      stream.on('open', () => stream.pipe(response));
    });
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen(0, address, resolve);
    });
    return new ArtifactServer(server, address, directories);
  }

  private readonly sums = new Map<string, string>();

  private constructor(private readonly server: Server, private readonly address: string, private readonly directories: Readonly<Record<string, string>>) {}

  /** The programs of a directory. */
  public files(key: string): ServedFile[] {
    const directory = this.directories[key];
    const names = readdirSync(directory).filter((name) => !name.startsWith('.') && statSync(join(directory, name)).isFile());
    const { port } = this.server.address() as AddressInfo;
    return names.sort().map((name) => ({ name, url: `http://${this.address}:${port}/${key}/${name}`, sha256: this.sumOf(join(directory, name)) }));
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private sumOf(file: string): string {
    const known = this.sums.get(file);
    if (known !== undefined) return known;
    const sum = createHash('sha256').update(readFileSync(file)).digest('hex');
    this.sums.set(file, sum);
    return sum;
  }
}
