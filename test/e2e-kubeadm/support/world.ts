import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { KubernetesVersion } from 'cdktf-production-cluster';
import { EmbeddedAws } from '../../../lib/embedded-aws';
import { Plan } from '../../../scripts/terraform/plan';
import { LoadBalancer } from '../../kubeadm-lab/load-balancer';
import { Region } from '../../kubeadm-lab/region';
import { CLUSTER_NAME } from '../apps/cluster';
import { ApiClient } from './api-client';
import { ArtifactServer } from './artifact-server';
import { AwsApi } from './aws-api';
import { bakedLayer } from './baked-layer';
import { awsCommand } from './aws-command';
import { Cloud, TEST_ADDRESS } from './cloud';
import { connect, Connection } from './connection';
import { EtcdCluster } from './etcd-cluster';
import { eventually } from './eventually';
import { localKubeconfig } from './kubeconfig';
import { apiServerReady, Kubernetes } from './kubernetes';
import { addressOf, isReady, Node } from './kubernetes-kinds';
import { Machines } from './machines';
import { prepared } from './prepared';
import { ClusterShape, ClusterState } from './shape';
import { SHORT_WAITS } from './short-waits';
import { keysOf, userDataOf } from './secret-places';
import { Stacks } from './stacks';
import { Store } from './store';

const API_NAME = `api.${CLUSTER_NAME}.internal`;
const GENERATION_TAG = 'ProductionClusterGeneration';

/** What of a world differs from the others. */
export interface WorldOptions {
  /** Whether machines download their programs at their first boot, in place of having them in their image. @default false */
  readonly downloads?: boolean;
  /** What lies on every new machine's root disk. @default - nothing */
  readonly files?: Readonly<Record<string, string>>;
}

/** A region with one cluster, and the app that makes it. */
export class World {
  /** Starts a region without machines: `deploy` makes the cluster. */
  public static async create(shape: ClusterShape, options: WorldOptions = {}): Promise<World> {
    const directory = mkdtempSync(join(tmpdir(), 'e2e-kubeadm-world-'));
    const { imageStore } = prepared();
    const layers = options.downloads === true ? [] : [bakedLayer(join(directory, 'layer'), prepared())];
    const cloud = await Cloud.start({ imageStore, layers, files: { ...SHORT_WAITS, ...options.files } }, directory);
    const server = await ArtifactServer.start(TEST_ADDRESS, programDirectories());
    cloud.region.names.set(API_NAME, cloud.region.loadBalancer.address);
    return new World(shape, cloud, server, directory);
  }

  public readonly machines: Machines;
  private readonly stacks: Stacks;
  private readonly awsApi: AwsApi;
  private connection?: Connection;

  private constructor(
    private readonly shape: ClusterShape,
    private readonly cloud: Cloud,
    private readonly server: ArtifactServer,
    private readonly directory: string,
  ) {
    this.awsApi = new AwsApi(cloud.aws.endpoint, cloud.aws.environment.AWS_REGION);
    this.machines = new Machines(this.awsApi, cloud, CLUSTER_NAME, shape);
    const programs = { server, prepared: prepared() };
    this.stacks = new Stacks({ directory: join(directory, 'app'), aws: cloud.aws.environment, nameServer: cloud.region.hub.nameServer, programs, shape });
  }

  public get region(): Region {
    return this.cloud.region;
  }

  public get aws(): EmbeddedAws {
    return this.cloud.aws;
  }

  public get loadBalancer(): LoadBalancer {
    return this.region.loadBalancer;
  }

  /** How many machines have a kubelet. */
  public get machineCount(): number {
    return this.shape.controlPlanes + this.shape.workers;
  }

  public get store(): Store {
    return this.connected.store;
  }

  public get etcd(): EtcdCluster {
    return this.connected.etcd;
  }

  /** The etcd of events, where there is one. */
  public get events(): EtcdCluster {
    return this.connected.events;
  }

  public get kubernetes(): Kubernetes {
    return this.connected.kubernetes;
  }

  /** As who deploys into the cluster, through the load balancer. */
  public get api(): ApiClient {
    return this.kubernetes.api;
  }

  /** Applies the program with a change. */
  public async deploy(change?: ClusterState): Promise<void> {
    await this.stacks.deploy(change);
    this.connection ??= await connect(this.awsApi, this.machines, { clusterName: CLUSTER_NAME, apiName: API_NAME, loadBalancerAddress: this.loadBalancer.address }, this.directory);
  }

  public plan(): Promise<Plan | undefined> {
    return this.stacks.plan();
  }

  /** Applies what lives in the cluster, and says how many objects that are. */
  public async deployAccess(): Promise<number> {
    const file = join(this.directory, 'kubeconfig');
    const aws = awsCommand(join(this.directory, 'app'), this.aws.endpoint);
    writeFileSync(file, localKubeconfig(await this.store.publishedKubeconfig(), this.loadBalancer.address, aws), { mode: 0o600 });
    return this.stacks.deployAccess(file);
  }

  /** The change of the members to the next minor version that there is; within a version to machines of another type. */
  public nextVersion(): ClusterState {
    return prepared().releases.length > 1 ? { version: KubernetesVersion.V1_35 } : { machineType: 'm7i.xlarge' };
  }

