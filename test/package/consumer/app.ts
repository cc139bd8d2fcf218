import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, RbacBaseline, Subject } from 'cdktf-production-cluster';

/** What a user writes first. */
export function addStacks(app: App): TerraformStack[] {
  const infrastructure = new TerraformStack(app, 'production');
  new AwsProvider(infrastructure, 'Aws', { region: 'eu-west-1' });
  const cluster = new ProductionCluster(infrastructure, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({ administrators: ['arn:aws:iam::111122223333:role/platform-oncall'] }),
  });
  cluster.addWorkerPool('General', { capacity: Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 3 }) });

  const access = new TerraformStack(app, 'production-access');
  new RbacBaseline(access, 'Rbac', { cluster, administrators: [Subject.group('platform-oncall')] });
  return [infrastructure, access];
}
