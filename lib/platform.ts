import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { CapacityKind, ICapacity } from './capacity';
import { ICluster } from './cluster';
import { DeletionProtection } from './deletion-protection';
import { KubernetesVersion } from './kubernetes-version';
import { PlatformReadiness } from './platform-readiness';
import { Taint } from './taint';
import { UpdateStrategy } from './update-strategy';

/** Where the pods of the system run, such as those of CoreDNS (PE-28). */
export enum SystemPods {
  /** The platform runs them, with or without pools. */
  BUILT_IN = 'built-in',
  /** They need a pool. */
  NEED_POOL = 'need-pool',
}

/** Whether a cluster signs certificates by which people log in, through the signer `kubernetes.io/kube-apiserver-client` (PE-32). */
export enum UserCertificates {
  /** An approved request gets a certificate that the API server trusts. */
  SIGNED = 'signed',
  /** A request stays without certificate, whoever approves it. */
  NOT_SIGNED = 'not-signed',
}

/** Who decides which Kubernetes version the nodes of a pool have (PE-45). */
export enum NodeVersions {
  /** The pool: it may stay behind the control plane. */
  CHOSEN = 'chosen',
  /** The provider, which brings the nodes to the version of the control plane by itself. */
  FOLLOW_CONTROL_PLANE = 'follow-control-plane',
}

/** What a platform can do, as data. Checks and messages read this, never a platform's class or name. */
export interface PlatformCapabilities {
  /** The platform's name, for messages and reports only. */
  readonly platformName: string;
  /** The kinds of portable capacity it has. */
  readonly capacityKinds: CapacityKind[];
  /** Where the pods of the system run. */
  readonly systemPods: SystemPods;
  /** Whether it signs certificates by which people log in. */
  readonly userCertificates: UserCertificates;
  /** Who decides which version the nodes of a pool have. */
  readonly nodeVersions: NodeVersions;
}

/** What a platform needs to make a control plane. */
export interface ControlPlaneOptions {
  /** The cluster's name. */
  readonly clusterName: string;
  /** The Kubernetes version of the control plane. */
  readonly version: KubernetesVersion;
  /** Whether Terraform may destroy what holds state. */
  readonly deletionProtection: DeletionProtection;
}

/** What is known of a control plane that already exists. */
export interface ControlPlaneAttributes {
  /** The cluster's name. */
  readonly clusterName: string;
  /** The URL of the API server. */
  readonly endpoint: string;
  /**
   * The certificate authority of the API server, as base64 of PEM.
   *
   * @default - one that every machine trusts
   */
  readonly certificateAuthority?: string;
  /** The Kubernetes version of the control plane. */
  readonly version: KubernetesVersion;
}

/** How a program proves who it is: a command that prints a short-lived token, so that none is stored. */
export interface ExecCredential {
  /** The version of the client authentication API, such as `client.authentication.k8s.io/v1beta1`. */
  readonly apiVersion: string;
  /** The command, such as `aws`. */
  readonly command: string;
  /** Its arguments. */
  readonly args: string[];
}

/** What a worker pool asks of a platform. */
export interface WorkerPoolBinding {
  /** The pool's id, from which names are made. */
  readonly poolId: string;
  /** What the pool runs on. */
  readonly capacity: ICapacity;
  /** Labels of the nodes. */
  readonly labels: Record<string, string>;
  /** Taints of the nodes. */
  readonly taints: Taint[];
  /** The Kubernetes version of the nodes. */
  readonly version: KubernetesVersion;
  /**
   * How many nodes may be out of service during an update.
   *
   * @default - the provider's default
   */
  readonly updateStrategy?: UpdateStrategy;
  /** The options that the user gave which only nodes can have, by name, for a capacity without nodes to refuse. */
  readonly nodeOptions: string[];
  /** Whether pods of the system, which tolerate nothing special, can run here at any time. */
  readonly admitsSystemPods: boolean;
}

