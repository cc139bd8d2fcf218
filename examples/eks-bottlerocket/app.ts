import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { aws, KubernetesVersion, ProductionCluster, UpdateStrategy } from 'cdktf-production-cluster';

/** Bottlerocket on ARM machines, with many pods on each: a small operating system on cheap machines, used well. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'bottlerocket');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({ administrators: ['arn:aws:iam::111122223333:role/platform-oncall'] }),
  });
  cluster.addWorkerPool('General', {
    capacity: aws.NodeGroupCapacity.autoscaling({
      machineTypes: ['m7g.xlarge'],
      image: aws.NodeImage.BOTTLEROCKET,
      // The disk for images and pods; the operating system has its own.
      diskSizeGiB: 80,
      // 110 pods on a node that has addresses for 58 otherwise.
      podDensity: aws.PodDensity.prefixDelegation(),
      minSize: 3,
      maxSize: 30,
    }),
    updateStrategy: UpdateStrategy.maxUnavailablePercentage(20),
  });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
}
