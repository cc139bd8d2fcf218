import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { EksNodeGroup } from '@cdktf/provider-aws/lib/eks-node-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { aws } from 'cdktf-production-cluster';
import { eksCluster, GENERAL } from '../support/eks';
import { inStack } from '../support/stacks';

// What docs/escape-hatches.md says can be reached, by the ids that it names.
describe('The escape hatches', () => {
  test('reach the resources of a cluster and its pools', () => {
    const template = inStack((stack) => {
      const cluster = eksCluster(stack);
      const pool = cluster.addWorkerPool('General', { capacity: GENERAL });
      (cluster.controlPlane.node.defaultChild as EksCluster).addOverride('control_plane_scaling_config', { tier: 'tier-xl' });
      (pool.node.defaultChild as EksNodeGroup).addOverride('timeouts', { create: '90m' });
      (pool.node.findChild('LaunchTemplate') as LaunchTemplate).addOverride('monitoring', { enabled: true });
      (cluster.controlPlane.node.findChild('AddOn-coredns').node.findChild('AddOn') as EksAddon).addOverride('timeouts', { create: '40m' });
    });

    expect(template.onlyResource('aws_eks_cluster')).toMatchObject({ control_plane_scaling_config: { tier: 'tier-xl' } });
    expect(template.onlyResource('aws_eks_node_group')).toMatchObject({ timeouts: { create: '90m' } });
    expect(template.onlyResource('aws_launch_template')).toMatchObject({ monitoring: { enabled: true } });
    expect(template.toJson()).toMatch(/"create": ?"40m"/);
  });

  test('add rules to the security group of the cluster', () => {
    const template = inStack((stack) => {
      const cluster = eksCluster(stack);
      cluster.addWorkerPool('General', { capacity: GENERAL });
      const { clusterSecurityGroupId } = aws.EksParts.of(cluster);
      new VpcSecurityGroupIngressRule(stack, 'Metrics', { securityGroupId: clusterSecurityGroupId, ipProtocol: 'tcp', fromPort: 9100, toPort: 9100, cidrIpv4: '10.9.0.0/16' });
    });

    expect(template.onlyResource('aws_vpc_security_group_ingress_rule').security_group_id).toMatch(/vpc_config\[0\]\.cluster_security_group_id/);
  });

  test('leave the network agent to another, which a pool without it accepts', () => {
    const template = inStack((stack) => {
      eksCluster(stack, { omitDefaultAddOns: ['vpc-cni', 'kube-proxy'] }).addWorkerPool('General', { capacity: GENERAL });
    });

    expect(template.addresses().filter((address) => /AddOn-(vpc-cni|kube-proxy)/.test(address))).toEqual([]);
  });

  test('have no add-on without a pool, so that a network agent can come first', () => {
    const template = inStack((stack) => void eksCluster(stack));

    expect(template.addresses().filter((address) => address.startsWith('aws_eks_addon'))).toEqual([]);
  });
});
