import {
  BaselinePart,
  BoundWorkerPool,
  ExecCredential,
  IPlatformControlPlane,
  NodeAutoscalerBinding,
  NodeVersions,
  PlatformBaseline,
  PlatformCapabilities,
  SystemPods,
  UserCertificates,
  WorkloadIdentity,
} from '../platform';
import { fail } from './problem';

/** What the user tells of a cluster of which only the kubeconfig is known. */
export interface KubeconfigKnowledge {
  readonly kubeconfigCommand: string;
  readonly userCertificates?: UserCertificates;
  readonly baseline?: PlatformBaseline;
}

const KUBERNETES_DNS = { deploymentName: 'coredns', podLabels: { 'k8s-app': 'kube-dns' } };

/** A control plane of which nothing is known but how to log in: what is in the cluster can be made, nothing around it. */
export class KubeconfigControlPlane implements IPlatformControlPlane {
  public readonly capabilities: PlatformCapabilities;
  // The address that every cluster has for its own pods; people use the one of the kubeconfig.
  public readonly endpoint = 'https://kubernetes.default.svc';
  public readonly kubeconfigCommand: string;
  public readonly baseline: PlatformBaseline;

  constructor({ kubeconfigCommand, userCertificates = UserCertificates.NOT_SIGNED, baseline }: KubeconfigKnowledge) {
    this.capabilities = {
      platformName: 'a cluster of a kubeconfig', capacityKinds: [], systemPods: SystemPods.BUILT_IN, userCertificates, nodeVersions: NodeVersions.FOLLOW_CONTROL_PLANE,
    };
    this.kubeconfigCommand = kubeconfigCommand;
    this.baseline = baseline ?? { brings: [BaselinePart.NODE_AUTOSCALING], dns: KUBERNETES_DNS };
  }

  public get credential(): ExecCredential {
    return refuse('a login by command');
  }

  public bindWorkerPool(): BoundWorkerPool {
    return refuse('a worker pool');
  }

  public bindWorkloadIdentity(): WorkloadIdentity {
    return refuse('an identity in the cloud for a service account');
  }

  public bindNodeAutoscaler(): NodeAutoscalerBinding {
    return refuse('a node autoscaler');
  }

  public scaleDns(): void {
    refuse('DNS that the platform scales');
  }

  public detectNodeProblems(): void {
    refuse('detection of node problems by the platform');
  }
}

function refuse(what: string): never {
  return fail('cluster-platform-unknown', {
    what: `Of a KubeconfigCluster only the login is known, so ${what} cannot be made for it`,
    allowed: 'what lives inside the cluster: RbacBaseline, Tenant, ClusterRole, ClusterBaseline',
    fix: 'import the cluster with HAControlPlane.fromHAControlPlaneAttributes and its platform, such as aws.ExistingEksPlatform',
  });
}
