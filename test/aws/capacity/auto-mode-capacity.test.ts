import { aws, DeletionProtection, ProductionCluster } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { eksCluster, GENERAL } from '../../support/eks';
import { pools } from '../../support/pools';
import { idsIn, messageOf } from '../../support/problems';
import { inStack } from '../../support/stacks';

const { AutoModeCapacity, AutoModeNodePool } = aws;
const add = (id: string, capacity: aws.AutoModeCapacity) => (cluster: ProductionCluster) => void cluster.addWorkerPool(id, { capacity });
const auto = add('Auto', AutoModeCapacity.builtIn());
const cluster = (template: Template) => template.onlyResource('aws_eks_cluster');
const addOns = (template: Template) => Object.values(template.resourcesOfType('aws_eks_addon')).map(({ addon_name }) => addon_name).sort();
const attached = (template: Template, role: string) =>
  Object.values(template.resourcesOfType('aws_iam_role_policy_attachment')).filter((block) => block.role === `\${${role}.name}`).map(({ policy_arn }) => String(policy_arn).split('/').pop()).sort();

describe('EKS Auto Mode', () => {
  const template = pools(auto);

  test('runs nodes, volumes and load balancers: the three go together', () => {
    expect(cluster(template)).toMatchObject({
      compute_config: { enabled: true, node_pools: ['general-purpose', 'system'], node_role_arn: `\${${addressOf(template, 'aws_iam_role', 'AutoModeNodeRole')}.arn}` },
      storage_config: { block_storage: { enabled: true } },
      kubernetes_network_config: { elastic_load_balancing: { enabled: true }, service_ipv4_cidr: '172.20.0.0/16' },
      bootstrap_self_managed_addons: false,
    });
  });

  test('gives the control plane the rights for it, and the right to tag sessions', () => {
    const role = addressOf(template, 'aws_iam_role', 'ControlPlane_Role_');

    expect(attached(template, role)).toEqual(['AmazonEKSBlockStoragePolicy', 'AmazonEKSClusterPolicy', 'AmazonEKSComputePolicy', 'AmazonEKSLoadBalancingPolicy', 'AmazonEKSNetworkingPolicy']);
    expect(JSON.parse(String(template.resource(role).assume_role_policy))).toMatchObject({
      Statement: [{ Principal: { Service: 'eks.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:TagSession'], Condition: { StringEquals: { 'aws:SourceAccount': expect.any(String) as string } } }],
    });
    expect(dependsOn(cluster(template))).toEqual(expect.arrayContaining(Object.keys(template.resourcesOfType('aws_iam_role_policy_attachment')).filter((address) => address.includes('RoleAutoMode'))));
  });

  test('gives its nodes a role with the least rights, which is there before the cluster', () => {
    expect(attached(template, addressOf(template, 'aws_iam_role', 'AutoModeNodeRole'))).toEqual(['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodeMinimalPolicy']);
    expect(dependsOn(cluster(template)).filter((address) => address.includes('AutoModeNodeRole'))).toHaveLength(2);
  });

  test('has its own agents: of the default add-ons only metrics-server is left', () => {
    expect(addOns(template)).toEqual(['metrics-server']);
    expect(template.resourcesOfType('aws_eks_node_group')).toEqual({});
    expect(template.resourcesOfType('aws_launch_template')).toEqual({});
  });

  test('needs nobody to scale it, and runs the pods of the system', () => {
    expect(template.warnings).toEqual([]);
  });

  test('is chosen by a label of its own', () => {
    inStack((stack) => {
      const pool = eksCluster(stack).addWorkerPool('Auto', { capacity: AutoModeCapacity.builtIn() });

      expect(pool.nodeSelector).toEqual({ 'eks.amazonaws.com/compute-type': 'auto' });
    });
  });

  test.each([[[AutoModeNodePool.SYSTEM], false], [[AutoModeNodePool.GENERAL_PURPOSE], true]])('with the node pools %j runs pods of the system: %s', (nodePools, expected) => {
    expect(AutoModeCapacity.builtIn({ nodePools }).intent.runsSystemPods).toBe(expected);
  });

  test('has the node pools of all its pools, sorted', () => {
    const both = pools((one) => {
      add('System', AutoModeCapacity.builtIn({ nodePools: [AutoModeNodePool.SYSTEM] }))(one);
      add('General', AutoModeCapacity.builtIn({ nodePools: [AutoModeNodePool.GENERAL_PURPOSE] }))(one);
    });

    expect(cluster(both).compute_config).toMatchObject({ node_pools: ['general-purpose', 'system'] });
    expect(Object.keys(both.resourcesOfType('aws_iam_role')).filter((address) => address.includes('AutoModeNodeRole'))).toHaveLength(1);
    expect(new Set(dependsOn(cluster(both))).size).toBe(dependsOn(cluster(both)).length);
  });
});