/** A bound worker pool. */
export interface BoundWorkerPool {
  /** What stands for the pool in `dependsOn`; empty where the platform needs no resource for it. */
  readonly resources: ITerraformDependable[];
  /** Whether a program in the cluster must add and remove the nodes (PE-26). */
  readonly needsNodeAutoscaler: boolean;
  /**
   * Labels by which pods choose this pool.
   *
   * @default - the label that names the pool on its nodes
   */
  readonly nodeSelector?: Record<string, string>;
  /**
   * Whether pods of the system have room here, where the platform knows more of the machines than the capacity tells.
   *
   * @default - what `CapacityIntent.runsSystemPods` says
   */
  readonly runsSystemPods?: boolean;
}

/** A service account that shall have an identity in the cloud (PE-38). */
export interface WorkloadIdentityOptions {
  /** The namespace of the service account. */
  readonly namespace: string;
  /** The name of the service account. */
  readonly serviceAccountName: string;
}

/** The cloud identity of a service account. */
export interface WorkloadIdentity {
  /** The name of the cloud principal, to which permissions are given. */
  readonly principalName: string;
  /** The full id of the cloud principal. */
  readonly principalId: string;
  /** Annotations that the service account must carry. */
  readonly serviceAccountAnnotations: Record<string, string>;
}

/** What every production cluster runs and a platform may bring by itself. */
export enum BaselinePart {
  /** The number of nodes follows the pods that wait (PE-26). */
  NODE_AUTOSCALING = 'node-autoscaling',
  /** The number of DNS servers follows the size of the cluster (PE-28). */
  DNS_AUTOSCALING = 'dns-autoscaling',
  /** A PodDisruptionBudget keeps DNS servers up while nodes are drained (PE-28). */
  DNS_DISRUPTION_BUDGET = 'dns-disruption-budget',
  /** Nodes report what is wrong with them (PE-27). */
  NODE_PROBLEM_DETECTION = 'node-problem-detection',
}

/** The Deployment of the cluster's DNS, in `kube-system`. */
export interface ClusterDns {
  /** The name of the Deployment, such as `coredns`. */
  readonly deploymentName: string;
  /** The labels that its pods alone carry. */
  readonly podLabels: Record<string, string>;
}

/** How a platform makes encrypted volumes. */
export interface VolumeProvisioner {
  /** The provisioner of a StorageClass, such as `ebs.csi.aws.com`. */
  readonly provisioner: string;
  /** Parameters of a StorageClass that a user may replace, such as the kind of disk. */
  readonly parameters: Record<string, string>;
  /** The parameters by which its volumes are encrypted. */
  readonly encryptionParameters: Record<string, string>;
  /** The parameter that names a key of the user. */
  readonly encryptionKeyParameter: string;
}

/** Where pods ask, on their own node, for the credentials of their identity in the cloud. */
export interface CredentialEndpoint {
  /** The address, in CIDR notation. */
  readonly cidrBlock: string;
  /** The TCP port. */
  readonly port: number;
}

/** What a platform brings of what every production cluster runs, as data. `ClusterBaseline` makes the rest. */
export interface PlatformBaseline {
  /** What the platform brings by itself, or switches on when it is asked to. */
  readonly brings: BaselinePart[];
  /**
   * The Deployment of the cluster's DNS.
   *
   * @default - none: the provider answers from outside the cluster
   */
  readonly dns?: ClusterDns;
  /**
   * Addresses, in CIDR notation, at which pods ask the DNS and that are of no pod, such as that of a cache on the node.
   *
   * @default - none: pods ask the DNS pods of `kube-system`
   */
  readonly dnsCidrBlocks?: string[];
  /**
   * Where pods ask for the credentials of their identity in the cloud.
   *
   * @default - nowhere on their node, or it is not known: such as where they show the cloud a token of their service account
   */
  readonly credentialEndpoints?: CredentialEndpoint[];
  /**
   * How volumes are made.
   *
   * @default - the platform brings a default StorageClass that encrypts, or has no volumes
   */
  readonly volumes?: VolumeProvisioner;
}

