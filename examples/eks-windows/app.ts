import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, Taint } from 'cdktf-production-cluster';

/** Windows nodes beside Linux nodes, which CoreDNS needs. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'windows');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({
      administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
      // Pod Identity does not reach pods on Windows.
      workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES,
    }),
  });
  cluster.addWorkerPool('Linux', { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: 2, maxSize: 6 }) });
  cluster.addWorkerPool('Windows', {
    capacity: aws.NodeGroupCapacity.autoscaling({ machineTypes: ['m7i.2xlarge'], image: aws.NodeImage.WINDOWS_CORE_2022, diskSizeGiB: 100, minSize: 2, maxSize: 10 }),
    // Pods for Linux that name no operating system would wait here without end.
    taints: [Taint.noSchedule('os', 'windows')],
  });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
}
