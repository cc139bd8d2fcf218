import { aws, ProductionCluster } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn } from '../support/blocks';
import { clusterWithPool, eksCluster, GENERAL } from '../support/eks';
import { idsIn, messageOf } from '../support/problems';
import { inStack } from '../support/stacks';

const ROLE = 'arn:aws:iam::111122223333:role/eks';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-0000-0000-000000000000';
const LOG_GROUP = '/aws/eks/production-cluster/cluster';
const eks = (existing: aws.ExistingEksParts): Template => inStack((stack) => clusterWithPool(stack, { existing }));

describe('A part that exists is used and not made again:', () => {
  test('the role of the control plane', () => {
    const template = eks({ controlPlaneRoleArn: ROLE });

    expect(template.onlyResource('aws_eks_cluster').role_arn).toBe(ROLE);
    expect(template.resourcesOfType('aws_iam_role_policy')).toEqual({});
    expect(Object.keys(template.resourcesOfType('aws_iam_role')).filter((address) => address.includes('ControlPlane_Role_'))).toEqual([]);
  });

  test('the role of nodes', () => {
    const template = eks({ nodeRoleArn: ROLE });

    expect(template.onlyResource('aws_eks_node_group').node_role_arn).toBe(ROLE);
    expect(template.addresses().join()).not.toContain('NodeRole');
  });

  test('the key of secrets; logs then have one of their own', () => {
    const template = eks({ secretsKeyArn: KEY });

    expect(template.onlyResource('aws_eks_cluster').encryption_config).toEqual({ provider: { key_arn: KEY }, resources: ['secrets'] });
    expect(template.onlyResource('aws_cloudwatch_log_group')).toMatchObject({ name: LOG_GROUP, kms_key_id: `\${${addressOf(template, 'aws_kms_key')}.arn}` });
    expect(template.resourcesOfType('aws_kms_alias')).toEqual({});
  });

  test('the log group; the key stays', () => {
    const template = eks({ logGroupName: LOG_GROUP });

    expect(template.resourcesOfType('aws_cloudwatch_log_group')).toEqual({});
    expect(template.onlyResource('aws_eks_cluster').encryption_config).toMatchObject({ provider: { key_arn: `\${${addressOf(template, 'aws_kms_key')}.arn}` } });
    expect(dependsOn(template.onlyResource('aws_eks_cluster')).join()).not.toContain('log_group');
  });

  test('all of them', () => {
    const template = eks({ controlPlaneRoleArn: ROLE, nodeRoleArn: ROLE, secretsKeyArn: KEY, logGroupName: LOG_GROUP });

    for (const type of ['aws_kms_key', 'aws_kms_alias', 'aws_cloudwatch_log_group', 'aws_iam_role_policy']) expect(template.resourcesOfType(type)).toEqual({});
  });
});

test('an existing role of the control plane is given no policy, whatever pools ask for', () => {
  const template = inStack((stack) => {
    const cluster = clusterWithPool(stack, { existing: { controlPlaneRoleArn: ROLE } });
    cluster.addWorkerPool('Windows', { capacity: aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1, image: aws.NodeImage.WINDOWS_CORE_2022 }) });
    cluster.addWorkerPool('Auto', { capacity: aws.AutoModeCapacity.builtIn() });
  });

  expect(template.addresses().filter((address) => /RoleAutoMode|RoleWindows/.test(address))).toEqual([]);
});

describe('A default add-on that is left out', () => {
  const without = (omitDefaultAddOns: string[], add: (cluster: ProductionCluster) => void = (cluster) => void cluster.addWorkerPool('General', { capacity: GENERAL })) =>
    inStack((stack) => add(eksCluster(stack, { omitDefaultAddOns })));
  const names = (template: Template) => Object.values(template.resourcesOfType('aws_eks_addon')).map(({ addon_name }) => addon_name).sort();

  test('is not there, nor is its role', () => {
    const template = without(['vpc-cni', 'kube-proxy']);

    expect(names(template)).toEqual(['aws-ebs-csi-driver', 'coredns', 'eks-pod-identity-agent', 'metrics-server']);
    expect(template.addresses().join()).not.toContain('vpc-cni');
  });

  test('is missed by a pool that needs it', () => {
    const dense = aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1, podDensity: aws.PodDensity.prefixDelegation() });

    expect(idsIn(messageOf(() => without(['vpc-cni'], (cluster) => void cluster.addWorkerPool('Dense', { capacity: dense }))))).toEqual(['add-on-omitted']);
  });

  test('may be CoreDNS, also on Fargate', () => {
    const capacity = aws.FargateCapacity.forNamespaces({ namespaces: ['kube-system'] });

    expect(names(without(['coredns'], (cluster) => void cluster.addWorkerPool('System', { capacity })))).toEqual(['metrics-server']);
  });
});

test('default add-ons come with the first pool that needs them', () => {
  const template = inStack((stack) => eksCluster(stack));

  expect(template.resourcesOfType('aws_eks_addon')).toEqual({});
});
