import { ContainerClusterConfig } from '@cdktf/provider-google/lib/container-cluster';
import { Construct } from 'constructs';
import { ICapacity } from '../../capacity';
import { BoundWorkerPool, WorkerPoolBinding } from '../../platform';
import { PlatformFact } from '../../platform-readiness';
import { CsiDriver } from '../csi-driver';
import { GkePlatformProps } from '../gke-platform';
import { renderAutoProvisioning } from './auto-provisioning';
import { PoolNodes } from './gke-capacity';
import { GKE_CAPABILITIES } from './gke-capabilities';
import { COMMON_ADD_ONS, IGkeMode, ModeParts, ModePoolContext, provisionedNodes } from './gke-mode';
import { CLOUD_PLATFORM } from './node-identity';
import { DEFAULT_PODS } from './pod-ranges';
import { standardFacts } from './readiness/mode-facts';
import { toGkeCapacity } from './to-gke-capacity';

/** Pools of nodes that the user chooses. */
export class StandardMode implements IGkeMode {
  public readonly capabilities = GKE_CAPABILITIES;
  public readonly podsPerNode: number;

  constructor(private readonly props: Pick<GkePlatformProps, 'nodeLocations' | 'podsPerNode' | 'nodeAutoProvisioning' | 'autoscalingProfile' | 'csiDrivers'>) {
    this.podsPerNode = props.podsPerNode ?? DEFAULT_PODS;
  }

  public get nodeLocations(): string[] | undefined {
    return this.props.nodeLocations;
  }

  public get facts(): PlatformFact[] {
    return standardFacts(this.props);
  }

  public arguments(parts: ModeParts): Partial<ContainerClusterConfig> {
    const { nodeLocations, nodeAutoProvisioning, autoscalingProfile, csiDrivers = [] } = this.props;
    return {
      nodeLocations,
      // GKE makes a cluster with a pool; the pools of the user are resources of their own.
      initialNodeCount: 1,
      removeDefaultNodePool: true,
      nodeConfig: firstNodes(parts),
      defaultMaxPodsPerNode: this.podsPerNode,
      enableShieldedNodes: true,
      enableIntranodeVisibility: true,
      datapathProvider: 'ADVANCED_DATAPATH',
      networkingMode: 'VPC_NATIVE',
      dnsConfig: { clusterDns: 'CLOUD_DNS', clusterDnsScope: 'CLUSTER_SCOPE', clusterDnsDomain: 'cluster.local' },
      clusterAutoscaling: renderAutoProvisioning(nodeAutoProvisioning, { ...parts, nodeLocations }, autoscalingProfile),
      nodePoolAutoConfig: nodeAutoProvisioning && provisionedNodes(parts),
      nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: 'FALSE' } },
      addonsConfig: {
        ...COMMON_ADD_ONS,
        dnsCacheConfig: { enabled: true },
        gcePersistentDiskCsiDriverConfig: { enabled: true },
        gcpFilestoreCsiDriverConfig: { enabled: csiDrivers.includes(CsiDriver.FILESTORE) },
        gcsFuseCsiDriverConfig: { enabled: csiDrivers.includes(CsiDriver.CLOUD_STORAGE) },
      },
    };
  }

  public bindWorkerPool(scope: Construct, binding: WorkerPoolBinding, { plan, ...context }: ModePoolContext): BoundWorkerPool {
    const capacity = toGkeCapacity(binding.capacity);
    plan.claim(scope.node.path, capacity._podDemand(this.podsPerNode));
    return capacity._bindToGke(scope, binding, { ...context, podsPerNode: this.podsPerNode, nodeLocations: this.props.nodeLocations });
  }

  public nodesOf(capacity: ICapacity): PoolNodes {
    return toGkeCapacity(capacity)._nodes({ podsPerNode: this.podsPerNode, nodeLocations: this.props.nodeLocations });
  }
}

// The nodes of the pool that is removed at once: projects whose policies forbid the default service account refuse them otherwise.
function firstNodes({ serviceAccountEmail, networkTag }: ModeParts) {
  return {
    serviceAccount: serviceAccountEmail,
    oauthScopes: [CLOUD_PLATFORM],
    imageType: 'COS_CONTAINERD',
    tags: [networkTag],
    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    workloadMetadataConfig: { mode: 'GKE_METADATA' },
  };
}
