import { GoogleProvider } from '@cdktf/provider-google/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import * as library from 'cdktf-production-cluster';

// Loads what is used now: what importing costs is another measure.
const { google: { GkePlatform }, Capacity, KubernetesVersion, ProductionCluster, PurchaseOption } = library;

/** The infrastructure stack of `examples/gke` under an id of choice, so that an app can hold many. */
export function addLibraryGkeStack(app: App, id: string): void {
  const stack = new TerraformStack(app, id);
  new GoogleProvider(stack, 'Google', { project: 'acme-platform', region: 'europe-west4' });
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new GkePlatform({ region: 'europe-west4', projectNumber: '123456789012', securityGroup: 'gke-security-groups@example.com' }),
  });
  cluster.addWorkerPool('General', {
    capacity: Capacity.managed({ machineTypes: ['e2-standard-4'], minSize: 3, maxSize: 30 }),
  });
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.managed({ machineTypes: ['c2-standard-4'], minSize: 0, maxSize: 100, purchase: PurchaseOption.SPOT }),
  });

  new TerraformOutput(stack, 'ClusterName', { value: cluster.clusterName });
  new TerraformOutput(stack, 'Endpoint', { value: cluster.endpoint });
  new TerraformOutput(stack, 'Kubeconfig', { value: cluster.kubeconfigCommand });
}
