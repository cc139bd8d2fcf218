import { AwsProvider, AwsProviderConfig } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, KubernetesVersion, ProductionCluster, PurchaseOption, Taint } from 'cdktf-production-cluster';

/** Two ways to run on spot machines, beside a few on-demand machines for what must stay. */
export function addStacks(app: App, provider: AwsProviderConfig = {}): void {
  const stack = new TerraformStack(app, 'spot');
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1', ...provider });

  const cluster = new ProductionCluster(stack, 'Cluster', {
    version: KubernetesVersion.V1_34,
    platform: new aws.EksPlatform({ administrators: ['arn:aws:iam::111122223333:role/platform-oncall'] }),
  });
  // CoreDNS and the autoscaler run here.
  cluster.addWorkerPool('System', { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: 2, maxSize: 6 }) });

  // A managed node group: EKS drains its nodes before spot takes them. The more types, the fewer interruptions.
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.managed({ machineTypes: ['c7i.xlarge', 'c7a.xlarge', 'c6i.xlarge', 'm7i.xlarge'], minSize: 0, maxSize: 100, purchase: PurchaseOption.SPOT }),
    taints: [Taint.noSchedule('workload', 'batch')],
  });

  // An Auto Scaling group: on-demand and spot machines in one pool, drained by the handler.
  const terminationHandler = new aws.NodeTerminationHandler(stack, 'TerminationHandler', { cluster });
  cluster.addWorkerPool('Web', {
    capacity: aws.AutoScalingGroupCapacity.autoscaling({
      machines: aws.MachineSelection.matching({ minVcpus: 4, maxVcpus: 8, minMemoryGiB: 16, maxMemoryGiB: 64 }),
      purchase: aws.PurchaseMix.mixed({ onDemandBase: 2, onDemandPercentageAboveBase: 25 }),
      minSize: 3,
      maxSize: 40,
      terminationHandler,
    }),
  });

  const autoscaler = new aws.ClusterAutoscalerIdentity(stack, 'Autoscaler', { cluster });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
  new TerraformOutput(stack, 'AutoscalerValues', { value: autoscaler.helmValues });
  new TerraformOutput(stack, 'TerminationHandlerValues', { value: terminationHandler.helmValues });
}
