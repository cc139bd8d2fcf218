import { checkInteger, checkText } from '../../../private/checks';
import { DNS_SUBDOMAIN } from '../../../private/labels';
import { fail } from '../../../private/problem';
import { ApiResource } from '../../access/api-resource';
import { ResourceAmounts } from '../resource-amounts';
import { ObjectQuota, StorageClassQuota, StorageQuota, TenantQuota } from '../tenant-quota';
import { AmountKind, checkAmount } from './check-amount';

// More pods than a cluster is designed for (PE-25): https://kubernetes.io/docs/setup/best-practices/cluster-large/
const MAX_PODS = 150000;

/** The figures of a quota as Kubernetes names and writes them. */
export class QuotaFigures {
  private readonly found = new Map<string, string>();

  constructor(quota: TenantQuota) {
    this.addAmounts('requests', quota.requests);
    this.addAmounts('limits', quota.limits);
    this.addCount('pods', quota.pods, 'pods', 0, MAX_PODS);
    this.addStorage(quota.storage ?? {});
    this.addObjects(quota.objects ?? {});
  }

  /** The figures by the names that Kubernetes has for them. */
  public get byKey(): ReadonlyMap<string, string> {
    return this.found;
  }

  private addAmounts(what: 'requests' | 'limits', amounts: ResourceAmounts = {}): void {
    this.addAmount(`${what}.cpu`, amounts.cpu, AmountKind.CORES, `${what}.cpu`);
    this.addAmount(`${what}.memory`, amounts.memory, AmountKind.BYTES, `${what}.memory`);
    this.addAmount(`${what}.ephemeral-storage`, amounts.ephemeralStorage, AmountKind.BYTES, `${what}.ephemeralStorage`);
  }

  private addStorage({ total, claims, classes = [] }: StorageQuota): void {
    this.addAmount('requests.storage', total, AmountKind.BYTES, 'storage.total');
    this.addCount('persistentvolumeclaims', claims, 'storage.claims');
    for (const one of classes) this.addStorageClass(one);
  }

  private addStorageClass({ storageClass, total, claims }: StorageClassQuota): void {
    const option = `storage.classes["${storageClass}"]`;
    checkText(storageClass, { id: 'quota-resource', option: 'Tenant quota storage.classes storageClass', pattern: DNS_SUBDOMAIN, maxLength: 253, allowed: 'the name of a storage class: a DNS subdomain of at most 253 characters' });
    if (total === undefined && claims === undefined) {
      fail('quota-resource', { what: 'Tenant quota storage.classes limits nothing of a storage class', got: storageClass, allowed: 'total, claims, or both', fix: `state one, or remove ${option}` });
    }
    const prefix = `${storageClass}.storageclass.storage.k8s.io`;
    this.addAmount(`${prefix}/requests.storage`, total, AmountKind.BYTES, `${option}.total`);
    this.addCount(`${prefix}/persistentvolumeclaims`, claims, `${option}.claims`);
  }

  private addObjects({ configMaps, secrets, services, loadBalancers = 0, nodePorts, others = [] }: ObjectQuota): void {
    this.addCount('configmaps', configMaps, 'objects.configMaps', 1);
    this.addCount('secrets', secrets, 'objects.secrets');
    this.addCount('services', services, 'objects.services');
    this.addCount('services.loadbalancers', loadBalancers, 'objects.loadBalancers');
    // https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-nodeport-allocation (read 2026-11)
    this.addCount('services.nodeports', nodePorts ?? (loadBalancers === 0 ? 0 : undefined), 'objects.nodePorts');
    for (const { resource, max } of others) this.addCount(countKey(resource), max, `objects.others ${resource.resource}`);
  }

  private addAmount(key: string, amount: string | undefined, kind: AmountKind, option: string): void {
    if (amount !== undefined) this.add(key, checkAmount(amount, kind, `Tenant quota ${option}`));
  }

  private addCount(key: string, count: number | undefined, option: string, min = 0, max = Number.MAX_SAFE_INTEGER): void {
    if (count === undefined) return;
    checkInteger(count, { id: 'quota-count', option: `Tenant quota ${option}` }, min, max);
    this.add(key, String(count));
  }

  private add(key: string, figure: string): void {
    if (this.found.has(key)) {
      fail('quota-resource', { what: 'Tenant quota limits a storage class or a kind of object twice', got: key, allowed: 'each once', fix: 'remove the duplicate' });
    }
    this.found.set(key, figure);
  }
}

// https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-on-object-count (read 2026-11)
function countKey(kind: ApiResource): string {
  const { apiGroup, resource, resourceNames } = kind;
  if (kind.isSubresource || kind._isClusterWide || resourceNames.length > 0 || apiGroup === '*' || resource === '*') {
    fail('quota-resource', {
      what: 'Tenant quota objects.others names something that Kubernetes does not count in a namespace',
      got: [apiGroup, resource, ...resourceNames],
      allowed: 'all objects of one kind in a namespace, such as ApiResource.DEPLOYMENTS, without subresource and names',
      fix: 'name such a kind alone',
    });
  }
  return apiGroup === '' ? `count/${resource}` : `count/${resource}.${apiGroup}`;
}
