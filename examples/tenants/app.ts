import { App, TerraformStack } from 'cdktf';
import { ClusterBaseline, KubeconfigCluster, KubernetesVersion, NetworkAllowance, NetworkPort, RbacBaseline, Subject } from 'cdktf-production-cluster';

/** Teams, their limits and what every production cluster runs, on any cluster that kubectl reaches: its context is in CLUSTER_CONTEXT. */
export function addStacks(app: App): void {
  const access = new TerraformStack(app, 'tenants');
  const cluster = new KubeconfigCluster(access, 'Cluster', { version: KubernetesVersion.V1_34, context: process.env.CLUSTER_CONTEXT ?? 'kind-kind' });

  new ClusterBaseline(access, 'Baseline', { cluster });

  const rbac = new RbacBaseline(access, 'Rbac', {
    cluster,
    administrators: [Subject.group('platform')],
    operators: [Subject.group('oncall')],
    breakGlass: [Subject.group('oncall')],
  });

  const payments = rbac.addTenant({
    name: 'payments',
    developers: [Subject.group('payments')],
    ciDeployers: [Subject.serviceAccount('ci', 'deployer')],
    quota: { requests: { cpu: '40', memory: '160Gi' }, pods: 200 },
    network: [
      NetworkAllowance.withinNamespace(),
      NetworkAllowance.fromIngress('ingress-nginx', { ports: [NetworkPort.tcp(8080)] }),
      NetworkAllowance.toInternet({ ports: [NetworkPort.tcp(443)] }),
    ],
  });
  // A part of the team: it has the people, the rules and a share of the quota of the whole.
  payments.addTenant({ name: 'payments-checkout', quota: { requests: { cpu: '10', memory: '40Gi' }, pods: 50 } });

  rbac.addTenant({
    name: 'search',
    developers: [Subject.group('search')],
    viewers: [Subject.group('support')],
    quota: { requests: { cpu: '20', memory: '80Gi' }, pods: 100, objects: { loadBalancers: 1 } },
  });
}
