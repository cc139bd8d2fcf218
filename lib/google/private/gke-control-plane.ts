import { ITerraformDependable, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  BoundWorkerPool,
  ExecCredential,
  IPlatformControlPlane,
  NodeAutoscalerBinding,
  PlatformBaseline,
  PlatformCapabilities,
  WorkerPoolBinding,
  WorkloadIdentity,
  WorkloadIdentityOptions,
} from '../../platform';
import { PlatformReadiness } from '../../platform-readiness';
import { backupsOf } from '../../private/backups';
import { dependencies } from '../../private/ordering';
import { fail } from '../../private/problem';
import { identityScope } from '../../private/service-account';
import { GkeClusterOptions } from '../gke-cluster-options';
import { INetwork } from '../network/network';
import { Connection } from './endpoints';
import { GKE_BASELINE } from './gke-baseline';
import { IGkeMode } from './gke-mode';
import { PodPlan } from './pod-plan';
import { gkeReadiness } from './readiness/gke-readiness';
import { JoinedPool } from './readiness/joined-pools';
import { bindServiceAccount } from './workload-identities';

/** What is known of a GKE cluster once its control plane is there. */
export interface GkeControlPlaneProps extends Connection {
  /** The cluster's name, by reference where it is made here. */
  readonly clusterName: string;
  /** The cluster's name as it was given, from which others are made. */
  readonly title: string;
  readonly clusterId: string;
  readonly region: string;
  readonly projectId: string;
  readonly workloadPool: string;
  readonly serviceAccountEmail: string;
  readonly networkTag: string;
  readonly network: INetwork;
  readonly mode: IGkeMode;
  readonly labels?: Record<string, string>;
  /** What the cluster was made with; undefined where something else made it. */
  readonly options?: GkeClusterOptions;
  /** What must exist before nodes can become ready. */
  readonly ready: ITerraformDependable[];
}

/** A GKE control plane that pools join. */
export class GkeControlPlane implements IPlatformControlPlane {
  public readonly capabilities: PlatformCapabilities;
  public readonly baseline: PlatformBaseline = GKE_BASELINE;
  // The plugin finds the login of gcloud by itself: https://cloud.google.com/kubernetes-engine/docs/how-to/cluster-access-for-kubectl (read 2026-11)
  public readonly credential: ExecCredential = { apiVersion: 'client.authentication.k8s.io/v1beta1', command: 'gke-gcloud-auth-plugin', args: [] };
  private readonly plan: PodPlan;
  private readonly pools: JoinedPool[] = [];
  private readonly ready = new Map<TerraformStack, string[]>();

  constructor(scope: Construct, public readonly props: GkeControlPlaneProps) {
    this.capabilities = props.mode.capabilities;
    this.plan = PodPlan.of(props.network);
    scope.node.addValidation({ validate: () => this.plan.validate() });
  }

  public get endpoint(): string {
    return this.props.endpoint;
  }

  public get certificateAuthority(): string | undefined {
    return this.props.certificateAuthority;
  }

  public get kubeconfigCommand(): string {
    const { clusterName, region, projectId, kubeconfigOption } = this.props;
    const option = kubeconfigOption === undefined ? '' : ` ${kubeconfigOption}`;
    return `gcloud container clusters get-credentials ${clusterName} --location ${region} --project ${projectId}${option}`;
  }

  public get readiness(): PlatformReadiness {
    return gkeReadiness({ ...this.props, pools: this.pools, backups: backupsOf(this) });
  }

  public bindWorkerPool(scope: Construct, binding: WorkerPoolBinding): BoundWorkerPool {
    const { mode } = this.props;
    const bound = mode.bindWorkerPool(scope, binding, { ...this.props, ready: this.readyFor(scope), plan: this.plan });
    this.pools.push({ poolId: binding.poolId, constructPath: scope.node.path, nodes: mode.nodesOf(binding.capacity) });
    return bound;
  }

  public bindWorkloadIdentity(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity {
    return bindServiceAccount(identityScope(scope, options), options, this.props);
  }

  public bindNodeAutoscaler(): NodeAutoscalerBinding {
    return fail('node-autoscaler-built-in', {
      what: `${this.capabilities.platformName} changes the number of nodes by itself`, allowed: 'its own autoscaler', fix: 'install no other',
    });
  }

  // Cloud DNS has no replicas.
  public scaleDns(): void {}

  // Nodes of GKE report their problems without being asked to: https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair (read 2026-11)
  public detectNodeProblems(): void {}

  // What nodes wait for is the same for all pools of a stack, so its references are made once.
  private readyFor(scope: Construct): string[] {
    const stack = TerraformStack.of(scope);
    const known = this.ready.get(stack) ?? dependencies(scope, this.props.ready);
    this.ready.set(stack, known);
    return known;
  }
}
