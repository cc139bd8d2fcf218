import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { setTimeout as sleep } from 'timers/promises';
import { isDeepStrictEqual } from 'util';
import { CertificateAuthority, serviceAccountKey, User } from './certificates';
import { Client, Login } from './client';
import { freePorts } from './free-ports';
import { Inventory, takeInventory } from './inventory';
import { kubeconfig } from './kubeconfig';
import { apiServerArguments, controllerManagerArguments, etcdArguments, Settings } from './server-arguments';
import { ServerProcess } from './server-process';

const PATIENCE_MS = 60_000;
const POLL_MS = 100;
// Longer than a controller takes to notice anything.
const QUIET_MS = 1_500;

/** Where the programs are. */
export interface Programs {
  readonly etcd: string;
  readonly kubernetes: string;
}

/** Kubernetes without nodes, for real: etcd, kube-apiserver and kube-controller-manager on the loopback interface. */
export class ControlPlane {
  public static async start(programs: Programs): Promise<ControlPlane> {
    const directory = mkdtempSync(join(tmpdir(), 'e2e-control-plane-'));
    const authority = await CertificateAuthority.create(directory);
    const [etcdPort, etcdPeerPort, port] = await freePorts(3);
    const { certificateFile, keyFile } = await authority.forServer();
    const settings: Settings = { directory, etcdPort, etcdPeerPort, port, authority, certificateFile, keyFile, serviceAccountKeyFile: serviceAccountKey(directory) };
    const controlPlane = new ControlPlane(programs, settings, await authority.forUser({ name: 'root', groups: ['system:masters'] }));
    try {
      await controlPlane.startServers();
    } catch (error) {
      await controlPlane.stop();
      throw error;
    }
    return controlPlane;
  }

  /** Somebody to whom nothing is refused, not even by roles that do not exist. */
  public readonly root: Client;
  private readonly servers: ServerProcess[] = [];
  private readonly clients: Client[] = [];

  private constructor(private readonly programs: Programs, private readonly settings: Settings, public readonly rootLogin: Login) {
    this.root = this.client(rootLogin);
  }

  /** The URL of the API server. */
  public get endpoint(): string {
    return `https://127.0.0.1:${this.settings.port}`;
  }

  /** PEM. */
  public get certificateAuthority(): string {
    return this.settings.authority.certificate;
  }

  /** What each request left, one JSON object on each line. */
  public get auditLog(): string {
    return join(this.settings.directory, 'audit.log');
  }

  /** The API server as a user sees it who logs in with a certificate. */
  public async login(user: User): Promise<Client> {
    return this.client(await this.settings.authority.forUser(user));
  }

  /** The API server as somebody sees it who has a certificate or a token already. */
  public client(login: Login): Client {
    const client = new Client({ host: '127.0.0.1', port: this.settings.port, authority: this.certificateAuthority }, login);
    this.clients.push(client);
    return client;
  }

  /** A file with which kubectl logs in as a user; as `root` without one. */
  public async kubeconfigFile(user?: User): Promise<string> {
    const file = join(this.settings.directory, `${user?.name ?? 'root'}.kubeconfig`);
    const login = user === undefined ? this.rootLogin : await this.settings.authority.forUser(user);
    writeFileSync(file, kubeconfig(this.endpoint, this.certificateAuthority, login), { mode: 0o600 });
    return file;
  }

  /** Everything that is stored, once the controllers have come to rest. */
  public async settle(): Promise<Inventory> {
    let last = await takeInventory(this.root);
    for (;;) {
      await sleep(QUIET_MS);
      const next = await takeInventory(this.root);
      if (isDeepStrictEqual(next, last)) return next;
      last = next;
    }
  }

  public async stop(): Promise<void> {
    for (const client of this.clients) client.close();
    // The last started ends first: no server waits for one that is gone.
    for (const server of this.servers.reverse()) await server.stop();
    rmSync(this.settings.directory, { recursive: true, force: true });
  }

  private async startServers(): Promise<void> {
    const { programs, settings } = this;
    this.run(join(programs.etcd, 'server'), etcdArguments(settings));
    this.run(join(programs.kubernetes, 'kube-apiserver'), apiServerArguments(settings));
    await this.until('the API server is ready', async () => (await this.root.list('/api/v1/namespaces')).some(({ metadata }) => metadata.name === 'kube-system'));
    // What the controllers may do is made after the API server has said that it is ready.
    await this.until('the API server has its own roles', async () => (await this.root.get('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/system:kube-controller-manager')).kind !== undefined);
    const file = await this.kubeconfigFile({ name: 'system:kube-controller-manager' });
    this.run(join(programs.kubernetes, 'kube-controller-manager'), controllerManagerArguments(settings, file));
    await this.until('the controllers fill aggregated roles', async () => {
      const role = await this.root.get('/apis/rbac.authorization.k8s.io/v1/clusterroles/admin');
      return Array.isArray(role.rules) && role.rules.length > 0;
    });
    await this.until('namespaces get their service account', async () => (await this.root.list('/api/v1/namespaces/default/serviceaccounts')).length > 0);
  }

  private run(program: string, args: string[]): void {
    this.servers.push(new ServerProcess(program, args, join(this.settings.directory, `${program.split('/').pop()}.log`)));
  }

  private async until(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + PATIENCE_MS;
    let last: unknown;
    while (!(await isSo().catch((error: unknown) => ((last = error), false)))) {
      for (const server of this.servers) server.expectRunning();
      if (Date.now() > deadline) throw new Error(`It took too long until ${what}: ${String(last)}`);
      await sleep(POLL_MS);
    }
  }
}
