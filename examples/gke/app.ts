import { GoogleProvider, GoogleProviderConfig } from '@cdktf/provider-google/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { Capacity, google, KubernetesVersion, ProductionCluster, PurchaseOption, RbacBaseline, Subject } from 'cdktf-production-cluster';

/** The shortest production cluster on GKE, with a team that shares it. */
export function addStacks(app: App, provider: GoogleProviderConfig = {}): void {
  const infrastructure = new TerraformStack(app, 'production');
  new GoogleProvider(infrastructure, 'Google', { project: 'acme-platform', region: 'europe-west4', ...provider });

  const cluster = new ProductionCluster(infrastructure, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new google.GkePlatform({
      region: 'europe-west4',
      projectNumber: '123456789012',
      securityGroup: 'gke-security-groups@example.com',
    }),
  });
  cluster.addWorkerPool('General', {
    capacity: Capacity.managed({ machineTypes: ['e2-standard-4'], minSize: 3, maxSize: 30 }),
  });
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.managed({ machineTypes: ['c2-standard-4'], minSize: 0, maxSize: 100, purchase: PurchaseOption.SPOT }),
  });

  new TerraformOutput(infrastructure, 'ClusterName', { value: cluster.clusterName });
  new TerraformOutput(infrastructure, 'Endpoint', { value: cluster.endpoint });
  new TerraformOutput(infrastructure, 'Kubeconfig', { value: cluster.kubeconfigCommand });

  const access = new TerraformStack(app, 'production-access');
  new RbacBaseline(access, 'Rbac', {
    cluster,
    administrators: [Subject.group('platform-oncall@example.com')],
    tenants: [{ name: 'payments', developers: [Subject.group('payments@example.com')], quota: { requests: { cpu: '40', memory: '160Gi' }, pods: 200 } }],
  });
}
