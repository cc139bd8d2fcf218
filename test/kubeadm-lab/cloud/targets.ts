import { InstanceView } from '../../../lib/embedded-aws';
import { InstanceSource } from './instance-source';

/** A load balancer, as much of it as its targets need. */
export interface TargetBalancer {
  /** Makes exactly these addresses its targets. */
  set(addresses: readonly string[]): Promise<void>;
  /** The targets that it finds healthy. */
  healthy(): Promise<string[]>;
}

/** Gives a load balancer the instances that are registered with target groups, and tells the cloud how it finds them. */
export class Targets {
  private given = '';
  private told = new Map<string, boolean>();

  constructor(private readonly source: InstanceSource, private readonly balancer: TargetBalancer) {}

  /** One look at all instances. */
  public async tend(instances: readonly InstanceView[]): Promise<void> {
    const registered = instances.filter(({ targetGroups }) => targetGroups.length > 0);
    await this.give(registered.map(({ address }) => address).sort());
    await this.tell(registered);
  }

  private async give(addresses: string[]): Promise<void> {
    if (this.given === addresses.join()) return;
    await this.balancer.set(addresses);
    this.given = addresses.join();
  }

  private async tell(registered: readonly InstanceView[]): Promise<void> {
    const healthy = registered.length === 0 ? [] : await this.balancer.healthy();
    const before = this.told;
    this.told = new Map(registered.map(({ instanceId }) => [instanceId, before.get(instanceId) ?? false]));
    for (const { instanceId, address } of registered) {
      const is = healthy.includes(address);
      if (this.told.get(instanceId) === is) continue;
      await (is ? this.source.isHealthy(instanceId) : this.source.isUnhealthy(instanceId));
      this.told.set(instanceId, is);
    }
  }
}
