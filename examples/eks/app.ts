import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, PurchaseOption, RbacBaseline, Subject } from 'cdktf-production-cluster';

/** The shortest production cluster on EKS, with a team that shares it. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const infrastructure = new TerraformStack(app, 'production');
  new AwsProvider(infrastructure, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(infrastructure, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({
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
  // The autoscaler is installed by another tool here.
  cluster.registerNodeAutoscaler('cluster-autoscaler');

  new TerraformOutput(infrastructure, 'ClusterName', { value: cluster.clusterName });
  new TerraformOutput(infrastructure, 'Endpoint', { value: cluster.endpoint });
  new TerraformOutput(infrastructure, 'Kubeconfig', { value: cluster.kubeconfigCommand });

  const access = new TerraformStack(app, 'production-access');
  new RbacBaseline(access, 'Rbac', {
    cluster,
    administrators: [Subject.group('platform-oncall')],
    tenants: [{ name: 'payments', developers: [Subject.group('payments')], quota: { requests: { cpu: '40', memory: '160Gi' }, pods: 200 } }],
  });
}
