import { Agent, request } from 'https';

/** How somebody logs in: a client certificate, or the token of a service account. */
export interface Login {
  /** PEM. */
  readonly certificate?: string;
  /** PEM. */
  readonly key?: string;
  readonly token?: string;
}

/** A server and whom it is to be trusted by. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  /** PEM. */
  readonly authority: string;
}

/** The part of an object of Kubernetes that tests read. */
export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [part: string]: unknown;
}


/** What the API server says when it refuses. */
export class ApiError extends Error {
  constructor(public readonly status: number, message: string) {
    super(message);
    this.name = 'ApiError';
  }
}

const PARALLEL_CONNECTIONS = 32;
const APPLY = 'application/apply-patch+yaml';
const MERGE = 'application/merge-patch+json';

/** The API server as one user sees it. */
export class Client {
  private readonly agent: Agent;

  constructor(private readonly server: ServerAddress, private readonly login: Login) {
    this.agent = new Agent({ keepAlive: true, maxSockets: PARALLEL_CONNECTIONS, ca: server.authority, cert: login.certificate, key: login.key });
  }

  public get<Body = KubernetesObject>(path: string): Promise<Body> {
    return this.send('GET', path);
  }

  public async list(path: string): Promise<KubernetesObject[]> {
    return (await this.get<{ readonly items: KubernetesObject[] | null }>(path)).items ?? [];
  }

  public create<Body = KubernetesObject>(path: string, object: object): Promise<Body> {
    return this.send('POST', path, object);
  }

  /** Server-side apply, as whoever manages the field before. */
  public apply(path: string, object: object, options: { readonly dryRun?: boolean } = {}): Promise<KubernetesObject> {
    return this.send('PATCH', `${path}?fieldManager=e2e&force=true${options.dryRun ? '&dryRun=All' : ''}`, object, APPLY);
  }

  public patch(path: string, change: object): Promise<KubernetesObject> {
    return this.send('PATCH', path, change, MERGE);
  }

  public replace<Body = KubernetesObject>(path: string, object: object): Promise<Body> {
    return this.send('PUT', path, object);
  }

  public remove(path: string): Promise<unknown> {
    return this.send('DELETE', path);
  }

  /** Closes the connections. */
  public close(): void {
    this.agent.destroy();
  }

  /** The body of a successful answer. Throws `ApiError` with the server's own words otherwise. */
  private async send<Body>(method: string, path: string, body?: object, type = 'application/json'): Promise<Body> {
    const { status, text } = await this.exchange(method, path, body === undefined ? undefined : JSON.stringify(body), type);
    if (status >= 300) throw new ApiError(status, messageOf(text));
    return JSON.parse(text) as Body;
  }

  private exchange(method: string, path: string, body: string | undefined, type: string): Promise<{ readonly status: number; readonly text: string }> {
    const { host, port } = this.server;
    const authorization = this.login.token && { authorization: `Bearer ${this.login.token}` };
    const content = body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) };
    const headers = { accept: 'application/json', ...authorization, ...content };
    return new Promise((resolve, reject) => {
      const sent = request({ host, port, method, path, headers, agent: this.agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { readonly message?: string }).message ?? text;
  } catch {
    return text;
  }
}
