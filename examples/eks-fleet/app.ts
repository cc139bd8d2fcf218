import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';

interface Member {
  readonly region: string;
  readonly cidrBlock: string;
  readonly version: KubernetesVersion;
  readonly maxNodes: number;
}

/** What differs between the clusters. The network blocks do not overlap, so that the VPCs can be connected. */
const FLEET: Record<string, Member> = {
  staging: { region: 'eu-west-1', cidrBlock: '10.0.0.0/16', version: KubernetesVersion.V1_35, maxNodes: 9 },
  'production-eu': { region: 'eu-west-1', cidrBlock: '10.1.0.0/16', version: KubernetesVersion.V1_34, maxNodes: 60 },
  'production-us': { region: 'us-east-2', cidrBlock: '10.2.0.0/16', version: KubernetesVersion.V1_34, maxNodes: 60 },
};

/** Several clusters from one function: a stack each, so that each is deployed, upgraded and destroyed by itself. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  for (const [name, member] of Object.entries(FLEET)) addCluster(new TerraformStack(app, name), name, member, provider);
}

function addCluster(stack: TerraformStack, clusterName: string, { region, cidrBlock, version, maxNodes }: Member, provider: AwsProviderConfig): void {
  new AwsProvider(stack, 'Aws', { region, ...provider });
  const tags = { fleet: 'shop', member: clusterName };
  const cluster = new ProductionCluster(stack, 'Cluster', {
    clusterName,
    version,
    platform: new aws.EksPlatform({
      network: new aws.Network(stack, 'Network', { cidrBlock, tags }),
      administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
      tags,
    }),
  });
  cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['m7i.xlarge'], minSize: 3, maxSize: maxNodes }) });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
}
