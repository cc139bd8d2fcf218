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
import { PlatformReadiness } from '../../platform-readiness';
import { backupsOf } from '../../private/backups';
import { unknown } from '../../private/checks';
import { identityScope } from '../../private/service-account';
import { IClusterMachines } from '../infrastructure';
import { NodeSoftware } from '../node-software';
import { API_PORT, ClusterPlan } from './cluster-plan';
import { KUBEADM_CAPABILITIES, KUBEADM_DNS } from './kubeadm-capabilities';
import { kubeadmReadiness } from './readiness/kubeadm-readiness';
import { JoinedPool, Topology } from './readiness/readiness-parts';
import { softwareFor } from './software';
import { workerUserData } from './workers';

/** What is known of a cluster once its members are there. */
export interface KubeadmControlPlaneProps {
  readonly version: KubernetesVersion;
  readonly plan: ClusterPlan;
  readonly machines: IClusterMachines;
  readonly topology: Topology;
  readonly software: NodeSoftware;
  /** The members, for which workers wait. */
  readonly members: ITerraformDependable[];
}

/** A control plane on machines of one's own that pools join. */
export class KubeadmControlPlane implements IPlatformControlPlane {
  public readonly capabilities: PlatformCapabilities = KUBEADM_CAPABILITIES;
  private readonly pools: JoinedPool[] = [];

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

  public get readiness(): PlatformReadiness {
    const { plan, machines, topology } = this.props;
    return kubeadmReadiness({ ...topology, plan, machines, pools: this.pools, backups: backupsOf(this) });
  }

  public bindWorkerPool(scope: Construct, binding: WorkerPoolBinding): BoundWorkerPool {
    const { machines, members, plan } = this.props;
    const software = softwareFor(this.props.software, binding.version, 'WorkerPool version');
    const { maxSize } = binding.capacity.intent;
    this.pools.push({ poolId: binding.poolId, maxSize: unknown(maxSize) ? undefined : maxSize });
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
}
