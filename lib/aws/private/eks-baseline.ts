import { BaselinePart, ClusterDns, CredentialEndpoint, PlatformBaseline } from '../../platform';
import { EBS_VOLUMES, ebsVolumes } from './ebs-volumes';
import { Compute } from './eks-capacity';

// CoreDNS comes with a PodDisruptionBudget: https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html (read 2026-11)
const BRINGS = [BaselinePart.DNS_AUTOSCALING, BaselinePart.DNS_DISRUPTION_BUDGET, BaselinePart.NODE_PROBLEM_DETECTION];

const DNS: ClusterDns = { deploymentName: 'coredns', podLabels: { 'k8s-app': 'kube-dns' } };

// https://docs.aws.amazon.com/eks/latest/userguide/create-storage-class.html (read 2026-11)
const IN_AUTO_MODE = ebsVolumes('ebs.csi.eks.amazonaws.com');

/** What EKS brings. Each provisioner reaches its own nodes alone, so that of Auto Mode is meant only where all nodes are of Auto Mode. */
export function eksBaseline(computes: ReadonlySet<Compute>, credentialEndpoints?: CredentialEndpoint[]): PlatformBaseline {
  const autoModeAlone = computes.has(Compute.AUTO_MODE) && !computes.has(Compute.NODES);
  return { brings: [...BRINGS], dns: DNS, volumes: autoModeAlone ? IN_AUTO_MODE : EBS_VOLUMES, credentialEndpoints };
}
