import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, Taint } from 'cdktf-production-cluster';

/** GPUs: a pool that runs on reserved machines, and one for the time of a Capacity Block. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'gpu');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });

  const network = new aws.Network(stack, 'Network', { zones: aws.NetworkZones.named(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']) });
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({ network, administrators: ['arn:aws:iam::111122223333:role/platform-oncall'] }),
  });
  cluster.addWorkerPool('System', { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: 2, maxSize: 6 }) });

  // The image with NVIDIA's drivers follows the machine type. The taint keeps pods away that need no GPU.
  const gpu = Taint.noSchedule('nvidia.com/gpu', 'present');
  cluster.addWorkerPool('Inference', {
    capacity: aws.NodeGroupCapacity.autoscaling({
      machineTypes: ['g6.2xlarge'],
      minSize: 0,
      maxSize: 10,
      diskSizeGiB: 200,
      reservation: aws.CapacityReservation.targeted('cr-0a1b2c3d4e5f60718'),
    }),
    taints: [gpu],
  });

  // A Capacity Block is in one zone, and its machines end with it: raise the number of nodes when it begins.
  cluster.addWorkerPool('Training', {
    capacity: aws.NodeGroupCapacity.autoscaling({
      machineTypes: ['p5.48xlarge'],
      minSize: 0,
      maxSize: 4,
      diskSizeGiB: 500,
      reservation: aws.CapacityReservation.block('cr-1a2b3c4d5e6f70819'),
      subnetIds: [network.privateSubnetIds[0]],
    }),
    taints: [gpu, Taint.noSchedule('workload', 'training')],
  });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
}
