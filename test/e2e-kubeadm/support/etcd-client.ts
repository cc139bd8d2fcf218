import { Agent } from 'https';
import { Login } from '../../e2e-rbac/support/client';
import { ask } from './https';

// A member that does not say within this time that it is well is not.
const PATIENCE_MS = 2_000;
const ANSWER_MS = 20_000;

/** A member of etcd as one of them has it. */
export interface EtcdMember {
  readonly ID: string;
  /** Empty until it has started. */
  readonly name?: string;
  readonly peerURLs: string[];
  readonly clientURLs?: string[];
  readonly isLearner?: boolean;
}

/** What a member says of itself. */
export interface EtcdStatus {
  readonly header: { readonly cluster_id: string; readonly member_id: string; readonly revision: string };
  readonly leader: string;
  readonly isLearner?: boolean;
  readonly errors?: string[];
}

/** One member of etcd, asked through its JSON gateway with a client certificate. */
export class EtcdClient {
  private readonly agent: Agent;

  constructor(private readonly address: string, private readonly port: number, authority: string, login: Login) {
    // Its certificate names its address.
    this.agent = new Agent({ keepAlive: true, maxSockets: 4, ca: authority, cert: login.certificate, key: login.key });
  }

  public status(): Promise<EtcdStatus> {
    return this.call('/v3/maintenance/status', {});
  }

  public async members(): Promise<EtcdMember[]> {
    return (await this.call<{ members: EtcdMember[] }>('/v3/cluster/member/list', { linearizable: false })).members;
  }

  /** Whether it answers with a quorum behind it. */
  public healthy(): Promise<boolean> {
    return this.well('/health');
  }

  /** Whether it answers for itself, also while its cluster elects a leader. */
  public runs(): Promise<boolean> {
    return this.well('/health?serializable=true');
  }

  private async well(path: string): Promise<boolean> {
    try {
      const { status } = await ask({ url: `https://${this.address}:${this.port}${path}`, agent: this.agent, timeoutMs: PATIENCE_MS });
      return status === 200;
    } catch {
      return false;
    }
  }

  /** The raw value of a key; undefined where there is none. */
  public async value(key: string): Promise<Buffer | undefined> {
    const { kvs } = await this.call<{ kvs?: { value: string }[] }>('/v3/kv/range', { key: base64(key) });
    return kvs === undefined ? undefined : Buffer.from(kvs[0].value ?? '', 'base64');
  }

  /** The keys that begin with a text. */
  public async keys(prefix: string): Promise<string[]> {
    const end = prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
    const { kvs = [] } = await this.call<{ kvs?: { key: string }[] }>('/v3/kv/range', { key: base64(prefix), range_end: base64(end), keys_only: true });
    return kvs.map(({ key }) => Buffer.from(key, 'base64').toString());
  }

  public async remove(key: string): Promise<void> {
    await this.call('/v3/kv/deleterange', { key: base64(key) });
  }

  public async put(key: string, value: string): Promise<void> {
    await this.call('/v3/kv/put', { key: base64(key), value: base64(value) });
  }

  public close(): void {
    this.agent.destroy();
  }

  private async call<Body>(path: string, body: object): Promise<Body> {
    const { status, text } = await ask({ method: 'POST', url: `https://${this.address}:${this.port}${path}`, body: JSON.stringify(body), agent: this.agent, timeoutMs: ANSWER_MS });
    if (status !== 200) throw new Error(`etcd at ${this.address}:${this.port} refuses ${path}: ${status} ${text}`);
    return JSON.parse(text) as Body;
  }
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
