import { Fn } from 'cdktf';
import { aws, Capacity, KubernetesVersion, PurchaseOption, Taint, UpdateStrategy } from 'cdktf-production-cluster';
import { Block, Template } from 'cdktf-production-cluster/testing';
import { addressOf } from '../../support/blocks';
import { GENERAL } from '../../support/eks';
import { ofPool, pool } from '../../support/pools';

const machineTypes = ['m7i.xlarge'];
const find = ofPool;
const group = (...parameters: Parameters<typeof pool>): Block => find(pool(...parameters), 'aws_eks_node_group');
const machine = (...parameters: Parameters<typeof pool>): Block => find(pool(...parameters), 'aws_launch_template');
const tags = (template: Template): Record<string, string> =>
  Object.fromEntries(
    Object.entries(template.resourcesOfType('aws_autoscaling_group_tag'))
      .filter(([address]) => address.includes('Pool_'))
      .map(([, { tag }]) => tag as { key: string; value: string })
      .map(({ key, value }) => [key, value]),
  );

describe('Machines', () => {
  test('ask for IMDSv2 and let no container reach it', () => {
    expect(machine().metadata_options).toEqual({ http_endpoint: 'enabled', http_tokens: 'required', http_put_response_hop_limit: 1 });
  });

  test('have an encrypted gp3 root disk', () => {
    expect(machine().block_device_mappings).toEqual([{ device_name: '/dev/xvda', ebs: { volume_type: 'gp3', encrypted: 'true', delete_on_termination: 'true', volume_size: 20 } }]);
    expect(machine(aws.NodeGroupCapacity.fixed({ machineTypes, size: 1, diskSizeGiB: 100 })).block_device_mappings).toMatchObject([{ ebs: { volume_size: 100 } }]);
  });

  test('have no public address, no SSH key and the security group of the cluster', () => {
    const template = pool();

    const { network_interfaces, key_name } = find(template, 'aws_launch_template');
    expect(network_interfaces).toEqual([
      expect.objectContaining({ associate_public_ip_address: 'false', security_groups: [`\${${addressOf(template, 'aws_eks_cluster')}.vpc_config[0].cluster_security_group_id}`] }),
    ]);
    expect(key_name).toBeUndefined();
    expect(find(template, 'aws_eks_node_group')).not.toHaveProperty('remote_access');
  });

  test('carry a name', () => {
    expect(machine().tag_specifications).toMatchObject(['instance', 'volume', 'network-interface'].map((resource_type) => ({ resource_type, tags: { Name: expect.stringMatching(/-Pool$/) as string } })));
  });

  test('of one type stand where EKS can change it in place, of several where it chooses among them', () => {
    const several = pool(Capacity.managed({ machineTypes: ['c7i.xlarge', 'c6i.xlarge'], minSize: 1, maxSize: 2 }));

    expect(machine().instance_type).toBe('m7i.xlarge');
    expect(group()).not.toHaveProperty('instance_types');
    expect(find(several, 'aws_launch_template')).not.toHaveProperty('instance_type');
    expect(find(several, 'aws_eks_node_group').instance_types).toEqual(['c7i.xlarge', 'c6i.xlarge']);
  });

  test('have no more rights than every node needs', () => {
    const attached = Object.values(pool().resourcesOfType('aws_iam_role_policy_attachment')).map(({ policy_arn }) => String(policy_arn).split('/').pop());

    expect(attached.filter((policy) => policy !== 'AmazonEKS_CNI_Policy' && policy !== 'AmazonEBSCSIDriverPolicy').sort()).toEqual(['AmazonEC2ContainerRegistryPullOnly', 'AmazonEKSWorkerNodePolicy']);
  });
});

describe('The image', () => {
  test.each([
    ['m7i.xlarge', 'AL2023_x86_64_STANDARD'],
    ['m7g.xlarge', 'AL2023_ARM_64_STANDARD'],
    ['c6gn.large', 'AL2023_ARM_64_STANDARD'],
    ['a1.large', 'AL2023_ARM_64_STANDARD'],
    ['t4g.small', 'AL2023_ARM_64_STANDARD'],
    ['g4ad.xlarge', 'AL2023_x86_64_STANDARD'],
    ['g5.xlarge', 'AL2023_x86_64_NVIDIA'],
    ['g5g.xlarge', 'AL2023_ARM_64_NVIDIA'],
    ['g6e.xlarge', 'AL2023_x86_64_NVIDIA'],
    ['p5.48xlarge', 'AL2023_x86_64_NVIDIA'],
    ['inf2.xlarge', 'AL2023_x86_64_NEURON'],
    ['trn1.2xlarge', 'AL2023_x86_64_NEURON'],
    ['u-6tb1.metal', 'AL2023_x86_64_STANDARD'],
    ['m7i-flex.large', 'AL2023_x86_64_STANDARD'],
    ['is4gen.large', 'AL2023_ARM_64_STANDARD'],
    ['im4gn.large', 'AL2023_ARM_64_STANDARD'],
    ['x2gd.large', 'AL2023_ARM_64_STANDARD'],
    ['vt1.3xlarge', 'AL2023_x86_64_STANDARD'],
  ])('for %s is %s', (type, amiType) => {
    expect(group(Capacity.fixed({ machineTypes: [type], size: 1 })).ami_type).toBe(amiType);
  });
});

