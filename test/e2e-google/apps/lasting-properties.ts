import { TerraformStack } from 'cdktf';
import { google, KubernetesVersion, ProductionCluster, PurchaseOption } from 'cdktf-production-cluster';

/** What a pool, or the cluster, cannot change while it stays. */
export interface LastingProperties {
  readonly pools?: 'as they were' | 'others';
  readonly podsPerNode?: number;
  readonly region?: string;
}

/** A cluster whose pools have what only a new pool can have otherwise. */
export function lastingProperties(stack: TerraformStack, { pools = 'as they were', podsPerNode, region = 'europe-west4' }: LastingProperties = {}): void {
  const platform = new google.GkePlatform({ region, projectNumber: '123456789012', podsPerNode });
  const cluster = new ProductionCluster(stack, 'Cluster', { version: KubernetesVersion.V1_34, platform });
  const add = (id: string, options: Partial<google.AutoscalingNodePoolOptions>) =>
    cluster.addWorkerPool(id, { capacity: google.NodePoolCapacity.autoscaling({ machineTypes: ['n2-standard-4'], minSize: 1, maxSize: 6, ...options }) });
  const others = pools === 'others';
  add('General', { minSize: 3 });
  add('Payment', { purchase: others ? PurchaseOption.ON_DEMAND : PurchaseOption.SPOT });
  add('Density', { podsPerNode: others ? 64 : 32 });
  add('Boot', { secureBoot: others ? google.SecureBoot.DISABLED : google.SecureBoot.ENABLED });
  add('Scratch', { machineTypes: ['n2-standard-8'], localSsdCount: others ? 4 : 2 });
  add('Gpu', { machineTypes: ['g2-standard-8'], minSize: 0, accelerator: google.Accelerator.gpu({ type: 'nvidia-l4', count: 1, sharing: google.GpuSharing.timeSharing(others ? 8 : 4) }) });
}