describe('Auto Mode besides node groups', () => {
  const mixed = (...order: ((one: ProductionCluster) => void)[]) => pools((one) => order.forEach((pool) => pool(one)));
  const general = (one: ProductionCluster) => void one.addWorkerPool('General', { capacity: GENERAL });

  test('leaves node groups what they need', () => {
    expect(addOns(mixed(auto, general))).toEqual(['aws-ebs-csi-driver', 'coredns', 'eks-pod-identity-agent', 'kube-proxy', 'metrics-server', 'vpc-cni']);
  });

  test('has the same addresses and the same cluster, whatever the order', () => {
    expect(mixed(auto, general).addresses()).toEqual(mixed(general, auto).addresses());
    expect(cluster(mixed(auto, general)).compute_config).toEqual(cluster(mixed(general, auto)).compute_config);
  });

  test('has no CoreDNS for Fargate', () => {
    expect(only(mixed(auto, general), 'aws_eks_addon', 'AddOn-coredns')).not.toHaveProperty('configuration_values');
  });
});

describe('Auto Mode that is switched off', () => {
  const off = pools((one) => {
    add('Auto', AutoModeCapacity.switchedOff())(one);
    one.addWorkerPool('General', { capacity: GENERAL });
  });

  test('is off in all three, and keeps its role: without it the provider would replace the cluster', () => {
    expect(cluster(off)).toMatchObject({
      compute_config: { enabled: false, node_role_arn: `\${${addressOf(off, 'aws_iam_role', 'AutoModeNodeRole')}.arn}` },
      storage_config: { block_storage: { enabled: false } },
      kubernetes_network_config: { elastic_load_balancing: { enabled: false } },
      lifecycle: { prevent_destroy: true, ignore_changes: expect.arrayContaining(['compute_config[0].node_role_arn']) as string[] },
    });
    expect(cluster(off).compute_config).not.toHaveProperty('node_pools');
  });

  test('runs no pod of the system', () => {
    expect(AutoModeCapacity.switchedOff().intent).toMatchObject({ runsSystemPods: false, autoscaled: false });
  });

  test('has the addresses of one that is on', () => {
    const on = pools((one) => {
      auto(one);
      one.addWorkerPool('General', { capacity: GENERAL });
    });

    expect(off.addresses()).toEqual(on.addresses());
  });

  test('is not on as well', () => {
    const both = () => pools((one) => [auto, add('Off', AutoModeCapacity.switchedOff())].forEach((pool) => pool(one)));

    expect(idsIn(messageOf(both))).toEqual(['auto-mode-node-pool']);
  });
});

test('a cluster without Auto Mode has none of its arguments', () => {
  const without = cluster(pools((one) => void one.addWorkerPool('General', { capacity: GENERAL })));

  for (const argument of ['compute_config', 'storage_config']) expect(without).not.toHaveProperty(argument);
  expect(without.kubernetes_network_config).toEqual({ service_ipv4_cidr: '172.20.0.0/16' });
});

test('Auto Mode leaves the protection of the cluster as it is', () => {
  const destroyable = inStack((stack) => auto(eksCluster(stack, {}, { deletionProtection: DeletionProtection.DISABLED })));

  expect(cluster(destroyable).lifecycle).toMatchObject({ prevent_destroy: false });
  expect(JSON.stringify(cluster(destroyable).lifecycle)).not.toContain('compute_config');
});
