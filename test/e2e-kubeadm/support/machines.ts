import { InstanceView } from '../../../lib/embedded-aws';
import { CommandOptions, Outcome } from '../../kubeadm-lab/commands';
import { Machine } from '../../kubeadm-lab/machine';
import { AwsApi, elementsOf } from './aws-api';
import { Cloud } from './cloud';
import { eventually } from './eventually';
import { ClusterShape } from './shape';

const PROGRAMS = '/usr/local/lib/production-cluster';
const PROGRAM_TIMEOUT_MS = 300_000;

/** An instance of a cluster, by the name of its member, or of its own. */
export interface NamedInstance {
  readonly name: string;
  readonly instanceId: string;
  readonly address: string;
  readonly zone: string;
}

/** The machines of one cluster: what is asked of them, and done to them. */
export class Machines {
  /** The names of the machines of the control plane, whether they are there or not. */
  public readonly controlPlaneNames: readonly string[];
  /** The names of the machines of etcd, whether they are there or not. */
  public readonly etcdNames: readonly string[];

  constructor(private readonly api: AwsApi, private readonly cloud: Cloud, private readonly clusterName: string, shape: ClusterShape) {
    this.controlPlaneNames = names('cp', shape.controlPlanes);
    this.etcdNames = shape.externalEtcd ? names('etcd', shape.etcdMembers) : this.controlPlaneNames;
  }

  /** The names of all members, of etcd and of the control plane. */
  public get memberNames(): string[] {
    return [...new Set([...this.etcdNames, ...this.controlPlaneNames])];
  }

  /** All that have not ended. */
  public async all(): Promise<NamedInstance[]> {
    const views = (await this.cloud.aws.machines.list()).filter(({ state }) => state !== 'shutting-down');
    return views.map((view) => ({ name: this.nameOf(view), instanceId: view.instanceId, address: view.address, zone: view.zone }));
  }

  public controlPlanes(): Promise<NamedInstance[]> {
    return this.withNames(this.controlPlaneNames);
  }

  public etcd(): Promise<NamedInstance[]> {
    return this.withNames(this.etcdNames);
  }

  public async workers(): Promise<NamedInstance[]> {
    return (await this.all()).filter(({ name }) => !this.memberNames.includes(name));
  }

  /** Those that have a kubelet. */
  public async nodes(): Promise<NamedInstance[]> {
    return [...(await this.controlPlanes()), ...(await this.workers())];
  }

  /** The instance of a member, or of a worker. Throws while there is none. */
  public async named(name: string): Promise<NamedInstance> {
    const found = (await this.all()).find((instance) => instance.name === name);
    if (found === undefined) throw new Error(`There is no instance of ${name}`);
    return found;
  }

  /** Runs a command inside, as root. */
  public async run(name: string, command: readonly string[], options?: CommandOptions): Promise<Outcome> {
    return (await this.machineOf(name)).run(command, options);
  }

  /** Runs one of the machine's own programs, as a unit of systemd does: with what that gives to all of them. */
  public program(name: string, [program, ...args]: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
    const settings = Object.entries(environment).map(([key, value]) => `--setenv=${key}=${value}`);
    const command = ['systemd-run', '--quiet', '--wait', '--pipe', '--collect', ...settings, 'bash', `${PROGRAMS}/${program}.sh`, ...args];
    return this.run(name, command, { timeoutMs: PROGRAM_TIMEOUT_MS });
  }

  /** What a unit has written on the machine that a member has now, in all of its boots. */
  public async journal(name: string, unit: string): Promise<string> {
    return (await this.machineOf(name)).journal(`${unit}.service`);
  }

  /** Cuts the power of a machine. Its group sees that by itself. */
  public async kill(name: string): Promise<void> {
    await (await this.machineOf(name)).kill();
  }

  /** Boots none of the members' machines from now on. */
  public hold(members: readonly string[]): void {
    for (const name of members) this.cloud.hold(this.groupPrefix(name));
  }

  /** Cuts the power of members' machines. Their groups make others, which nobody boots. */
  public async keepOff(members: readonly string[]): Promise<void> {
    const before = await this.withNames(members);
    this.hold(members);
    await Promise.all(before.map(({ instanceId }) => this.cloud.region.machine(instanceId).kill()));
    await eventually(`the end of ${members.join(', ')}`, { seconds: 60 }, async () => {
      const left = await this.all();
      return before.every(({ instanceId }) => !left.some((other) => other.instanceId === instanceId)) && before.every(({ instanceId }) => !this.cloud.region.machines.some((machine) => machine.name === instanceId));
    });
  }

  /** Boots the members' machines again. */
  public letCome(members: readonly string[]): void {
    for (const name of members) this.cloud.release(this.groupPrefix(name));
  }

  /** Empties the disk of a member whose machine is off. */
  public async wipe(name: string): Promise<void> {
    this.cloud.region.volume(await this.volumeOf(name)).wipe();
  }

  /** The id of a member's disk. */
  public async volumeOf(name: string): Promise<string> {
    const filters = { 'Filter.1.Name': 'tag:Name', 'Filter.1.Value.1': `${this.clusterName}-${name}` };
    const [id] = elementsOf(await this.api.query('ec2', 'DescribeVolumes', filters), 'volumeId');
    return id;
  }

  /** The members whose groups there are. */
  public async membersWithGroups(): Promise<string[]> {
    const groups = await this.groups();
    return this.memberNames.filter((name) => groups.some((group) => group.startsWith(this.groupPrefix(name))));
  }

  /** Changes how many workers there are, in place of the autoscaler. */
  public async scaleWorkers(count: number): Promise<void> {
    const groups = await this.groups();
    const [group] = groups.filter((each) => !this.memberNames.some((name) => each.startsWith(this.groupPrefix(name))));
    await this.api.setDesiredCapacity(group, count);
  }

  private async groups(): Promise<string[]> {
    return elementsOf(await this.api.query('autoscaling', 'DescribeAutoScalingGroups'), 'AutoScalingGroupName');
  }

  private async machineOf(name: string): Promise<Machine> {
    return this.cloud.region.machine((await this.named(name)).instanceId);
  }

  private async withNames(wanted: readonly string[]): Promise<NamedInstance[]> {
    const found = await this.all();
    return wanted.flatMap((name) => found.filter((instance) => instance.name === name));
  }

  private nameOf({ group, instanceId }: InstanceView): string {
    return this.memberNames.find((name) => group?.startsWith(this.groupPrefix(name))) ?? instanceId;
  }

  private groupPrefix(name: string): string {
    return `${this.clusterName}-${name}-`;
  }
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
}
