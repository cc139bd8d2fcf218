import { NetworkInterface } from '@cdktf/provider-aws/lib/network-interface';
import { TerraformOutput, TerraformStack } from 'cdktf';
import { aws, Capacity, DeletionProtection, kubeadm, KubernetesVersion, ProductionCluster, PurchaseOption, UpdateStrategy, WorkerPoolOptions } from 'cdktf-production-cluster';

const { Ec2Image, Ec2Infrastructure, MachineSelection, Network, NetworkZones, PurchaseMix, ZonePlacement } = aws;

/** What of a self-managed cluster is not the same in all steps. */
export interface SelfManagedCluster {
  readonly infrastructure?: aws.Ec2InfrastructureProps;
  readonly platform?: Partial<kubeadm.KubeadmPlatformProps>;
  readonly version?: KubernetesVersion;
  readonly pools?: Record<string, WorkerPoolOptions>;
  readonly deletionProtection?: DeletionProtection;
}

/** A self-managed cluster with a network of its own. */
export function selfManagedCluster(stack: TerraformStack, options: SelfManagedCluster = {}): ProductionCluster {
  const { version = KubernetesVersion.V1_34, deletionProtection = DeletionProtection.DISABLED, pools = POOLS } = options;
  const network = new Network(stack, 'Network', { zones: NetworkZones.named(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']), deletionProtection });
  const infrastructure = new Ec2Infrastructure({ network, image: Ec2Image.custom({ amiId: 'ami-0a1b2c3d4e5f60718' }), tags: { team: 'platform' }, ...options.infrastructure });
  const cluster = new ProductionCluster(stack, 'Cluster', { version, deletionProtection, platform: new kubeadm.KubeadmPlatform({ infrastructure, ...options.platform }) });
  cluster.registerNodeAutoscaler('cluster-autoscaler');
  for (const [id, pool] of Object.entries(pools)) cluster.addWorkerPool(id, pool);
  const addresses = stack.node.findAll().filter((construct) => construct instanceof NetworkInterface).map(({ privateIp }) => privateIp);
  new TerraformOutput(stack, 'Addresses', { value: addresses, staticId: true });
  new TerraformOutput(stack, 'Authority', { value: cluster.certificateAuthority, staticId: true });
  return cluster;
}

const machines = MachineSelection.ofTypes(['m7i.large']);

/** Pools of every kind. */
export const POOLS: Record<string, WorkerPoolOptions> = {
  Managed: { capacity: Capacity.managed({ machineTypes: ['m7i.large', 'm6i.large'], minSize: 1, maxSize: 3 }), labels: { team: 'platform' } },
  Spot: { capacity: Capacity.selfManaged({ machineTypes: ['c7i.large', 'c6i.large'], minSize: 1, maxSize: 3, purchase: PurchaseOption.SPOT }) },
  Fixed: { capacity: Capacity.fixed({ machineTypes: ['m7g.large'], size: 2 }) },
  PerZone: { capacity: aws.AutoScalingGroupCapacity.fixed({ machines, size: 1, zonePlacement: ZonePlacement.ONE_GROUP_PER_ZONE }) },
  Mixed: { capacity: aws.AutoScalingGroupCapacity.autoscaling({ machines, minSize: 1, maxSize: 3, purchase: PurchaseMix.mixed({ onDemandBase: 1, onDemandPercentageAboveBase: 50 }) }) },
};

/** The same pools later. */
export const POOLS_LATER: Record<string, WorkerPoolOptions> = {
  ...POOLS,
  Managed: { capacity: Capacity.managed({ machineTypes: ['m7i.large', 'm6i.large'], minSize: 2, maxSize: 9 }), labels: { team: 'shop' } },
  Fixed: { capacity: Capacity.fixed({ machineTypes: ['m7g.xlarge'], size: 3 }), updateStrategy: UpdateStrategy.maxUnavailablePercentage(20) },
};
