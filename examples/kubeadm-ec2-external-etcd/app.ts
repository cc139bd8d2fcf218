import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, kubeadm, KubernetesVersion, ProductionCluster, PurchaseOption, RbacBaseline, Subject } from 'cdktf-production-cluster';

/** A self-managed cluster with etcd on five machines of its own and another one for events, an own identity provider, and encrypted pod traffic. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const infrastructure = new TerraformStack(app, 'production');
  new AwsProvider(infrastructure, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(infrastructure, 'Cluster', {
    version: KubernetesVersion.V1_35,
    platform: new kubeadm.KubeadmPlatform({
      infrastructure: new aws.Ec2Infrastructure({ clientCidrBlocks: ['10.200.0.0/16'], snapshotRetentionDays: 90 }),
      etcd: kubeadm.EtcdTopology.external({ members: 5, machineType: 'm7i.large', separateEvents: true }),
      controlPlaneSize: kubeadm.ControlPlaneSize.forNodes(250),
      podNetwork: kubeadm.PodNetwork.cilium({ encryption: kubeadm.PodEncryption.WIREGUARD }),
      issuers: [{ issuerUrl: 'https://login.example.com', audiences: ['production-cluster'], usernamePrefix: 'corp:', groupsPrefix: 'corp:' }],
    }),
  });
  cluster.addWorkerPool('General', {
    capacity: Capacity.selfManaged({ machineTypes: ['m7i.xlarge'], minSize: 3, maxSize: 30 }),
  });
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.selfManaged({ machineTypes: ['c7i.xlarge', 'c6i.xlarge'], minSize: 0, maxSize: 100, purchase: PurchaseOption.SPOT }),
  });
  // The autoscaler is installed by another tool here.
  cluster.registerNodeAutoscaler('cluster-autoscaler');

  new TerraformOutput(infrastructure, 'Endpoint', { value: cluster.endpoint });
  new TerraformOutput(infrastructure, 'Kubeconfig', { value: cluster.kubeconfigCommand });

  const access = new TerraformStack(app, 'production-access');
  new RbacBaseline(access, 'Rbac', { cluster, administrators: [Subject.group('corp:platform-oncall')] });
}
