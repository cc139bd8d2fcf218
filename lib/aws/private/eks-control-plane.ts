import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import {
  BoundWorkerPool,
  DnsReplicas,
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
import { describe } from '../../private/problem';
import { identityScope } from '../../private/service-account';
import { PlatformReadiness } from '../../platform-readiness';
import { EksAddOn } from '../eks-add-on';
import { EksPlatformProps } from '../eks-platform';
import { ClusterAutoscalerIdentity } from '../integrations/cluster-autoscaler-identity';
import { INetwork } from '../network/network';
import { AddOns } from './add-ons';
import { AddressPlan } from './address-plan';
import { AwsEnvironment } from './aws-environment';
import { IControlPlaneFeatures } from './control-plane-features';
import { Compute } from './eks-capacity';
import { eksBaseline } from './eks-baseline';
import { EKS_CAPABILITIES } from './eks-capabilities';
import { Karpenter } from './karpenter';
import { NodeRoles } from './node-roles';
import { dependencies } from '../../private/ordering';
import { eksReadiness, JoinedPool } from './readiness/eks-readiness';
import { toEksCapacity } from './to-eks-capacity';
import { IWorkloadIdentities } from './workload-identities';

/** What is known of an EKS cluster once its control plane is there. */
export interface EksControlPlaneProps {
  readonly clusterName: string;
  readonly endpoint: string;
  readonly certificateAuthority?: string;
  readonly serviceCidr?: string;
  /** The security group that EKS made for the control plane and the nodes. */
  readonly securityGroupId: string;
  readonly grantedGroups?: string[];
  /** The add-ons, where they are managed here. */
  readonly addOns?: AddOns;
  readonly features: IControlPlaneFeatures;
  readonly roles: NodeRoles;
  readonly identities: IWorkloadIdentities;
  readonly environment: AwsEnvironment;
  readonly network: INetwork;
  /** What the app chose of the control plane; undefined where something else made it. */
  readonly choices?: EksPlatformProps;
  readonly tags?: Record<string, string>;
}

// https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/ (read 2026-11)
const KARPENTER_SERVICE_ACCOUNT = { namespace: 'kube-system', serviceAccountName: 'karpenter' };

/** An EKS control plane that pools join. */
export class EksControlPlane implements IPlatformControlPlane {
  public readonly capabilities: PlatformCapabilities = EKS_CAPABILITIES;
  private readonly addresses: AddressPlan;
  private readonly ready = new Map<TerraformStack, { readonly agents: number; readonly references: string[] }>();
  private readonly computes = new Set<Compute>();
  private readonly pools: JoinedPool[] = [];
  private readonly onFargate: string[] = [];
  private readonly identified: string[] = [];
  private ownKarpenter?: Karpenter;

  constructor(private readonly scope: Construct, private readonly props: EksControlPlaneProps) {
    this.addresses = AddressPlan.of(props.network);
    scope.node.addValidation({ validate: () => [...this.addresses.validate(), ...this.withoutIdentity()] });
  }

  public get endpoint(): string {
    return this.props.endpoint;
  }

  public get certificateAuthority(): string | undefined {
    return this.props.certificateAuthority;
  }

  public get grantedGroups(): string[] | undefined {
    return this.props.grantedGroups;
  }

  public get credential(): ExecCredential {
    return {
      apiVersion: 'client.authentication.k8s.io/v1beta1',
      command: 'aws',
      args: ['eks', 'get-token', '--cluster-name', this.props.clusterName, '--region', this.props.environment.region],
    };
  }

  public get kubeconfigCommand(): string {
    return `aws eks update-kubeconfig --region ${this.props.environment.region} --name ${this.props.clusterName}`;
  }

  public get baseline(): PlatformBaseline {
    return eksBaseline(this.computes, this.props.identities.credentialEndpoints);
  }

  public get readiness(): PlatformReadiness {
    const { network, features, choices } = this.props;
    return eksReadiness({ controlPlane: this, network, pools: this.pools, inBlocks: features.delegatesPrefixes, choices });
  }

  /** What the cluster has for Karpenter; undefined where no pool asks for it. */
  public get karpenter(): Karpenter | undefined {
    return this.ownKarpenter;
  }

  /** The network in which pools are made. */
  public get network(): INetwork {
    return this.props.network;
  }

  /** The security group of the control plane and the nodes. */
  public get securityGroupId(): string {
    return this.props.securityGroupId;
  }

  /** The roles of the nodes. */
  public get roles(): NodeRoles {
    return this.props.roles;
  }

  public bindWorkerPool(scope: Construct, binding: WorkerPoolBinding): BoundWorkerPool {
    const { addOns, features, network } = this.props;
    const capacity = toEksCapacity(binding.capacity);
    this.computes.add(capacity._compute);
    addOns?.installFor(capacity._compute);
    const bound = capacity._bindToEks(scope, binding, { ...this.props, ready: this.readyFor(scope, capacity._compute), karpenter: () => this.useKarpenter() });
    this.pools.push({ poolId: binding.poolId, constructPath: scope.node.path, capacity });
    this.addresses.claim(scope.node.path, () => capacity._addresses(features.delegatesPrefixes, network.privateSubnetIds.length));
    if (binding.admitsSystemPods) addOns?.waitFor(bound.resources, capacity._compute);
    if (binding.admitsSystemPods && capacity._compute === Compute.FARGATE) this.onFargate.push(binding.poolId);
    return bound;
  }

  public bindWorkloadIdentity(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity {
    const own = identityScope(scope, options);
    this.identified.push(`${options.namespace}/${options.serviceAccountName}`);
    return this.props.identities.bind(own, options);
  }

  public bindNodeAutoscaler(scope: Construct, options: NodeAutoscalerOptions): NodeAutoscalerBinding {
    const { _arguments: flags, _environment: environment, serviceAccountAnnotations } = new ClusterAutoscalerIdentity(scope, 'ClusterAutoscaler', options);
    return { arguments: flags, environment, serviceAccountAnnotations };
  }

  // https://docs.aws.amazon.com/eks/latest/userguide/coredns-autoscaling.html (read 2026-11). The add-ons of a cluster that something else made stay with that.
  public scaleDns({ min, max }: DnsReplicas): void {
    this.props.addOns?.prefer('coredns', { autoScaling: { enabled: true, minReplicas: min, maxReplicas: max } });
  }

  // https://docs.aws.amazon.com/eks/latest/userguide/node-health.html (read 2026-11): Auto Mode has the agent built in.
  public detectNodeProblems(): void {
    this.props.addOns?.addForNodes(EksAddOn.nodeMonitoringAgent());
  }

  private useKarpenter(): Karpenter {
    this.ownKarpenter ??= new Karpenter(this.scope, 'Karpenter', {
      ...this.props,
      nodeRole: this.props.roles.joining(),
      identity: this.bindWorkloadIdentity(this.scope, KARPENTER_SERVICE_ACCOUNT),
    });
    return this.ownKarpenter;
  }

  // https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html: not for pods on Fargate (read 2026-11)
  private withoutIdentity(): string[] {
    if (this.props.identities.reachesFargate || !this.computes.has(Compute.FARGATE)) return [];
    const unreached = [...this.computes].every((compute) => compute === Compute.FARGATE) ? this.identified : this.identified.filter((account) => this.takenByFargate(account));
    const addOns = this.onFargate.length > 0 ? (this.props.addOns?.withIdentity ?? []) : [];
    if (unreached.length + addOns.length === 0) return [];
    return [
      describe('fargate-without-identity', {
        what: 'Pods run on Fargate that get IAM roles by Pod Identity, which does not reach them there',
        got: [...unreached, ...addOns],
        allowed: 'roles by the tokens of service accounts, which reach all pods, or Fargate for other pods',
        fix: "set workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES in EksPlatform, or choose pods by label, such as aws.FargateCapacity.forSelectors with { 'k8s-app': 'kube-dns' }",
      }),
    ];
  }

  // A profile for a whole namespace takes all its pods that are not of a DaemonSet, also where there are nodes.
  private takenByFargate(account: string): boolean {
    return this.onFargate.length > 0 && account.startsWith('kube-system/');
  }

  // What nodes wait for is the same for all pools of a stack, so its references are made once for as long as no agent is added.
  private readyFor(scope: Construct, compute: Compute): string[] {
    if (compute !== Compute.NODES) return dependencies(scope, this.props.network.egress);
    const stack = TerraformStack.of(scope);
    const agents = this.props.addOns?.beforeNodes ?? [];
    const known = this.ready.get(stack);
    if (known?.agents === agents.length) return known.references;
    const references = dependencies(scope, [...agents, ...this.props.network.egress]);
    this.ready.set(stack, { agents: agents.length, references });
    return references;
  }
}
