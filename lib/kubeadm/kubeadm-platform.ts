import { Construct } from 'constructs';
import { ControlPlaneOptions, IPlatform, IPlatformControlPlane, PlatformCapabilities } from '../platform';
import { ControlPlaneSize } from './control-plane-size';
import { EtcdRestore } from './etcd-restore';
import { EtcdTopology } from './etcd-topology';
import { IInfrastructure } from './infrastructure';
import { JwtIssuer } from './jwt-issuer';
import { NodeSoftware } from './node-software';
import { PodNetwork } from './pod-network';
import { createControlPlane } from './private/create-control-plane';
import { KUBEADM_CAPABILITIES } from './private/kubeadm-capabilities';
import { checkPlatform } from './private/platform-checks';

/** Properties of `KubeadmPlatform`. */
export interface KubeadmPlatformProps {
  /** Where the machines run. */
  readonly infrastructure: IInfrastructure;
  /**
   * Where etcd runs and how many members it has.
   *
   * @default - EtcdTopology.stacked with three members
   */
  readonly etcd?: EtcdTopology;
  /**
   * How large the machines of the control plane are.
   *
   * @default - ControlPlaneSize.forNodes(100)
   */
  readonly controlPlaneSize?: ControlPlaneSize;
  /**
   * What connects pods.
   *
   * @default - PodNetwork.cilium()
   */
  readonly podNetwork?: PodNetwork;
  /**
   * The addresses of pods, from /8 to /22. Each node takes a /24 of them. It cannot be changed.
   *
   * @default '10.64.0.0/12'
   */
  readonly podCidr?: string;
  /**
   * The addresses of Services, from /12 to /24. It cannot be changed.
   *
   * @default '172.20.0.0/16'
   */
  readonly serviceCidr?: string;
  /**
   * What machines install at their first boot.
   *
   * @default - NodeSoftware.release()
   */
  readonly software?: NodeSoftware;
  /**
   * Who issues the tokens by which people log in.
   *
   * @default - nobody: people log in by certificates, which the cluster signs
   */
  readonly issuers?: JwtIssuer[];
  /**
   * Kinds of objects that are encrypted in etcd, besides Secrets.
   *
   * @default - Secrets alone
   */
  readonly encryptedResources?: string[];
  /**
   * What the API server writes down of requests, as the text of an audit policy.
   *
   * @default - who did what; also the text of changes of rights, and never what Secrets hold
   */
  readonly auditPolicy?: string;
  /**
   * How many days logs of requests stay on a machine, from 30 to 365.
   *
   * @default 30
   */
  readonly auditLogMaxAgeDays?: number;
  /**
   * Further flags of the API server by their names, without those that this library or kubeadm sets.
   *
   * @default - none
   */
  readonly apiServerArguments?: Record<string, string>;
  /**
   * The snapshot from which the data of etcd is made.
   *
   * @default - none: etcd keeps what it has
   */
  readonly restore?: EtcdRestore;
}

/**
 * A control plane of your own (PE-01, PE-02, PE-03, PE-11, PE-12, PE-13, PE-15, PE-18, PE-19, PE-20): kubeadm on machines with a fixed address and a disk that outlives them, spread over zones, with a load
 * balancer before their API servers. No member is the first: each makes itself by the same program, and any can be replaced at any time, one at a time.
 * No key and no token is in the program, the plan or the state.
 *
 * Errors: `cidr-format`, `network-range-size`, `network-range-overlap`, `jwt-issuer`, `encrypted-resource`, `audit-policy`, `audit-log-age`, `api-server-argument`, `etcd-restore`,
 * and when it is bound `cluster-name`, `etcd-zones`, `software-missing`, `user-data-too-large`, and those of the infrastructure.
 */
export class KubeadmPlatform implements IPlatform {
  /** What it can do. */
  public readonly capabilities: PlatformCapabilities = KUBEADM_CAPABILITIES;

  constructor(private readonly props: KubeadmPlatformProps) {
    checkPlatform(props);
  }

  /** Makes a control plane below `scope`. */
  public bindControlPlane(scope: Construct, options: ControlPlaneOptions): IPlatformControlPlane {
    return createControlPlane(scope, options, this.props);
  }
}
