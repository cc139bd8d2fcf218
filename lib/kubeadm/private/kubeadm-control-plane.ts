import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { KubernetesVersion } from '../../kubernetes-version';
import {
  BoundWorkerPool,
  ExecCredential,
  IPlatformControlPlane,
  NodeAutoscalerBinding,
  NodeAutoscalerOptions,
  PlatformBaseline,
  PlatformCapabilities,
  WorkerPoolBinding,
  WorkloadIdentity,
  WorkloadIdentityOptions,
} from '../../platform';
import { fail } from '../../private/problem';
import { identityScope } from '../../private/service-account';
import { IClusterMachines } from '../infrastructure';
import { NodeSoftware } from '../node-software';
import { API_PORT, ClusterPlan } from './cluster-plan';
import { KUBEADM_CAPABILITIES, KUBEADM_DNS } from './kubeadm-capabilities';
import { softwareFor } from './software';
import { workerUserData } from './workers';

// A kubelet may be three minor versions older than the API server: https://kubernetes.io/releases/version-skew-policy/ (read 2026-11)
const OLDEST = 3;

/** What is known of a cluster once its members are there. */
export interface KubeadmControlPlaneProps {
  readonly version: KubernetesVersion;
  readonly plan: ClusterPlan;
  readonly machines: IClusterMachines;
  readonly software: NodeSoftware;
  /** The members, for which workers wait. */
  readonly members: ITerraformDependable[];
}

/** A control plane on machines of one's own that pools join. */
export class KubeadmControlPlane implements IPlatformControlPlane {
  public readonly capabilities: PlatformCapabilities = KUBEADM_CAPABILITIES;

  constructor(private readonly props: KubeadmControlPlaneProps) {}

  public get endpoint(): string {
    return `https://${this.props.machines.apiServerName}:${API_PORT}`;
  }

  public get certificateAuthority(): string {
    return this.props.machines.certificateAuthority;
  }

  public get credential(): ExecCredential {
    return this.props.machines.credential;
  }

  public get kubeconfigCommand(): string {
    return this.props.machines.kubeconfigCommand;
  }

  public get baseline(): PlatformBaseline {
    return { brings: [], dns: KUBEADM_DNS, volumes: this.props.machines.volumes };
  }

  public bindWorkerPool(scope: Construct, binding: WorkerPoolBinding): BoundWorkerPool {
    const { machines, members, plan } = this.props;
    this.refuseTooOld(binding.version);
    const software = softwareFor(this.props.software, binding.version, 'WorkerPool version');
    return machines.addWorkers(scope, { binding, userData: workerUserData(binding, { plan, machines, software }), ready: members });
  }

  public bindWorkloadIdentity(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity {
    return this.props.machines.bindWorkloadIdentity(identityScope(scope, options), options);
  }

  public bindNodeAutoscaler(scope: Construct, options: NodeAutoscalerOptions): NodeAutoscalerBinding {
    return this.props.machines.bindNodeAutoscaler(scope, options);
  }

  // Nothing is brought, so both are made by others.
  public scaleDns(): void {}

  public detectNodeProblems(): void {}

  private refuseTooOld(version: KubernetesVersion): void {
    const { version: own } = this.props;
    if (version.minor === undefined || own.minor === undefined || version.minor >= own.minor - OLDEST) return;
    fail('pool-too-old', {
      what: 'WorkerPool version is too old for the control plane',
      got: version.version,
      allowed: `1.${own.minor - OLDEST} or newer: a kubelet is at most three minor versions older than the API server (https://kubernetes.io/releases/version-skew-policy/)`,
      fix: 'upgrade the pool first, or leave version out so that it follows the control plane',
    });
  }
}
