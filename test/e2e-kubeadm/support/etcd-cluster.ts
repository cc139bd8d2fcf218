import { Authorities } from './authorities';
import { Availability } from './availability';
import { EtcdClient } from './etcd-client';

/** A member of etcd by its name, and where it is. */
export interface EtcdPlace {
  readonly name: string;
  readonly address: string;
}

/** The port of the etcd of the cluster. */
export const CLUSTER_PORT = 2379;
/** The port of the etcd of events. */
export const EVENTS_PORT = 2382;

/** All members of an etcd, asked one by one. */
export class EtcdCluster {
  private readonly clients: ReadonlyMap<string, EtcdClient>;

  constructor(public readonly places: readonly EtcdPlace[], authorities: Authorities, port: number) {
    const login = authorities.etcdClient();
    this.clients = new Map(places.map(({ name, address }) => [name, new EtcdClient(address, port, authorities.etcd, login)]));
  }

  public member(name: string): EtcdClient {
    const client = this.clients.get(name);
    if (client === undefined) throw new Error(`There is no member ${name}`);
    return client;
  }

  /** A member that answers with a quorum. */
  public async any(): Promise<EtcdClient> {
    for (const client of this.clients.values()) if (await client.healthy()) return client;
    throw new Error('No member of etcd answers');
  }

  /** The name of the leader, as one of some members knows it. */
  public async leader(asked: readonly string[] = [...this.clients.keys()]): Promise<string> {
    for (const name of asked) {
      const status = await this.member(name).status().catch(() => undefined);
      if (status === undefined || status.leader === '0') continue;
      const leader = (await this.member(name).members()).find(({ ID }) => ID === status.leader)?.name;
      if (leader !== undefined) return leader;
    }
    throw new Error('No member of etcd knows a leader');
  }

  public async memberId(name: string): Promise<string> {
    return (await this.member(name).status()).header.member_id;
  }

  /** The ids of the cluster that the members say they are of: one. */
  public async clusterIds(): Promise<string[]> {
    const ids = await Promise.all([...this.clients.values()].map(async (client) => (await client.status()).header.cluster_id));
    return [...new Set(ids)];
  }

  /** Whether every member is a voter and answers. */
  public async whole(): Promise<boolean> {
    const answers = await Promise.all([...this.clients.values()].map((client) => client.healthy()));
    if (answers.includes(false)) return false;
    const members = await (await this.any()).members();
    return members.length === this.places.length && members.every(({ isLearner, name }) => isLearner !== true && name !== undefined);
  }

  /** Asks every member ten times a second whether it runs. That there is a quorum shows in what the API server answers meanwhile. */
  public watch(): Availability {
    return new Availability([...this.clients].map(([name, client]) => ({ name, answers: () => client.runs() })));
  }

  public close(): void {
    for (const client of this.clients.values()) client.close();
  }
}
