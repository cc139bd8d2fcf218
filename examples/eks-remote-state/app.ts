import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, S3Backend, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, RbacBaseline, Subject } from 'cdktf-production-cluster';

/** Two stacks with their state in S3: the second reads the address and the name of the cluster from the state of the first. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const infrastructure = new TerraformStack(app, 'shop');
  keepState(infrastructure);
  new AwsProvider(infrastructure, 'Aws', { region: 'eu-west-1', ...provider });
  const cluster = new ProductionCluster(infrastructure, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({
      administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
      identities: [{ principalArn: 'arn:aws:iam::111122223333:role/payments', groups: ['payments'] }],
      // From where the second stack is deployed.
      endpointAccess: aws.EndpointAccess.privateOnly({ fromCidrs: ['10.8.0.0/16'] }),
    }),
  });
  cluster.addWorkerPool('General', { capacity: Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 3 }) });

  const access = new TerraformStack(app, 'shop-access');
  keepState(access);
  new RbacBaseline(access, 'Rbac', { cluster, tenants: [{ name: 'payments', developers: [Subject.group('payments')], quota: { pods: 200 } }] });
}

// The bucket, versioned and encrypted, exists before: a state cannot hold where it lies itself.
function keepState(stack: TerraformStack): void {
  new S3Backend(stack, { bucket: 'shop-terraform-state', key: `${stack.node.id}.tfstate`, region: 'eu-west-1', encrypt: true, dynamodbTable: 'shop-terraform-locks' });
}