describe('Machine types that only Terraform knows', () => {
  test('are chosen among by EKS, as is the image', () => {
    const template = pool(Capacity.fixed({ machineTypes: Fn.split(',', 'a,b'), size: 1 }));

    expect(find(template, 'aws_eks_node_group').instance_types).toBe('${split(",", "a,b")}');
    expect(find(template, 'aws_eks_node_group')).not.toHaveProperty('ami_type');
    expect(find(template, 'aws_launch_template')).not.toHaveProperty('instance_type');
  });
});

describe('The number of nodes', () => {
  test('of an autoscaling pool is left alone, and a bound beyond it is found in the plan, with the step that helps', () => {
    const { scaling_config, lifecycle } = group() as { scaling_config: object; lifecycle: { ignore_changes: string[]; postcondition: { condition: string; error_message: string }[] } };

    expect(scaling_config).toEqual({ min_size: 3, max_size: 30, desired_size: 3 });
    expect(lifecycle.ignore_changes).toEqual(['scaling_config[0].desired_size']);
    expect(lifecycle.postcondition.map(({ condition }) => condition)).toEqual([
      '${self.scaling_config[0].desired_size >= self.scaling_config[0].min_size}',
      '${self.scaling_config[0].desired_size <= self.scaling_config[0].max_size}',
    ]);
    for (const { error_message } of lifecycle.postcondition) expect(error_message).toContain('aws eks update-nodegroup-config');
  });

  test('of a fixed pool is kept by Terraform', () => {
    const fixed = group(Capacity.fixed({ machineTypes, size: 4 }));

    expect(fixed.scaling_config).toEqual({ min_size: 4, max_size: 4, desired_size: 4 });
    expect(fixed.lifecycle).toEqual({ create_before_destroy: true });
  });
});

describe('The autoscaler', () => {
  test('finds the pool, and knows the nodes of an empty one', () => {
    const template = pool(Capacity.managed({ machineTypes, minSize: 0, maxSize: 9 }), {
      labels: { team: 'payments' },
      taints: [Taint.noSchedule('dedicated', 'payments'), Taint.noExecute('flaky')],
    });

    expect(tags(template)).toMatchObject({
      'k8s.io/cluster-autoscaler/enabled': 'true',
      'k8s.io/cluster-autoscaler/node-template/label/production-cluster/worker-pool': 'Pool',
      'k8s.io/cluster-autoscaler/node-template/label/team': 'payments',
      'k8s.io/cluster-autoscaler/node-template/taint/dedicated': 'payments:NoSchedule',
      'k8s.io/cluster-autoscaler/node-template/taint/flaky': ':NoExecute',
    });
    expect(Object.values(tags(template))).toContain('owned');
  });

  test('does not find a fixed pool', () => {
    expect(tags(pool(Capacity.fixed({ machineTypes, size: 1 })))).toEqual({});
  });
});

describe('A node group', () => {
  test('is replaced only after its successor is there', () => {
    const template = pool();

    expect(find(template, 'aws_eks_node_group')).toMatchObject({ node_group_name_prefix: 'Pool-', lifecycle: { create_before_destroy: true } });
    expect(find(template, 'aws_launch_template')).toMatchObject({ name_prefix: 'eks-Pool-', update_default_version: true, lifecycle: { create_before_destroy: true } });
  });

  test('repairs its nodes and follows the version of the control plane', () => {
    expect(group()).toMatchObject({ node_repair_config: { enabled: true }, version: '1.34', capacity_type: 'ON_DEMAND' });
  });

  test('takes what the pool states', () => {
    const capacity = Capacity.managed({ machineTypes, minSize: 1, maxSize: 2, purchase: PurchaseOption.SPOT });
    const block = group(capacity, {
      version: KubernetesVersion.V1_33, labels: { team: 'payments' }, taints: [Taint.preferNoSchedule('spot', 'yes')], updateStrategy: UpdateStrategy.maxUnavailablePercentage(33),
    });

    expect(block).toMatchObject({
      version: '1.33',
      capacity_type: 'SPOT',
      labels: { team: 'payments', 'production-cluster/worker-pool': 'Pool' },
      taint: [{ key: 'spot', value: 'yes', effect: 'PREFER_NO_SCHEDULE' }],
      update_config: { max_unavailable_percentage: 33 },
    });
  });

  test('keeps its addresses when its labels and taints are reordered', () => {
    const one = pool(GENERAL, { labels: { a: '1', b: '2' }, taints: [Taint.preferNoSchedule('a'), Taint.preferNoSchedule('b')] });
    const other = pool(GENERAL, { labels: { b: '2', a: '1' }, taints: [Taint.preferNoSchedule('b'), Taint.preferNoSchedule('a')] });

    expect(other.addresses()).toEqual(one.addresses());
  });
});