/** Between which numbers the DNS servers of a cluster scale. */
export interface DnsReplicas {
  /** Fewest replicas. */
  readonly min: number;
  /** Most replicas. */
  readonly max: number;
}

/** The service account of the program that adds and removes nodes. */
export interface NodeAutoscalerOptions extends WorkloadIdentityOptions {
  /** The cluster whose nodes it adds and removes. */
  readonly cluster: ICluster;
}

/** A token of a pod's service account as a file, which the kubelet renews, for who asks by it for credentials of the cloud. */
export interface ProjectedToken {
  /** Whom the token is for, such as `sts.amazonaws.com`. */
  readonly audience: string;
  /** The directory in which the file `token` stands. */
  readonly mountPath: string;
}

/** What Cluster Autoscaler needs to know of its platform. */
export interface NodeAutoscalerBinding {
  /** Arguments, such as `--cloud-provider=aws`. */
  readonly arguments: string[];
  /** Environment variables. */
  readonly environment: Record<string, string>;
  /** Annotations that its service account must carry. */
  readonly serviceAccountAnnotations: Record<string, string>;
  /**
   * The token that its pods need as a file.
   *
   * @default - none: the cloud knows its pods by other means
   */
  readonly projectedToken?: ProjectedToken;
}

/** A control plane on its platform: remembers what belongs to the cluster, and gives it pools and identities. */
export interface IPlatformControlPlane {
  /** What the platform can do. */
  readonly capabilities: PlatformCapabilities;
  /** The URL of the API server. */
  readonly endpoint: string;
  /**
   * The certificate authority of the API server, as base64 of PEM.
   *
   * @default - one that every machine trusts
   */
  readonly certificateAuthority?: string;
  /** How to authenticate to the API server. */
  readonly credential: ExecCredential;
  /** The command that writes a kubeconfig for people. */
  readonly kubeconfigCommand: string;
  /**
   * The Kubernetes groups that some identity has.
   *
   * @default - not known
   */
  readonly grantedGroups?: string[];

  /** What the platform brings of what every production cluster runs. It may change as pools join. */
  readonly baseline: PlatformBaseline;
  /**
   * What the platform knows about its readiness for production. It may change as pools join.
   *
   * @default - nothing is known: items that only the platform can answer are missing
   */
  readonly readiness?: PlatformReadiness;

  /** Makes the nodes of a pool below `scope`. */
  bindWorkerPool(scope: Construct, binding: WorkerPoolBinding): BoundWorkerPool;

  /** Gives a service account an identity in the cloud, made below `scope`. */
  bindWorkloadIdentity(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity;

  /** Lets Cluster Autoscaler change the number of nodes; what that needs in the cloud is made below `scope`. */
  bindNodeAutoscaler(scope: Construct, options: NodeAutoscalerOptions): NodeAutoscalerBinding;

  /** Scales the DNS by the platform's own means, where it brings them. What the user has told the platform about its DNS wins. */
  scaleDns(replicas: DnsReplicas): void;

  /** Switches on the detection of problems of nodes, where the platform brings it. */
  detectNodeProblems(): void;
}

/** Where a cluster runs. A platform holds no state: everything that belongs to one cluster is in what it returns. */
export interface IPlatform {
  /** What the platform can do. */
  readonly capabilities: PlatformCapabilities;

  /** Makes a control plane below `scope`. */
  bindControlPlane(scope: Construct, options: ControlPlaneOptions): IPlatformControlPlane;
}

/** Where a cluster runs that something else made. */
export interface IExistingPlatform {
  /** What the platform can do. */
  readonly capabilities: PlatformCapabilities;

  /** Makes a control plane that exists usable below `scope`. */
  importControlPlane(scope: Construct, attributes: ControlPlaneAttributes): IPlatformControlPlane;
}
