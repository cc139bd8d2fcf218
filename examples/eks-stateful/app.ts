import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, Taint } from 'cdktf-production-cluster';

/** Pods with data: nodes in every zone where volumes are, snapshots, daily backups, and files that all zones share. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'stateful');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });

  const network = new aws.Network(stack, 'Network');
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({
      network,
      administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
      addOns: [aws.EksAddOn.efsCsiDriver(), aws.EksAddOn.snapshotController()],
    }),
  });
  cluster.addWorkerPool('General', { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: 3, maxSize: 12 }) });
  // A volume never leaves its zone. With a group in each, the autoscaler can add a node where the volume is; sizes are those of each group.
  cluster.addWorkerPool('Databases', {
    capacity: aws.NodeGroupCapacity.autoscaling({ machineTypes: ['r7i.xlarge'], minSize: 1, maxSize: 4, zonePlacement: aws.ZonePlacement.ONE_GROUP_PER_ZONE }),
    taints: [Taint.noSchedule('workload', 'database')],
  });
  cluster.registerNodeAutoscaler('cluster-autoscaler');

  // Finds the volumes by the tag that the EBS driver of the cluster gives them.
  new aws.VolumeBackup(stack, 'Backup', { cluster, retentionDays: 35, archive: { coldStorageAfterDays: 30, retentionDays: 365 } });

  const { clusterSecurityGroupId } = aws.EksParts.of(cluster);
  const files = new aws.SharedFileSystem(stack, 'Files', { network, clientSecurityGroupIds: [clusterSecurityGroupId] });
  new TerraformOutput(stack, 'FileSystemId', { value: files.fileSystemId });
}
