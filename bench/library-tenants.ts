import { App, TerraformStack } from 'cdktf';
import { KubeconfigCluster, KubernetesVersion, NetworkAllowance, NetworkPort, RbacBaseline, RolePreset, Subject, TenantOptions } from 'cdktf-production-cluster';

/** Many teams that share one cluster, in one stack. */
export function addLibraryTenants(app: App, count: number): void {
  const stack = new TerraformStack(app, 'tenants');
  const cluster = new KubeconfigCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, context: 'production' });
  const rbac = new RbacBaseline(stack, 'Rbac', { cluster, operators: [Subject.group('oncall')] });
  for (let index = 0; index < count; index++) rbac.addTenant(tenant(`team-${index}`));
}

function tenant(name: string): TenantOptions {
  return {
    name,
    developers: [Subject.group(name)],
    viewers: [Subject.group('support')],
    operators: [Subject.group(`${name}-oncall`)],
    ciDeployers: [Subject.serviceAccount('ci', `${name}-deployer`)],
    quota: { requests: { cpu: '40', memory: '160Gi' }, pods: 200 },
    network: [
      NetworkAllowance.withinNamespace(),
      NetworkAllowance.fromIngress('ingress-nginx', { ports: [NetworkPort.tcp(8080)] }),
      NetworkAllowance.toInternet({ ports: [NetworkPort.tcp(443)] }),
    ],
    serviceAccounts: [{ name: 'app', presets: [RolePreset.VIEWER] }],
  };
}
