import { createServer, IncomingMessage, Server, ServerResponse } from 'http';
import { AddressInfo } from 'net';
import { InstanceView } from '../../../lib/embedded-aws';
import { MetadataDirectory } from './metadata-directory';
import { MetadataTokens } from './metadata-tokens';
import { isFolder, listing, metadataTree, MetadataNode, nodeAt, VERSIONS } from './metadata-tree';

const TOKEN = 'x-aws-ec2-metadata-token';
const LIFETIME = 'x-aws-ec2-metadata-token-ttl-seconds';
const TOKEN_PATH = '/latest/api/token';

interface Answer {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How the metadata service is made. */
export interface MetadataServerOptions {
  /** Who asks, by the address from which a request comes. @default - the address of the connection */
  readonly clientOf?: (request: IncomingMessage) => string;
  /** Told what went wrong; the machine is answered 500 and asks again. */
  readonly onProblem?: (error: unknown) => void;
}

/** The instance metadata service of all machines (IMDSv2), which are told by the address they ask from. */
export class MetadataServer {
  private readonly server: Server;
  private readonly tokens = new MetadataTokens();

  constructor(private readonly directory: MetadataDirectory, private readonly options: MetadataServerOptions = {}) {
    this.server = createServer((request, response) => void this.respond(request, response));
  }

  /** Listens. Resolves with the port. */
  public listen(address: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, address, () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  /** Ends at once. */
  public close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    const answer = await this.answer(request).catch((error: unknown): Answer => {
      this.options.onProblem?.(error);
      return { status: 500 };
    });
    response.writeHead(answer.status, { 'content-type': 'text/plain', server: 'EC2ws', ...answer.headers }).end(answer.body ?? '');
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const client = this.options.clientOf?.(request) ?? plainAddress(request.socket.remoteAddress);
    const instance = await this.directory.byAddress(client);
    if (instance === undefined) return { status: 404, body: `no instance has the address ${client}` };
    const path = (request.url ?? '/').split('?')[0];
    if (request.method === 'PUT') return path === TOKEN_PATH ? this.token(client, request) : { status: 405 };
    if (request.method !== 'GET') return { status: 405 };
    return this.mayRead(client, instance, request) ? this.read(instance, path) : { status: 401 };
  }

  private token(client: string, request: IncomingMessage): Answer {
    if (request.headers['x-forwarded-for'] !== undefined) return { status: 403 };
    const lifetime = request.headers[LIFETIME];
    const token = this.tokens.issue(client, Number(lifetime ?? NaN));
    return token === undefined ? { status: 400 } : { status: 200, body: token, headers: { [LIFETIME]: String(lifetime) } };
  }

  /** A token is asked for where the launch says so; a wrong one is refused everywhere. */
  private mayRead(client: string, instance: InstanceView, request: IncomingMessage): boolean {
    const token = request.headers[TOKEN];
    if (token === undefined) return instance.metadata.tokens !== 'required';
    return this.tokens.accepts(client, String(token));
  }

  private async read(instance: InstanceView, path: string): Promise<Answer> {
    const [version, ...names] = path.split('/').filter((name) => name !== '').map(decodeURIComponent);
    if (version === undefined) return { status: 200, body: VERSIONS.join('\n') };
    if (!VERSIONS.includes(version)) return { status: 404 };
    const tree = metadataTree(instance, () => this.directory.credentials(instance.instanceId));
    const node = nodeAt(tree, names);
    return node === undefined ? { status: 404 } : show(node);
  }
}

async function show(node: MetadataNode): Promise<Answer> {
  if (Buffer.isBuffer(node)) return { status: 200, body: node, headers: { 'content-type': 'application/octet-stream' } };
  if (typeof node === 'function') return { status: 200, body: await node() };
  return { status: 200, body: isFolder(node) ? listing(node) : node };
}

/** Without the prefix that an IPv4 address has on a socket of both families. */
function plainAddress(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:/, '');
}
