import { ICluster } from '../cluster';
import { ClusterBaseline } from '../cluster-baseline';
import { IPlatformControlPlane } from '../platform';
import { Tenant } from '../tenant';

// What stands in clusters, known apart from its classes: who only looks for it need not load them, with all the bindings that they are made of.
// A ProductionCluster and its control plane are one cluster, which they share.
const BASELINES = new WeakMap<IPlatformControlPlane, ClusterBaseline>();
const TENANTS = new WeakMap<IPlatformControlPlane, Map<string, Tenant>>();

/** What a cluster runs by `ClusterBaseline`. */
export function baselineOf({ platformControlPlane }: ICluster): ClusterBaseline | undefined {
  return BASELINES.get(platformControlPlane);
}

export function addBaseline({ platformControlPlane }: ICluster, baseline: ClusterBaseline): void {
  BASELINES.set(platformControlPlane, baseline);
}

/** The tenants of a cluster by their names, in whichever stacks they are. */
export function tenantsOf({ platformControlPlane }: ICluster): ReadonlyMap<string, Tenant> {
  return TENANTS.get(platformControlPlane) ?? new Map<string, Tenant>();
}

export function addTenant({ platformControlPlane }: ICluster, name: string, tenant: Tenant): void {
  const tenants = TENANTS.get(platformControlPlane) ?? new Map<string, Tenant>();
  TENANTS.set(platformControlPlane, tenants.set(name, tenant));
}
