import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Construct } from 'constructs';
import { stableId } from '../../private/names';
import { EndpointAccess } from '../endpoint-access';

/** A group besides the one that EKS makes for the control plane and the nodes: it holds who else reaches the private endpoint. */
export function endpointSecurityGroup(
  scope: Construct,
  clusterName: string,
  vpcId: string,
  access: EndpointAccess,
  tags?: Record<string, string>,
): string {
  const group = new SecurityGroup(scope, 'EndpointSecurityGroup', {
    vpcId,
    description: 'Who else reaches the private endpoint of the cluster',
    tags: { ...tags, Name: `${clusterName}-endpoint` },
  });
  const https = { securityGroupId: group.id, description: 'Kubernetes API', ipProtocol: 'tcp', fromPort: 443, toPort: 443, tags };
  for (const cidrIpv4 of access.fromCidrs) {
    new VpcSecurityGroupIngressRule(scope, `EndpointFrom-${stableId(scope, 'network', cidrIpv4)}`, { ...https, cidrIpv4 });
  }
  for (const referencedSecurityGroupId of access.fromSecurityGroupIds) {
    new VpcSecurityGroupIngressRule(scope, `EndpointFrom-${stableId(scope, 'group', referencedSecurityGroupId)}`, { ...https, referencedSecurityGroupId });
  }
  return group.id;
}
