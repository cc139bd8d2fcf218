import { InstanceView, SessionCredentials } from '../../../lib/embedded-aws';
import { InstanceSource } from './instance-source';
import { CloudMachine, CloudVolume, MachineHost } from './machine-host';

/** An instance that runs, with what a test wants otherwise. */
export function instance(values: Partial<InstanceView> = {}): InstanceView {
  return {
    instanceId: 'i-1',
    state: 'running',
    accountId: '123456789012',
    region: 'eu-west-1',
    zone: 'eu-west-1a',
    vpcId: 'vpc-1',
    subnetCidr: '10.77.0.0/20',
    hostName: 'i-1.eu-west-1.compute.internal',
    address: '10.77.0.10',
    macAddress: '02:00:00:00:00:01',
    imageId: 'ami-1',
    instanceType: 'm7i.large',
    userData: Buffer.from([0x1f, 0x8b, 0xff]).toString('base64'),
    tags: { 'aws:autoscaling:groupName': 'cp-0', ProductionClusterGeneration: 'abc' },
    roleName: 'control-plane',
    metadata: { tokens: 'required', tags: true },
    volumes: [],
    targetGroups: [],
    group: 'cp-0',
    lifecycleState: 'Pending:Wait',
    targetLifecycleState: 'InService',
    ...values,
  };
}

/** A cloud whose instances a test sets; it writes down what it is told. */
export class FakeSource implements InstanceSource {
  public instances: InstanceView[] = [];
  public readonly told: string[] = [];
  public sessions = 0;
  public expiration = '2126-01-01T00:00:00Z';

  public list(): Promise<InstanceView[]> {
    return Promise.resolve(this.instances);
  }

  public isOn(instanceId: string): Promise<void> {
    this.told.push(`${instanceId} on`);
    return Promise.resolve();
  }

  public isOff(instanceId: string): Promise<void> {
    this.told.push(`${instanceId} off`);
    return Promise.resolve();
  }

  public isHealthy(instanceId: string): Promise<void> {
    this.told.push(`${instanceId} healthy`);
    return Promise.resolve();
  }

  public isUnhealthy(instanceId: string): Promise<void> {
    this.told.push(`${instanceId} unhealthy`);
    return Promise.resolve();
  }

  public credentials(instanceId: string): Promise<SessionCredentials> {
    this.sessions += 1;
    return Promise.resolve({ AccessKeyId: `key of ${instanceId}`, SecretAccessKey: 'secret', Token: 'token', Expiration: this.expiration });
  }
}

/** A host whose machines are entries of a set. */
export class FakeHost implements MachineHost {
  public readonly done: string[] = [];
  public readonly on = new Set<string>();
  public readonly made: CloudMachine[] = [];
  public failure?: Error;

  public powerOn(machine: CloudMachine): Promise<void> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.made.push(machine);
    this.on.add(machine.instanceId);
    return this.note(`on ${machine.instanceId}`);
  }

  public powerOff(instanceId: string): Promise<void> {
    this.on.delete(instanceId);
    return this.note(`off ${instanceId}`);
  }

  public isOn(instanceId: string): boolean {
    return this.on.has(instanceId);
  }

  public attach(instanceId: string, { volumeId }: CloudVolume): Promise<void> {
    return this.note(`attach ${volumeId} to ${instanceId}`);
  }

  public detach(instanceId: string, { volumeId }: CloudVolume): Promise<void> {
    return this.note(`detach ${volumeId} from ${instanceId}`);
  }

  private note(what: string): Promise<void> {
    this.done.push(what);
    return Promise.resolve();
  }
}
