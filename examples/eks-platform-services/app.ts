import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';

/** What a platform team adds: images, rights of the usual controllers, and a login that is not IAM. The charts are installed by another tool. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'platform-services');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });

  const network = new aws.Network(stack, 'Network');
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({
      network,
      administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
      oidcIdentityProvider: new aws.OidcIdentityProvider({ name: 'company', issuerUrl: 'https://login.example.com', clientId: 'kubernetes' }),
    }),
  });
  cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['m7i.xlarge'], minSize: 3, maxSize: 30 }) });
  cluster.registerNodeAutoscaler('cluster-autoscaler');

  // Images of one's own, and those of others by way of ECR.
  const repository = new aws.ContainerRepository(stack, 'PaymentsApi', { repositoryName: 'payments/api' });
  const cache = new aws.PullThroughCache(stack, 'Kubernetes', { prefix: 'kubernetes', upstream: aws.UpstreamRegistry.kubernetes() });
  for (const role of aws.EksParts.of(cluster).nodeRoleNames) cache.grantFetch(role);

  const values = {
    Autoscaler: new aws.ClusterAutoscalerIdentity(stack, 'Autoscaler', { cluster }).helmValues,
    LoadBalancers: new aws.LoadBalancerControllerIdentity(stack, 'LoadBalancers', { cluster, vpcId: network.vpcId }).helmValues,
    Dns: new aws.ExternalDnsIdentity(stack, 'Dns', { cluster, hostedZoneIds: ['Z05387772BD5723IZFRX3'] }).helmValues,
  };
  for (const [name, value] of Object.entries(values)) new TerraformOutput(stack, `${name}Values`, { value });
  new TerraformOutput(stack, 'PaymentsApiImages', { value: repository.repositoryUrl });
  new TerraformOutput(stack, 'KubernetesImages', { value: cache.imagePrefix });
}
