import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { aws, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';

/** EKS Auto Mode: AWS runs the nodes, their agents, DNS, volumes and load balancers. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'auto-mode');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({ administrators: ['arn:aws:iam::111122223333:role/platform-oncall'] }),
  });
  // To end it, apply AutoModeCapacity.switchedOff() in its place first; only then remove the pool.
  cluster.addWorkerPool('Auto', { capacity: aws.AutoModeCapacity.builtIn() });
}
