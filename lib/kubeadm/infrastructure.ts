import { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { DeletionProtection } from '../deletion-protection';
import {
  BoundWorkerPool,
  ExecCredential,
  NodeAutoscalerBinding,
  NodeAutoscalerOptions,
  VolumeProvisioner,
  WorkerPoolBinding,
  WorkloadIdentity,
  WorkloadIdentityOptions,
} from '../platform';
import { InfrastructureReadiness } from './infrastructure-readiness';
import { PortRule } from './port-rule';

/** What a machine of the cluster is for. */
export enum MachineRole {
  /** It runs the control plane, and etcd where that is stacked. */
  CONTROL_PLANE = 'control-plane',
  /** It runs etcd alone. */
  ETCD = 'etcd',
  /** It runs workloads. */
  WORKER = 'worker',
}

/** What a machine must have at least. */
export interface MachineSize {
  /** How many virtual processors. */
  readonly vCpus: number;
  /** How much memory in GiB. */
  readonly memoryGiB: number;
}

/** A machine with a fixed identity, before it is made: its address and its disk outlive it. */
export interface MemberSlot {
  /** Its name, such as `cp-0`, which is the name of its etcd member, too. */
  readonly name: string;
  /** What it is for: `CONTROL_PLANE` or `ETCD`. */
  readonly role: MachineRole;
  /** Its zone, counted from 0 and on beyond the last one: of three zones, 3 is the first again. */
  readonly zone: number;
  /**
   * The size in GiB of the disk that outlives the machine.
   *
   * @default - the machine has no state
   */
  readonly dataDiskSizeGiB?: number;
}

/** What a cluster asks of an infrastructure before any machine is made. */
export interface InfrastructureOptions {
  /** The cluster's name. */
  readonly clusterName: string;
  /** The machines with a fixed identity. */
  readonly members: MemberSlot[];
  /** Which connections there are between machines, and from where the API is reached. */
  readonly portRules: PortRule[];
  /** The path at which an API server says over HTTPS, to anybody, whether it serves: 200. */
  readonly apiHealthPath: string;
  /** Networks in CIDR notation that are of pods and Services, which no machine may be in. */
  readonly reservedCidrs: string[];
  /** Whether Terraform may destroy what holds state. */
  readonly deletionProtection: DeletionProtection;
}

/** A machine with a fixed identity, to be made. */
export interface MemberMachine {
  /** Its slot. */
  readonly slot: MemberSlot;
  /** The type, in the provider's names, such as `m7i.large`. */
  readonly machineType: string;
  /** What it runs at its first boot, as text of cloud-config; may hold tokens, never a secret. */
  readonly userData: string;
  /** The version of Kubernetes that it shall run, such as `v1.34.4`, by which members refuse to go back or to leave one out. */
  readonly kubernetesVersion: string;
  /** The epoch of the data of etcd that the machine shall have: from 1, raised by each restore. */
  readonly epoch: number;
  /**
   * The snapshot from which data of that epoch is made, as a key of the object store.
   *
   * @default - none: the first epoch starts empty
   */
  readonly snapshot?: string;
  /** What must exist before the machine is made: the objects that it reads. */
  readonly ready: ITerraformDependable[];
}

/** The workers of a pool, to be made. */
export interface WorkerMachines {
  /** What the pool asks for. */
  readonly binding: WorkerPoolBinding;
  /** What each machine runs at its first boot, as text of cloud-config; may hold tokens, never a secret. */
  readonly userData: string;
  /** What must exist before the machines are made: the members that they join. */
  readonly ready: ITerraformDependable[];
}

/** An object that the machines read, such as a manifest. */
export interface StoredObject {
  /** Its key. */
  readonly key: string;
  /** Its content; may hold tokens, never a secret. */
  readonly content: string;
}

/** The program that speaks to the cloud on every machine: a shell library with the functions that `node/README.md` lists. */
export interface CloudProgram {
  /** The text. */
  readonly text: string;
  /** What it needs to know, such as the names of secrets: variables of the shell. */
  readonly environment: Record<string, string>;
}

/** How the API of a cluster is reached, and who may use it. */
export interface IClusterAccess {
  /** The DNS name of the load balancer of the API, which its certificates carry. */
  readonly apiServerName: string;
  /** Further names and addresses by which the API is reached. */
  readonly apiServerAliases: string[];
  /** How to authenticate to the API: by the credential that the machines renew in the secret store. */
  readonly credential: ExecCredential;
  /** The command that writes a kubeconfig for people. */
  readonly kubeconfigCommand: string;
  /** The certificate authority of the API as base64 of PEM, once the members are there. */
  readonly certificateAuthority: string;
  /**
   * The issuer of the tokens of service accounts.
   *
   * @default - tokens are not for the cloud: the API server is its own issuer
   */
  readonly serviceAccountIssuer?: string;
}

/** The machines of one cluster, and what they share. */
export interface IClusterMachines extends IClusterAccess {
  /**
   * The number of zones.
   *
   * @default - only the cloud knows it
   */
  readonly zoneCount?: number;
  /** The program that speaks to the cloud on every machine. */
  readonly cloudProgram: CloudProgram;
  /**
   * The manifest, in YAML, of the program that tells the API what the cloud knows of nodes, with its images pinned.
   *
   * @default - there is none: nodes are ready without one, and have no load balancers for Services
   */
  readonly cloudControllerManifest?: string;
  /**
   * How volumes are made.
   *
   * @default - the infrastructure has no volumes for pods
   */
  readonly volumes?: VolumeProvisioner;
  /**
   * What it knows about the readiness of the machines for production. It may change as pools join.
   *
   * @default - nothing: what only it can answer is not told
   */
  readonly readiness?: InfrastructureReadiness;

  /** The address of a member, which outlives its machine. */
  addressOf(memberName: string): string;

  /** Makes an object that machines read: one below each `scope`. */
  addObject(scope: Construct, object: StoredObject): ITerraformDependable;

  /** Makes a machine with a fixed identity; apply waits until it says that it is complete. */
  addMember(scope: Construct, machine: MemberMachine): ITerraformDependable[];

  /** Makes the workers of a pool. */
  addWorkers(scope: Construct, workers: WorkerMachines): BoundWorkerPool;

  /** Gives a service account an identity in the cloud. */
  bindWorkloadIdentity(scope: Construct, options: WorkloadIdentityOptions): WorkloadIdentity;

  /** Lets Cluster Autoscaler change the number of workers. */
  bindNodeAutoscaler(scope: Construct, options: NodeAutoscalerOptions): NodeAutoscalerBinding;
}

/** Where the machines of a self-managed cluster run: machines with a fixed identity and disk, a load balancer, a secret store, an object store. */
export interface IInfrastructure {
  /** Its name, for messages and reports only. */
  readonly infrastructureName: string;

  /** The smallest type of machine that has what is asked for. */
  machineTypeFor(size: MachineSize): string;

  /** Makes what the machines of a cluster share, below `scope`. */
  bindCluster(scope: Construct, options: InfrastructureOptions): IClusterMachines;
}