  /** Makes machines that can have the next version. kubeadm 1.35 refuses version 1 of the control groups in its preflight; kubelets are told otherwise by the base image. */
  public prepareNextVersion(): void {
    if (prepared().releases.length > 1) this.region.addFiles({ '/var/lib/production-cluster/preflight': '' });
  }

  /** The same change for the workers, which come after. */
  public nextWorkers(): ClusterState {
    return { workerVersion: this.nextVersion().version };
  }

  /** The version that members and workers have after that. */
  public get newestVersion(): string {
    const { releases } = prepared();
    return releases[releases.length - 1].version;
  }

  /** Loses the disk of a member, with its machine. */
  public async loseDisk(name: string): Promise<void> {
    await this.machines.keepOff([name]);
    await this.machines.wipe(name);
    this.machines.letCome([name]);
  }

  /** Waits until a member is as good as any. */
  public async memberWell(name: string, seconds: number): Promise<void> {
    await eventually(`${name} well`, { seconds, everyMs: 500 }, async () => {
      const { address } = await this.machines.named(name);
      if (!(await this.etcd.whole())) return false;
      if (!this.machines.controlPlaneNames.includes(name)) return true;
      // Its own API server is asked: the load balancer may be down.
      return (await apiServerReady(address)) && (await this.nodesAt(address)).some((node) => addressOf(node) === address && isReady(node));
    });
  }

  /** Waits until the API answers through the load balancer. */
  public async apiWell(seconds: number): Promise<void> {
    await eventually('the API', { seconds }, () => this.kubernetes.answers());
  }

  /** Waits until every member is of the generation that is wanted of it, and well. */
  public async rolled(seconds: number): Promise<void> {
    await eventually('the wanted generation everywhere', { seconds, everyMs: 1_000 }, async () => {
      const views = await this.aws.machines.list();
      const names = this.machines.memberNames;
      const wanted = await Promise.all(names.map((name) => this.store.desired(name)));
      return names.every((name, index) => views.some(({ group, tags }) => group?.startsWith(`${CLUSTER_NAME}-${name}-`) && tags[GENERATION_TAG] === wanted[index].generation));
    });
    for (const name of this.machines.memberNames) await this.memberWell(name, seconds);
    await eventually('the lock of disruptions free', { seconds: 60 }, async () => (await (await this.etcd.any()).value('/cp/rollout')) === undefined);
  }

  /** Sees that there is one authority and one etcd, of exactly the members of the program, for which every API server speaks. */
  public async expectOneCluster(): Promise<void> {
    expect(await this.store.versionsOf('pki')).toHaveLength(1);
    expect(await this.etcd.clusterIds()).toHaveLength(1);
    const members = await (await this.etcd.any()).members();
    expect(members.map(({ name }) => name).sort()).toEqual([...this.machines.etcdNames].sort());
    expect(members.filter(({ isLearner }) => isLearner)).toEqual([]);
    const uids = await Promise.all((await this.machines.controlPlanes()).map(({ address }) => this.at(address, (api) => api.get('/api/v1/namespaces/kube-system'))));
    expect(new Set(uids.map(({ metadata }) => metadata.uid)).size).toBe(1);
  }

  /** Makes a snapshot now, and returns its key. */
  public async takeSnapshot(): Promise<string> {
    const { code, output } = await this.machines.program(await this.etcd.leader(), ['snapshot', 'now']);
    const [, key] = /is stored as (\S+)/.exec(output) ?? [];
    if (code !== 0 || key === undefined) throw new Error(`No snapshot was made: ${output}`);
    return key;
  }

  /** Makes a new token by which workers join, long before its time. */
  public async rotateJoinToken(): Promise<void> {
    await (await this.etcd.any()).remove('/cp/tokens/join');
    const [name] = this.machines.controlPlaneNames;
    const { code, output } = await this.machines.program(name, ['tokens']);
    if (code !== 0) throw new Error(`No token was made: ${output}`);
  }

  /** The texts in which no secret may stand, by what they are. */
  public async openTexts(): Promise<Record<string, string>> {
    return { ...(await this.stacks.texts()), ...userDataOf(await this.aws.machines.list()) };
  }

  /** The secrets of the cluster, by what they are. */
  public async secretTexts(): Promise<Record<string, string>> {
    const [join, deployer] = await Promise.all([this.store.joinToken(), this.store.deployerToken()]);
    return { ...keysOf(this.connected.authorities), 'token to join': join.split('.')[1], 'credential to deploy': deployer };
  }

  public async stop(): Promise<void> {
    this.connection?.etcd.close();
    this.connection?.events.close();
    this.connection?.kubernetes.api.close();
    await this.server.stop();
    await this.cloud.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private nodesAt(address: string): Promise<Node[]> {
    return this.at(address, (api) => new Kubernetes(api).nodes());
  }

  /** Asks one API server beside the load balancer. */
  private async at<Answer>(address: string, question: (api: ApiClient) => Promise<Answer>): Promise<Answer> {
    const api = this.api.at(address);
    try {
      return await question(api);
    } finally {
      api.close();
    }
  }

  private get connected(): Connection {
    if (this.connection === undefined) throw new Error('There is no cluster yet');
    return this.connection;
  }
}

function programDirectories(): Record<string, string> {
  const { etcd, releases } = prepared();
  return { etcd: etcd.directory, ...Object.fromEntries(releases.map(({ version, directory }) => [version, directory])) };
}
