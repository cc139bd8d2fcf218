import { TerraformStack } from 'cdktf';
import { aws, Capacity, DeletionProtection, KubernetesVersion, ProductionCluster, PurchaseOption, Taint } from 'cdktf-production-cluster';

const { API, AUDIT, AUTHENTICATOR, CONTROLLER_MANAGER, SCHEDULER } = aws.ControlPlaneLogType;

/** A cluster at one point of its life. */
export interface LifeCycleOptions {
  /** @default - a network of its own */
  readonly network?: aws.INetwork;
  readonly deletionProtection?: DeletionProtection;
}

/** On its first day. */
export function firstDay(stack: TerraformStack, options: LifeCycleOptions = {}): void {
  const cluster = newCluster(stack, options, KubernetesVersion.V1_33, [API, AUDIT]);
  cluster.addWorkerPool('General', {
    capacity: aws.NodeGroupCapacity.autoscaling({ machineTypes: ['m7i.large'], minSize: 3, maxSize: 6, diskSizeGiB: 40 }),
    labels: { team: 'platform', stage: 'trial' },
  });
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.managed({ machineTypes: ['c7i.large', 'c6i.large'], minSize: 0, maxSize: 10, purchase: PurchaseOption.SPOT }),
  });
  cluster.addWorkerPool('Old', { capacity: Capacity.managed({ machineTypes: ['m6i.large'], minSize: 1, maxSize: 2 }) });
  cluster.addWorkerPool('Steady', { capacity: Capacity.fixed({ machineTypes: ['m7i.large'], size: 2 }) });
  cluster.addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs'] }) });
}

/** Later: a newer version, more logs, larger disks, other labels, taints and sizes, one pool gone and another come. */
export function secondDay(stack: TerraformStack, options: LifeCycleOptions = {}): void {
  const cluster = newCluster(stack, options, KubernetesVersion.V1_34, [API, AUDIT, AUTHENTICATOR, CONTROLLER_MANAGER, SCHEDULER]);
  cluster.addWorkerPool('General', {
    capacity: aws.NodeGroupCapacity.autoscaling({ machineTypes: ['m7i.large'], minSize: 2, maxSize: 12, diskSizeGiB: 80 }),
    labels: { team: 'payments', zone: 'inner' },
  });
  cluster.addWorkerPool('Fresh', { capacity: Capacity.managed({ machineTypes: ['m7i.large'], minSize: 1, maxSize: 2 }) });
  cluster.addWorkerPool('Batch', {
    capacity: Capacity.managed({ machineTypes: ['c7i.large', 'c6i.large'], minSize: 0, maxSize: 20, purchase: PurchaseOption.SPOT }),
    taints: [Taint.noSchedule('batch', 'only')],
  });
  cluster.addWorkerPool('Steady', { capacity: Capacity.fixed({ machineTypes: ['m7i.large'], size: 3 }) });
  cluster.addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs'] }) });
}

function newCluster(stack: TerraformStack, options: LifeCycleOptions, version: KubernetesVersion, logTypes: aws.ControlPlaneLogType[]): ProductionCluster {
  const { network, deletionProtection } = options;
  const cluster = new ProductionCluster(stack, 'Cluster', {
    version,
    deletionProtection,
    platform: new aws.EksPlatform({
      administrators: ['arn:aws:iam::111122223333:role/platform-oncall'],
      identities: [{ principalArn: 'arn:aws:iam::111122223333:role/payments', groups: ['payments'] }],
      network,
      logTypes,
    }),
  });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
  return cluster;
}
