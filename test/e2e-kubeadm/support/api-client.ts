import { Agent, AgentOptions } from 'https';
import { setTimeout as sleep } from 'timers/promises';
import { ApiError, KubernetesObject, Login } from '../../e2e-rbac/support/client';
import { Answer, ask } from './https';

const ATTEMPT_MS = 5_000;
const PAUSE_MS = 200;
const LONGEST_MS = 120_000;
const AGAIN = new Set([429, 500, 502, 503, 504]);
const CONNECTIONS = 16;

/** How a request came to its end. */
export interface Outcome extends Answer {
  /** How often it was sent. */
  readonly attempts: number;
  /** From the first attempt to the answer. */
  readonly tookMs: number;
}

/**
 * The API through the load balancer as a program sees it that repeats what fails: connections that break, no answer within five
 * seconds, "too many requests", and errors of the server.
 */
export class ApiClient {
  private readonly agent: Agent;

  constructor(private readonly server: string, private readonly tls: AgentOptions, private readonly login: Login = {}) {
    // A kept connection stays with one API server. That is how a client notices that it has died.
    this.agent = new Agent({ ...tls, keepAlive: true, maxSockets: CONNECTIONS, cert: login.certificate, key: login.key });
  }

  public get<Body = KubernetesObject>(path: string): Promise<Body> {
    return this.body('GET', path);
  }

  public async list<Body = KubernetesObject>(path: string): Promise<Body[]> {
    return (await this.get<{ readonly items: Body[] | null }>(path)).items ?? [];
  }

  /** Makes an object; one that is there already is what an attempt without an answer has made. */
  public async create(path: string, object: object): Promise<Outcome> {
    const outcome = await this.send('POST', path, object);
    if (outcome.status !== 409) expectSuccess(outcome);
    return outcome;
  }

  public apply(path: string, object: object): Promise<KubernetesObject> {
    return this.body('PATCH', `${path}?fieldManager=e2e&force=true`, object, 'application/apply-patch+yaml');
  }

  public patch(path: string, change: object): Promise<KubernetesObject> {
    return this.body('PATCH', path, change, 'application/merge-patch+json');
  }

  public remove(path: string): Promise<unknown> {
    return this.body('DELETE', path);
  }

  /** The same at one API server, beside the load balancer. */
  public at(address: string): ApiClient {
    return new ApiClient(`https://${address}:6443`, this.tls, this.login);
  }

  /** One attempt, without patience. Rejects where there is no answer. */
  public once(method: string, path: string): Promise<Answer> {
    return ask({ method, url: this.server + path, headers: this.headers(), tls: this.tls, timeoutMs: ATTEMPT_MS });
  }

  /** Sends a request until it is answered for good. */
  public async send(method: string, path: string, object?: object, type = 'application/json'): Promise<Outcome> {
    const body = object && JSON.stringify(object);
    const begin = Date.now();
    let complaint = '';
    for (let attempts = 1; Date.now() - begin < LONGEST_MS; attempts += 1) {
      try {
        const answer = await ask({ method, url: this.server + path, headers: this.headers(type), body, agent: this.agent, timeoutMs: ATTEMPT_MS });
        if (!AGAIN.has(answer.status)) return { ...answer, attempts, tookMs: Date.now() - begin };
        complaint = `${answer.status} ${answer.text}`;
      } catch (error) {
        complaint = error instanceof Error ? error.message : String(error);
      }
      await sleep(PAUSE_MS);
    }
    throw new Error(`${method} ${path} had no answer within ${LONGEST_MS / 1000} s: ${complaint}`);
  }

  /** Closes the connections. */
  public close(): void {
    this.agent.destroy();
  }

  private headers(type = 'application/json'): Record<string, string> {
    const { token } = this.login;
    return { accept: 'application/json', 'content-type': type, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  }

  private async body<Body>(method: string, path: string, object?: object, type?: string): Promise<Body> {
    const outcome = await this.send(method, path, object, type);
    expectSuccess(outcome);
    return JSON.parse(outcome.text) as Body;
  }
}

function expectSuccess({ status, text }: Answer): void {
  if (status >= 300) throw new ApiError(status, text);
}
