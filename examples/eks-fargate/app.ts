import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { aws, KubernetesVersion, ProductionCluster } from 'cdktf-production-cluster';

/** A cluster without nodes: all pods run on Fargate, those of CoreDNS too. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'fargate');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({
      administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
      // Pod Identity does not reach Fargate.
      workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES,
    }),
  });
  cluster.addWorkerPool('System', { capacity: aws.FargateCapacity.forNamespaces({ namespaces: ['kube-system'] }) });
  cluster.addWorkerPool('Teams', {
    capacity: aws.FargateCapacity.forSelectors({ selectors: [{ namespace: 'team-*' }, { namespace: 'jobs', labels: { compute: 'fargate' } }] }),
  });

  // The service account team-payments/api gets a role; its ServiceAccount must carry the annotations.
  const api = cluster.platformControlPlane.bindWorkloadIdentity(new Construct(stack, 'PaymentsApi'), { namespace: 'team-payments', serviceAccountName: 'api' });
  new IamRolePolicy(stack, 'PaymentsApiRights', {
    role: api.principalName,
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::payments-reports/*' }] }),
  });
  new TerraformOutput(stack, 'PaymentsApiAnnotations', { value: api.serviceAccountAnnotations });
}
