import { ResourceQuotaV1 } from '@cdktf/provider-kubernetes/lib/resource-quota-v1';
import { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { fail } from '../../private/problem';
import { amountOf } from './private/check-amount';
import { Quantity } from './private/quantity';
import { QuotaFigures } from './private/quota-figures';
import { TenantQuota } from './tenant-quota';

/** Where the object of a quota belongs. */
interface QuotaPlace {
  readonly provider: TerraformProvider;
  /** The namespace, by reference. */
  readonly namespace: string;
}

/**
 * The quota of a tenant with all tenants below it. Kubernetes knows quotas of single namespaces only, so the namespace of the tenant gets
 * what the tenants below leave over.
 */
export class QuotaShare {
  private readonly total: ReadonlyMap<string, string>;
  private readonly given = new Map<string, Quantity>();
  private resource?: ResourceQuotaV1;

  constructor(private readonly tenantName: string, quota: TenantQuota) {
    this.total = new QuotaFigures(quota).byKey;
  }

  /** Makes the object in the namespace of the tenant, as the child `Quota` of `scope`. */
  public create(scope: Construct, { provider, namespace }: QuotaPlace): void {
    this.resource = new ResourceQuotaV1(scope, 'Quota', { provider, metadata: { name: 'quota', namespace }, spec: { hard: this.remainder() } });
  }

  /** Gives a part to a tenant below this one. Refuses it where the parts would be more than the whole. */
  public give(child: QuotaShare): void {
    const sums = [...this.total].map(([key, figure]) => [key, this.sumWith(child, key, this.known(key, figure))] as const);
    for (const [key, sum] of sums) this.given.set(key, sum);
    this.resource?.putSpec({ hard: this.remainder() });
  }

  private sumWith(child: QuotaShare, key: string, total: Quantity): Quantity {
    const part = child.partOf(this, key);
    const before = this.given.get(key) ?? Quantity.NONE;
    const sum = before.plus(part);
    if (!sum.exceeds(total)) return sum;
    return fail('quota-above-parent', {
      what: `The tenants below ${this.tenantName} have ${sum} of ${key} together, which is more than its quota of ${total}`,
      got: { tenant: child.tenantName, quota: `${part}` },
      allowed: `at most ${total.minus(before)} of ${key} for ${child.tenantName}`,
      fix: `lower the quota of ${child.tenantName} or raise that of ${this.tenantName}`,
    });
  }

  private partOf(parent: QuotaShare, key: string): Quantity {
    const part = this.total.get(key);
    if (part !== undefined) return this.known(key, part);
    return fail('quota-missing-below-parent', {
      what: `The quota of ${this.tenantName} says nothing of ${key}, which the quota of ${parent.tenantName} above it limits to ${parent.total.get(key)}`,
      allowed: `a part of ${parent.total.get(key)}`,
      fix: `state ${key} in the quota of ${this.tenantName}`,
    });
  }

  private known(key: string, figure: string): Quantity {
    const amount = amountOf(figure);
    if (amount !== undefined) return amount;
    return fail('value-unknown', {
      what: `The quota of ${this.tenantName} for ${key} is only known to Terraform, but is added up with those of tenants above or below`,
      allowed: 'a value that is known when the app is synthesized',
      fix: `write ${key} out`,
    });
  }

  private remainder(): Record<string, string> {
    const left = [...this.total].map(([key, figure]) => {
      const given = this.given.get(key);
      return [key, given === undefined ? figure : `${this.known(key, figure).minus(given)}`] as const;
    });
    return Object.fromEntries(left);
  }
}
