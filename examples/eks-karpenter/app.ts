import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, PurchaseOption } from 'cdktf-production-cluster';

/** Karpenter chooses machines for the pods that wait. Its chart is installed between the two stacks. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const infrastructure = new TerraformStack(app, 'karpenter');
  new AwsProvider(infrastructure, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(infrastructure, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({ administrators: ['arn:aws:iam::111122223333:role/platform-oncall'] }),
  });
  // Karpenter cannot make the nodes that it runs on itself.
  cluster.addWorkerPool('System', { capacity: Capacity.fixed({ machineTypes: ['m7g.large'], size: 2 }) });

  cluster.addWorkerPool('General', {
    capacity: aws.KarpenterCapacity.nodePool({
      limits: { cpu: '400', memory: '1600Gi' },
      imageVersion: 'v20251112',
      architectures: [aws.Architecture.ARM64, aws.Architecture.AMD64],
      purchase: [PurchaseOption.SPOT, PurchaseOption.ON_DEMAND],
    }),
  });
  cluster.addWorkerPool('Database', {
    capacity: aws.KarpenterCapacity.nodePool({
      limits: { cpu: '64', memory: '512Gi' },
      imageVersion: 'v20251112',
      requirements: [{ key: 'karpenter.k8s.aws/instance-family', operator: aws.RequirementOperator.IN, values: ['r7i'] }],
      expireAfter: 'Never',
      disruptionBudget: '1',
    }),
  });

  const objects = new TerraformStack(app, 'karpenter-objects');
  new aws.KarpenterNodePools(objects, 'Pools', { cluster });
  new TerraformOutput(infrastructure, 'KarpenterValues', { value: aws.EksParts.of(cluster).karpenterHelmValues });
}
