import { EmbeddedAws, InstanceView, MachinePlayer, SessionCredentials } from '../../../lib/embedded-aws';
import { GroupManager } from '../../kubeadm-lab/cloud/group-manager';
import { InstanceSource } from '../../kubeadm-lab/cloud/instance-source';
import { startMetadataService } from '../../kubeadm-lab/cloud/metadata-process';
import { CloudMachines } from '../../kubeadm-lab/cloud-machines';
import { Region, RegionOptions } from '../../kubeadm-lab/region';

const NETWORK = '10.77';
/** Where the tests are for the region. */
export const TEST_ADDRESS = `${NETWORK}.255.254`;

/** A region with the cloud that drives it: AWS's API, the metadata service, and what makes machines of instances. */
export class Cloud {
  public static async start(options: Omit<RegionOptions, 'network'>, logDirectory: string): Promise<Cloud> {
    const region = await Region.start({ ...options, network: NETWORK });
    const { enter: launcher, endpoint: awsHost, gateway } = region.hub;
    // A server of the hub speaks to another one from the hub's first address.
    const aws = await EmbeddedAws.start({ region: 'eu-west-1', host: awsHost, launcher, controllers: [TEST_ADDRESS, gateway], logFile: `${logDirectory}/aws.log` });
    region.setEnvironment({ AWS_ENDPOINT_URL: aws.endpoint });
    await aws.machines.play({ player: MachinePlayer.OUTSIDE });
    const stopMetadata = await startMetadataService({ launcher, awsHost, awsPort: aws.port, logFile: `${logDirectory}/metadata.log` });
    return new Cloud(region, aws, stopMetadata);
  }

  /** What went wrong between the cloud and the region, and was tried again. */
  public readonly problems: string[] = [];
  private readonly held = new Set<string>();
  private readonly begun = new Set<string>();
  private readonly manager: GroupManager;

  private constructor(public readonly region: Region, public readonly aws: EmbeddedAws, private readonly stopMetadata: () => Promise<void>) {
    const source: InstanceSource = { list: () => this.shown(), isOn: (id) => aws.machines.isOn(id), isOff: (id) => aws.machines.isOff(id), isHealthy: (id) => aws.machines.isHealthy(id), isUnhealthy: (id) => aws.machines.isUnhealthy(id), credentials: (id): Promise<SessionCredentials> => aws.machines.credentials(id) };
    this.manager = new GroupManager(source, new CloudMachines(region), {
      loadBalancer: region.loadBalancer,
      onProblem: (error) => this.problems.push(error instanceof Error ? error.message : String(error)),
    });
    this.manager.start();
  }

  /** Boots no new machine of groups whose names begin so. Those that run go on. */
  public hold(prefix: string): void {
    this.held.add(prefix);
  }

  /** Boots them again, and those that were held. */
  public release(prefix: string): void {
    this.held.delete(prefix);
  }

  public async stop(): Promise<void> {
    await this.manager.stop();
    await this.stopMetadata();
    await this.aws.stop();
    await this.region.stop();
  }

  private async shown(): Promise<InstanceView[]> {
    const all = await this.aws.machines.list();
    const shown = all.filter((view) => this.begun.has(view.instanceId) || !this.isHeld(view));
    for (const { instanceId } of shown) this.begun.add(instanceId);
    return shown;
  }

  private isHeld({ group }: InstanceView): boolean {
    return [...this.held].some((prefix) => group?.startsWith(prefix));
  }
}
