import { JwtIssuer } from '../jwt-issuer';
import { EtcdLocation } from '../etcd-topology';
import { EtcdInstance } from './etcd-instances';

/** A machine with a fixed identity, and its address. */
export interface PlannedMember {
  readonly name: string;
  readonly address: string;
}

/** The versions of what runs on a machine. */
export interface Versions {
  /** Such as `v1.34.4`. */
  readonly kubernetes: string;
  /** The minor number of Kubernetes, such as 34. */
  readonly minor: number;
  /** Such as `v3.6.5`. */
  readonly etcd: string;
}

/** The ranges of a cluster, none of a cloud. */
export interface ClusterRanges {
  readonly podCidr: string;
  readonly serviceCidr: string;
  /** The address of the DNS. */
  readonly dnsAddress: string;
}

/** What the API server is told by the user. */
export interface ApiServerPlan {
  readonly issuers: readonly JwtIssuer[];
  readonly extraArguments: Readonly<Record<string, string>>;
  readonly auditPolicy?: string;
  readonly auditLogMaxAgeDays: number;
  readonly encryptedResources: readonly string[];
}

/** All that the files of machines are made from. */
export interface ClusterPlan {
  readonly clusterName: string;
  readonly versions: Versions;
  readonly ranges: ClusterRanges;
  /** The DNS name of the API. */
  readonly apiName: string;
  readonly apiAliases: readonly string[];
  readonly controlPlane: readonly PlannedMember[];
  readonly etcd: readonly PlannedMember[];
  readonly etcdLocation: EtcdLocation;
  /** Whether events have an etcd of their own. */
  readonly separateEvents: boolean;
  /** Whether kube-proxy makes Services work, and not the pod network. */
  readonly kubeProxy: boolean;
  /** Whether a program tells the API what the cloud knows of nodes. */
  readonly cloudController: boolean;
  readonly serviceAccountIssuer?: string;
  readonly apiServer: ApiServerPlan;
}

/** The version of the configuration of kubeadm, for Kubernetes 1.31 and later. */
export const KUBEADM = 'kubeadm.k8s.io/v1beta4';

/** What every configuration says of certificates: a year, renewed on the machine before; ten years of authorities. */
export const CERTIFICATES = { encryptionAlgorithm: 'ECDSA-P256', certificateValidityPeriod: '8760h0m0s', caCertificateValidityPeriod: '87600h0m0s' } as const;

/** The port of the API server, on machines and on the load balancer. */
export const API_PORT = 6443;

/** The addresses at which a member's API server asks an etcd: where etcd is stacked its own alone, so that a broken member takes only its own API server along. */
export function etcdEndpoints(plan: ClusterPlan, member: PlannedMember, { clientPort }: EtcdInstance): string[] {
  const members = plan.etcdLocation === EtcdLocation.STACKED ? [member] : plan.etcd;
  return members.map(({ address }) => `https://${address}:${clientPort}`);
}
