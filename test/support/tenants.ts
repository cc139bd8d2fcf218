import { TerraformStack } from 'cdktf';
import { HAControlPlane, IHAControlPlane, KubernetesVersion, Tenant, TenantOptions } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { FakePlatform } from './fake-platform';
import { inTwoStacks } from './stacks';

/** A cluster that is known by its attributes alone, so that the stack of the tenants holds nothing but the tenants. */
export function importedCluster(infrastructure: TerraformStack): IHAControlPlane {
  return HAControlPlane.fromHAControlPlaneAttributes(infrastructure, 'Cluster', {
    clusterName: 'existing', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform: new FakePlatform(),
  });
}

/** What the stack of a tenant named `payments` synthesizes to; `then` may add to it. */
export function tenantTemplate(options: Partial<TenantOptions> = {}, then: (tenant: Tenant, infrastructure: TerraformStack) => void = () => {}): Template {
  return inTwoStacks((infrastructure, access) => {
    const tenant = new Tenant(access, 'Tenant-payments', { cluster: importedCluster(infrastructure), name: 'payments', ...options });
    then(tenant, infrastructure);
  });
}
