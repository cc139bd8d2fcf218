import { Construct } from 'constructs';
import { BaselinePart } from '../../platform';
import { BaselineContext, BaselinePartMaker, NOTHING } from './private/baseline-context';
import { disruptionBudget } from './private/disruption-budget';

/** What keeps the DNS of the cluster up while its nodes are drained (PE-28). */
export class DnsDisruptionBudget {
  /** A PodDisruptionBudget that lets one DNS server go at a time, unless the platform brings one or has no DNS servers in the cluster. */
  public static whereMissing(): DnsDisruptionBudget {
    return new DnsDisruptionBudget((scope, { cluster, provider }) => {
      const { brings, dns } = cluster.platformControlPlane.baseline;
      if (dns === undefined || brings.includes(BaselinePart.DNS_DISRUPTION_BUDGET)) return;
      disruptionBudget(scope, { provider, name: dns.deploymentName, podLabels: dns.podLabels });
    });
  }

  /** Nothing is made. */
  public static leftOut(): DnsDisruptionBudget {
    return new DnsDisruptionBudget(NOTHING);
  }

  private constructor(private readonly make: BaselinePartMaker) {}

  /** @internal */
  public _bind(scope: Construct, context: BaselineContext): void {
    this.make(scope, context);
  }
}
