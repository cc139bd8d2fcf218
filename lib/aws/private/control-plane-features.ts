import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { ITerraformDependable } from 'cdktf';
import { fail } from '../../private/problem';
import { AddOns } from './add-ons';
import { ClusterRole } from './cluster-role';
import { NodeRoles } from './node-roles';
import { dependencies } from '../../private/ordering';

/** What a pool may change of the control plane of its cluster. */
export interface IControlPlaneFeatures {
  /** Whether the network agent gives addresses to network interfaces by blocks. */
  readonly delegatesPrefixes: boolean;
  /** Lets the network agent give addresses to network interfaces by blocks. */
  delegatePrefixes(): void;
  /** Lets Windows nodes have addresses for their pods. */
  enableWindows(): void;
  /** Lets EKS run nodes by itself, in the given node pools, or in none, which ends them; returns what makes them. */
  setAutoMode(nodePools: string[]): ITerraformDependable;
}

/** What EKS is told when it makes a cluster and never says again: of a cluster that is imported, the provider takes it for different and would replace the cluster. */
export const ONLY_AT_CREATION = ['access_config[0].bootstrap_cluster_creator_admin_permissions', 'bootstrap_self_managed_addons'];

/** The features of a control plane that is made here. */
export class MadeControlPlaneFeatures implements IControlPlaneFeatures {
  private prefixes = false;
  private autoMode?: boolean;
  private readonly nodePools = new Set<string>();

  constructor(
    private readonly cluster: EksCluster,
    private readonly clusterRole: ClusterRole,
    private readonly addOns: AddOns,
    private readonly roles: NodeRoles,
  ) {}

  public get delegatesPrefixes(): boolean {
    return this.prefixes;
  }

  // https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html (read 2026-11)
  public delegatePrefixes(): void {
    this.prefixes = true;
    this.addOns.configure('vpc-cni', { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } });
  }

  // https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html (read 2026-11)
  public enableWindows(): void {
    this.addOns.configure('vpc-cni', { enableWindowsIpam: 'true' });
    this.cluster.dependsOn = [...(this.cluster.dependsOn ?? []), ...this.clusterRole.attach('Windows', ['AmazonEKSVPCResourceController'])];
  }

  // https://docs.aws.amazon.com/eks/latest/userguide/automode-get-started-eksctl.html: the three are on together or off together (read 2026-11)
  public setAutoMode(nodePools: string[]): ITerraformDependable {
    const enabled = nodePools.length > 0;
    if (this.autoMode !== undefined && this.autoMode !== enabled) {
      fail('auto-mode-node-pool', { what: 'One pool switches EKS Auto Mode on and another off', got: nodePools, allowed: 'AutoModeCapacity.builtIn or AutoModeCapacity.switchedOff', fix: 'remove one of the pools' });
    }
    const first = this.autoMode === undefined;
    this.autoMode = enabled;
    nodePools.forEach((pool) => this.nodePools.add(pool));
    const { roleArn, attachments } = this.roles.autoMode();
    // The role stays when Auto Mode is switched off: without it the provider would replace the cluster.
    this.cluster.putComputeConfig({ enabled, nodePools: enabled ? [...this.nodePools].sort() : undefined, nodeRoleArn: roleArn });
    this.cluster.putStorageConfig({ blockStorage: { enabled } });
    this.cluster.putKubernetesNetworkConfig({ ...this.cluster.kubernetesNetworkConfigInput, elasticLoadBalancing: { enabled } });
    // Of Auto Mode that is off, AWS may keep the role and the node pools, or forget them.
    if (!enabled) this.cluster.lifecycle = { ...this.cluster.lifecycle, ignoreChanges: [...ONLY_AT_CREATION, 'compute_config[0].node_pools', 'compute_config[0].node_role_arn'] };
    if (first) this.cluster.dependsOn = [...(this.cluster.dependsOn ?? []), ...this.clusterRole.allowAutoMode(), ...dependencies(this.cluster, attachments)];
    return this.cluster;
  }
}

/** The features of a control plane that something else made: nothing of it is changed here. */
export class ExistingControlPlaneFeatures implements IControlPlaneFeatures {
  public readonly delegatesPrefixes = false;

  public delegatePrefixes(): void {
    refuse('PodDensity.prefixDelegation', 'switch it on in the network agent where that is managed, and state PodDensity.secondaryAddresses with maxPods here');
  }

  public enableWindows(): void {
    refuse('a Windows image', 'add the pool where the cluster is made');
  }

  public setAutoMode(): ITerraformDependable {
    return refuse('AutoModeCapacity', 'switch Auto Mode on where the cluster is made');
  }
}

function refuse(wish: string, fix: string): never {
  return fail('control-plane-not-managed', {
    what: `${wish} changes the control plane, which something else made`,
    allowed: 'on such a cluster what changes nodes alone',
    fix,
  });
}
