import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import * as library from 'cdktf-production-cluster';

// Loads what is used now: what importing costs is another measure.
const { aws: { EksPlatform }, Capacity, KubernetesVersion, ProductionCluster, PurchaseOption } = library;

/** The infrastructure stack of `examples/eks` under an id of choice, so that an app can hold many. */
export function addLibraryStack(app: App, id: string): void {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new EksPlatform({
      administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
      identities: [
        { principalArn: 'arn:aws:iam::111122223333:role/platform-oncall', groups: ['platform-oncall'] },
        { principalArn: 'arn:aws:iam::111122223333:role/payments', groups: ['payments'] },
      ],
    }),
  });
  cluster.addWorkerPool('General', {
    capacity: Capacity.managed({ machineTypes: ['m7i.xlarge'], minSize: 3, maxSize: 30 }),
  });
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.managed({ machineTypes: ['c7i.xlarge', 'c6i.xlarge'], minSize: 0, maxSize: 100, purchase: PurchaseOption.SPOT }),
  });
  cluster.addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs'] }) });
  cluster.registerNodeAutoscaler('cluster-autoscaler');

  new TerraformOutput(stack, 'ClusterName', { value: cluster.clusterName });
  new TerraformOutput(stack, 'Endpoint', { value: cluster.endpoint });
  new TerraformOutput(stack, 'Kubeconfig', { value: cluster.kubeconfigCommand });
}
