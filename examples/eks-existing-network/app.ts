import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { aws, Capacity, HAControlPlane, KubernetesVersion, ProductionCluster, WorkerPool } from 'cdktf-production-cluster';

const ROLES = 'arn:aws:iam::111122223333:role';

/** Into what exists: a cluster in a VPC, with the roles, the key and the log group of others, and a pool for a cluster that others made. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'existing-network');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });
  const network = aws.Network.fromNetworkAttributes(stack, 'Network', {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    cidrBlock: '10.40.0.0/16',
    privateSubnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a2b3c4d5e6f70819', 'subnet-2a3b4c5d6e7f8091a'],
    privateSubnetCidrBlocks: ['10.40.0.0/20', '10.40.16.0/20', '10.40.32.0/20'],
  });

  const cluster = new ProductionCluster(stack, 'Cluster', {
    clusterName: 'shop',
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({
      network,
      administrators: [`${ROLES}/platform-oncall`],
      existing: {
        controlPlaneRoleArn: `${ROLES}/shop-control-plane`,
        nodeRoleArn: `${ROLES}/shop-nodes`,
        secretsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9',
        logGroupName: '/aws/eks/shop/cluster',
      },
    }),
  });
  cluster.addWorkerPool('General', { capacity: Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 3 }) });

  const legacy = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Legacy', {
    clusterName: 'legacy',
    version: KubernetesVersion.V1_33,
    endpoint: 'https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com',
    certificateAuthority: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==',
    platform: new aws.ExistingEksPlatform({ network, clusterSecurityGroupId: 'sg-0a1b2c3d4e5f60718', nodeRoleArn: `${ROLES}/legacy-nodes` }),
  });
  new WorkerPool(stack, 'LegacyBatch', { cluster: legacy, capacity: Capacity.fixed({ machineTypes: ['c7i.xlarge'], size: 2 }) });
}
