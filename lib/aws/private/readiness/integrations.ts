import { PlatformFact } from '../../../platform-readiness';
import { unknown } from '../../../private/checks';
import { met, metIf, missing, outside } from '../../../private/facts';
import { EksAddOn } from '../../eks-add-on';
import { EksPlatformProps } from '../../eks-platform';
import { Compute } from '../eks-capacity';
import { PAGES } from './duties';

/** What the add-ons of the cluster and the roles of its nodes bring to what pods run on. */
export function integrations(choices: EksPlatformProps, computes: ReadonlySet<Compute>): PlatformFact[] {
  const onNodes = computes.size === 0 || computes.has(Compute.NODES);
  return [
    met('PE-10', 'kubeconfigCommand: aws eks update-kubeconfig'),
    ...(onNodes ? [storage(choices), registry(choices), networkPolicy(choices)] : []),
    ...dns(choices),
  ];
}

function storage({ omitDefaultAddOns = [] }: EksPlatformProps): PlatformFact {
  const leftOut = omitDefaultAddOns.includes('aws-ebs-csi-driver');
  return metIf(!leftOut, 'PE-10', leftOut ? 'omitDefaultAddOns: aws-ebs-csi-driver' : 'volumes of EBS: the add-on aws-ebs-csi-driver', 'remove aws-ebs-csi-driver from omitDefaultAddOns of EksPlatform');
}

function registry({ existing = {} }: EksPlatformProps): PlatformFact {
  if (existing.nodeRoleArn !== undefined) return outside('PE-10', 'existing nodeRoleArn: what nodes may pull is set where the role is made', PAGES.NODE_ROLE);
  return met('PE-10', 'nodes may pull from ECR, and no more: AmazonEC2ContainerRegistryPullOnly');
}

// https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html (read 2026-11)
function networkPolicy({ omitDefaultAddOns = [], addOns = [] }: EksPlatformProps): PlatformFact {
  if (omitDefaultAddOns.includes('vpc-cni')) return outside('PE-43', 'omitDefaultAddOns: vpc-cni; NetworkPolicy is left to another network agent', PAGES.OTHER_NETWORK_AGENTS);
  const given = addOns.find(({ name }) => name === 'vpc-cni');
  if (given === undefined || enforces(given)) return met('PE-43', 'NetworkPolicy has effect: vpc-cni enableNetworkPolicy');
  return missing('PE-43', 'vpc-cni without enableNetworkPolicy, so that NetworkPolicy has no effect', "set enableNetworkPolicy to 'true' in configurationValues of vpc-cni, or use EksAddOn.vpcCni() as it is");
}

function enforces({ configurationValues = '{}' }: EksAddOn): boolean {
  if (unknown(configurationValues)) return true;
  const { enableNetworkPolicy } = JSON.parse(configurationValues) as { readonly enableNetworkPolicy?: unknown };
  return String(enableNetworkPolicy) === 'true';
}

function dns({ omitDefaultAddOns = [] }: EksPlatformProps): PlatformFact[] {
  if (!omitDefaultAddOns.includes('coredns')) return [];
  return [missing('PE-28', 'omitDefaultAddOns: coredns', 'remove coredns from omitDefaultAddOns of EksPlatform')];
}
