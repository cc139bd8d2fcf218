import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, ClusterBaseline, FailOn, kubeadm, KubernetesVersion, ProductionCluster, RbacBaseline, Readiness, Subject } from 'cdktf-production-cluster';

/** The shortest self-managed production cluster: three machines of EC2 that run the control plane and etcd, and workers that join them. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const infrastructure = new TerraformStack(app, 'production');
  new AwsProvider(infrastructure, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(infrastructure, 'Cluster', {
    version: KubernetesVersion.V1_35,
    platform: new kubeadm.KubeadmPlatform({ infrastructure: new aws.Ec2Infrastructure() }),
  });
  cluster.addWorkerPool('General', {
    capacity: Capacity.selfManaged({ machineTypes: ['m7i.xlarge'], minSize: 3, maxSize: 30 }),
  });

  new TerraformOutput(infrastructure, 'Endpoint', { value: cluster.endpoint });
  new TerraformOutput(infrastructure, 'Kubeconfig', { value: cluster.kubeconfigCommand });

  const access = new TerraformStack(app, 'production-access');
  new ClusterBaseline(access, 'Baseline', { cluster });
  new RbacBaseline(access, 'Rbac', {
    cluster,
    administrators: [Subject.group('platform-oncall')],
    tenants: [{ name: 'payments', developers: [Subject.group('payments')], quota: { requests: { cpu: '40', memory: '160Gi' }, pods: 200 } }],
  });
  new Readiness(app, 'Readiness', { failOn: FailOn.missing() });
}
