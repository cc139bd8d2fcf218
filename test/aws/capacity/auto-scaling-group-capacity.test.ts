import { aws, Capacity, KubernetesVersion, PurchaseOption, Taint, UpdateStrategy } from 'cdktf-production-cluster';
import { Block, Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { eksCluster, GENERAL, NETWORK_ATTRIBUTES } from '../../support/eks';
import { ofPool, pool, pools } from '../../support/pools';
import { idsIn } from '../../support/problems';
import { inStack } from '../../support/stacks';

const { AutoScalingGroupCapacity, MachineSelection, PurchaseMix } = aws;
const TYPES = MachineSelection.ofTypes(['m7i.large', 'm6i.large']);
const ONE_TYPE = MachineSelection.ofTypes(['m7i.large']);
const autoscaling = (options: Partial<aws.ElasticAutoScalingGroupOptions> = {}) => AutoScalingGroupCapacity.autoscaling({ machines: TYPES, minSize: 1, maxSize: 9, ...options });
const group = (options: Partial<aws.ElasticAutoScalingGroupOptions> = {}): Block => ofPool(pool(autoscaling(options)), 'aws_autoscaling_group');
const machine = (options: Partial<aws.ElasticAutoScalingGroupOptions> = {}): Block => ofPool(pool(autoscaling(options)), 'aws_launch_template');
const tagsOf = (block: Block): Record<string, string> => Object.fromEntries((block.tag as { key: string; value: string }[]).map(({ key, value }) => [key, value]));

describe('The machines', () => {
  test('are of the types that are named, in their order', () => {
    expect(group().mixed_instances_policy).toMatchObject({
      launch_template: { override: [{ instance_type: 'm7i.large' }, { instance_type: 'm6i.large' }] },
      instances_distribution: { on_demand_allocation_strategy: 'prioritized' },
    });
    expect(machine()).not.toHaveProperty('instance_type');
  });

  test('are chosen by what they must have', () => {
    const machines = MachineSelection.matching({
      minVcpus: 2, maxVcpus: 8, minMemoryGiB: 4, maxMemoryGiB: 16, cpuManufacturers: [aws.CpuManufacturer.INTEL, aws.CpuManufacturer.AMD], excludedMachineTypes: ['c7i-flex.*'],
    });

    expect(group({ machines }).mixed_instances_policy).toMatchObject({
      launch_template: {
        override: [{
          instance_requirements: {
            vcpu_count: { min: 2, max: 8 }, memory_mib: { min: 4096, max: 16384 }, cpu_manufacturers: ['intel', 'amd'], excluded_instance_types: ['c7i-flex.*'],
            accelerator_count: { max: 0 }, bare_metal: 'excluded', burstable_performance: 'excluded', instance_generations: ['current'],
          },
        }],
      },
      instances_distribution: { on_demand_allocation_strategy: 'lowest-price' },
    });
  });

  test('have no limit that was not named', () => {
    const { launch_template } = group({ machines: MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4 }) }).mixed_instances_policy as { launch_template: { override: object[] } };

    expect(launch_template.override).toMatchObject([{ instance_requirements: { vcpu_count: { min: 2 }, memory_mib: { min: 4096 } } }]);
    expect(JSON.stringify(launch_template.override)).not.toContain('max":null');
  });

  test('ask for IMDSv2, have encrypted disks, no public address and the profile of nodes that join by themselves', () => {
    const template = pool(autoscaling({ diskSizeGiB: 50, securityGroupIds: ['sg-0000000a'] }));

    expect(ofPool(template, 'aws_launch_template')).toMatchObject({
      metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 1 },
      block_device_mappings: [{ device_name: '/dev/xvda', ebs: { encrypted: 'true', volume_size: 50 } }],
      network_interfaces: [{ associate_public_ip_address: 'false', security_groups: [expect.stringContaining('cluster_security_group_id') as string, 'sg-0000000a'] }],
      iam_instance_profile: { arn: `\${${addressOf(template, 'aws_iam_instance_profile', 'JoiningNodeProfile')}.arn}` },
    });
  });

  test('run in the subnets of the network, or in those of the user', () => {
    expect(group().vpc_zone_identifier).toEqual(NETWORK_ATTRIBUTES.privateSubnetIds);
    expect(group({ subnetIds: ['subnet-0000000a'] }).vpc_zone_identifier).toEqual(['subnet-0000000a']);
  });

  test('of a Capacity Block are of the one type of the launch template', () => {
    const template = pool(autoscaling({ machines: MachineSelection.ofTypes(['p5.48xlarge']), subnetIds: ['subnet-0000000a'], reservation: aws.CapacityReservation.block('cr-0a1b2c3d') }));

    expect(ofPool(template, 'aws_launch_template')).toMatchObject({ instance_type: 'p5.48xlarge', instance_market_options: { market_type: 'capacity-block' } });
    expect(ofPool(template, 'aws_autoscaling_group')).not.toHaveProperty('mixed_instances_policy');
  });
});

describe('The image', () => {
  test.each([
    ['V1_34', 'AL2023', 'm7i.large', '/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id'],
    ['V1_33', 'AL2023', 'm7g.large', '/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/arm64/standard/recommended/image_id'],
    ['V1_34', 'AL2023_NVIDIA', 'g5.xlarge', '/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/nvidia/recommended/image_id'],
    ['V1_34', 'AL2023_NEURON', 'inf2.xlarge', '/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/neuron/recommended/image_id'],
    ['V1_34', 'BOTTLEROCKET', 'm7g.large', '/aws/service/bottlerocket/aws-k8s-1.34/arm64/latest/image_id'],
    ['V1_34', 'BOTTLEROCKET_FIPS', 'm7i.large', '/aws/service/bottlerocket/aws-k8s-1.34-fips/x86_64/latest/image_id'],
    ['V1_33', 'BOTTLEROCKET_NVIDIA', 'g5.xlarge', '/aws/service/bottlerocket/aws-k8s-1.33-nvidia/x86_64/latest/image_id'],
  ] as const)('of %s %s on %s is looked up at each launch', (version, image, machineType, parameter) => {
    const capacity = autoscaling({ machines: MachineSelection.ofTypes([machineType]), image: aws.NodeImage[image] });

    expect(ofPool(pool(capacity, { version: KubernetesVersion[version] }), 'aws_launch_template').image_id).toBe(`resolve:ssm:${parameter}`);
  });

  test('follows the accelerators of the types, and the architecture that is asked for', () => {
    const arm = MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4, architecture: aws.Architecture.ARM64 });

    expect(machine({ machines: MachineSelection.ofTypes(['g5.xlarge']) }).image_id).toContain('/x86_64/nvidia/');
    expect(machine({ machines: arm }).image_id).toContain('/arm64/standard/');
  });

  test('of the user is itself', () => {
    expect(machine({ image: aws.NodeImage.custom({ amiId: 'ami-0a1b2c3d', basedOn: aws.NodeImage.AL2023 }) }).image_id).toBe('ami-0a1b2c3d');
  });

  test('is told of its cluster, its labels, its taints and the number of pods', () => {
    const capacity = autoscaling({ podDensity: aws.PodDensity.secondaryAddresses({ maxPods: 17 }) });
    const { user_data } = ofPool(pool(capacity, { labels: { team: 'payments' }, taints: [Taint.noSchedule('batch', 'yes')] }), 'aws_launch_template');

    for (const part of ['apiServerEndpoint: %s', 'cidr: 172.20.0.0/16', 'maxPods: 17', 'team=payments', '--register-with-taints=batch=yes:NoSchedule']) expect(user_data).toContain(part);
  });

  test('is configured as its family is', () => {
    expect(machine({ image: aws.NodeImage.BOTTLEROCKET }).user_data).toContain('[settings.kubernetes]\\napi-server');
  });
});

describe('The purchase', () => {
  test.each([
    ['on demand by default', undefined, 0, 100, false],
    ['on demand', PurchaseMix.onDemand(), 0, 100, false],
    ['spot', PurchaseMix.spot(), 0, 0, true],
    ['mixed', PurchaseMix.mixed({ onDemandBase: 2, onDemandPercentageAboveBase: 25 }), 2, 25, true],
  ])('is %s', (_, purchase, base, percentage, rebalance) => {
    const block = group({ purchase });

    expect(block.mixed_instances_policy).toMatchObject({
      instances_distribution: { on_demand_base_capacity: base, on_demand_percentage_above_base_capacity: percentage, spot_allocation_strategy: 'price-capacity-optimized' },
    });
    expect(block.capacity_rebalance).toBe(rebalance);
  });

  test('of any spot machine counts as spot', () => {
    expect(autoscaling({ purchase: PurchaseMix.mixed({ onDemandPercentageAboveBase: 99 }) }).intent.purchase).toBe(PurchaseOption.SPOT);
    expect(autoscaling().intent.purchase).toBe(PurchaseOption.ON_DEMAND);
  });
});

describe('The number of nodes', () => {
  test('of an autoscaling group is left alone', () => {
    expect(group()).toMatchObject({ min_size: 1, max_size: 9, desired_capacity: 1, lifecycle: { create_before_destroy: true, ignore_changes: ['desired_capacity'] } });
  });

  test('of a fixed group is kept by Terraform', () => {
    const fixed = ofPool(pool(AutoScalingGroupCapacity.fixed({ machines: TYPES, size: 4 })), 'aws_autoscaling_group');

    expect(fixed).toMatchObject({ min_size: 4, max_size: 4, desired_capacity: 4 });
    expect(fixed.lifecycle).toEqual({ create_before_destroy: true });
    expect(Object.keys(tagsOf(fixed)).filter((key) => key.includes('cluster-autoscaler'))).toEqual([]);
  });
});

describe('A warm pool', () => {
  const warm = { machines: ONE_TYPE, warmPool: { minSize: 2, maxPreparedCapacity: 5, state: aws.WarmPoolState.RUNNING } };

  test('is of one type, from a plain launch template', () => {
    const template = pool(autoscaling(warm));

    expect(ofPool(template, 'aws_autoscaling_group')).toMatchObject({
      warm_pool: { min_size: 2, max_group_prepared_capacity: 5, pool_state: 'Running' },
      launch_template: { id: `\${${addressOf(template, 'aws_launch_template', 'Pool_')}.id}`, version: expect.stringContaining('latest_version') as string },
    });
    expect(ofPool(template, 'aws_autoscaling_group')).not.toHaveProperty('mixed_instances_policy');
    expect(ofPool(template, 'aws_launch_template').instance_type).toBe('m7i.large');
  });

  test('is of stopped machines by default', () => {
    expect(group({ machines: ONE_TYPE, warmPool: { minSize: 0 } }).warm_pool).toEqual({ min_size: 0, pool_state: 'Stopped' });
  });

  test('is there only where asked for', () => {
    expect(group()).not.toHaveProperty('warm_pool');
  });
});

describe('An update', () => {
  const refresh = (updateStrategy?: UpdateStrategy) => ofPool(pool(autoscaling(), { updateStrategy }), 'aws_autoscaling_group').instance_refresh;

  test('starts a machine before it ends another', () => {
    expect(refresh()).toEqual({ strategy: 'Rolling', preferences: { min_healthy_percentage: 100, max_healthy_percentage: 110 } });
  });

  test('takes as many out of service as the pool states', () => {
    expect(refresh(UpdateStrategy.maxUnavailablePercentage(30))).toEqual({ strategy: 'Rolling', preferences: { min_healthy_percentage: 70, max_healthy_percentage: 100 } });
  });

  test('comes of each new version of the launch template', () => {
    const template = pool(autoscaling());

    expect(ofPool(template, 'aws_autoscaling_group').mixed_instances_policy).toMatchObject({
      launch_template: { launch_template_specification: { version: `\${tostring(${addressOf(template, 'aws_launch_template', 'Pool_')}.latest_version)}` } },
    });
  });

  test('replaces machines of the age that is named', () => {
    expect(group({ maxInstanceLifetimeDays: 14 }).max_instance_lifetime).toBe(14 * 86_400);
    expect(group()).not.toHaveProperty('max_instance_lifetime');
  });
});

describe('Draining', () => {
  const drained = (options: Partial<aws.ElasticAutoScalingGroupOptions> = {}): Template =>
    inStack((stack) => {
      const cluster = eksCluster(stack);
      const terminationHandler = new aws.NodeTerminationHandler(stack, 'Handler', { cluster });
      cluster.addWorkerPool('Pool', { capacity: autoscaling({ terminationHandler, ...options }) });
    });
  const MANAGED = 'aws-node-termination-handler/managed';

  test('is done by the handler, for which a hook holds the machine', () => {
    const template = drained();

    expect(template.onlyResource('aws_autoscaling_lifecycle_hook')).toMatchObject({
      autoscaling_group_name: `\${${addressOf(template, 'aws_autoscaling_group')}.name}`,
      lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      default_result: 'CONTINUE',
      heartbeat_timeout: 1800,
    });
    expect(template.warnings.flatMap(idsIn)).not.toContain('node-draining-missing');
  });

  test('is done for machines and groups that carry the tag of the handler', () => {
    const template = drained();
    const [instance] = ofPool(template, 'aws_launch_template').tag_specifications as { resource_type: string; tags: Record<string, string> }[];

    expect(instance).toMatchObject({ resource_type: 'instance', tags: { [MANAGED]: 'production-cluster' } });
    expect(tagsOf(ofPool(template, 'aws_autoscaling_group'))).toMatchObject({ [MANAGED]: 'production-cluster' });
  });

  test('is done in each zone', () => {
    const template = drained({ zonePlacement: aws.ZonePlacement.ONE_GROUP_PER_ZONE });

    const hooked = Object.values(template.resourcesOfType('aws_autoscaling_lifecycle_hook')).map(({ autoscaling_group_name }) => autoscaling_group_name);
    expect(hooked.sort()).toEqual(Object.keys(template.resourcesOfType('aws_autoscaling_group')).map((address) => `\${${address}.name}`).sort());
    expect(hooked).toHaveLength(3);
  });

  test('is missed without a handler', () => {
    const template = pool(autoscaling());

    expect(template.warnings.flatMap(idsIn)).toContain('node-draining-missing');
    expect(template.resourcesOfType('aws_autoscaling_lifecycle_hook')).toEqual({});
  });
});

describe('A group', () => {
  test('belongs to its cluster, and is found by the autoscaler', () => {
    const template = pool(AutoScalingGroupCapacity.autoscaling({ machines: TYPES, minSize: 0, maxSize: 3 }), { labels: { team: 'payments' }, taints: [Taint.noSchedule('batch', 'yes')] }, { tags: { owner: 'platform' } });

    expect(tagsOf(ofPool(template, 'aws_autoscaling_group'))).toMatchObject({
      owner: 'platform',
      'k8s.io/cluster-autoscaler/enabled': 'true',
      'k8s.io/cluster-autoscaler/node-template/label/team': 'payments',
      'k8s.io/cluster-autoscaler/node-template/taint/batch': 'yes:NoSchedule',
      [`kubernetes.io/cluster/\${${addressOf(template, 'aws_eks_cluster')}.name}`]: 'owned',
    });
  });

  test('is not moved between zones, and ends the machines of the oldest template first', () => {
    expect(group()).toMatchObject({ suspended_processes: ['AZRebalance'], termination_policies: ['OldestLaunchTemplate', 'Default'], health_check_type: 'EC2' });
  });

  test('waits for what its nodes need: agents, rights, and access to the cluster', () => {
    const template = pool(autoscaling());

    expect(dependsOn(ofPool(template, 'aws_autoscaling_group'))).toEqual(expect.arrayContaining([
      addressOf(template, 'aws_eks_addon', 'AddOn-vpc-cni'),
      addressOf(template, 'aws_iam_role_policy_attachment', 'JoiningNodeRole-AmazonEKSWorkerNodePolicy'),
      addressOf(template, 'aws_eks_access_entry', 'JoiningNodeAccess'),
    ]));
  });

  test('shares role, profile and access entry with all others, in every order', () => {
    const both = (...ids: string[]) => pools((cluster) => ids.forEach((id) => cluster.addWorkerPool(id, { capacity: id === 'General' ? GENERAL : autoscaling() })));
    const template = both('General', 'One', 'Two');

    expect(only(template, 'aws_eks_access_entry', 'JoiningNodeAccess')).toMatchObject({ type: 'EC2_LINUX', principal_arn: `\${${addressOf(template, 'aws_iam_role', 'JoiningNodeRole')}.arn}` });
    expect(Object.keys(template.resourcesOfType('aws_iam_instance_profile'))).toHaveLength(1);
    expect(both('Two', 'General', 'One').addresses()).toEqual(template.addresses());
  });

  test('is what portable self-managed capacity becomes', () => {
    const sizes = { minSize: 1, maxSize: 3 };
    const portable = pool(Capacity.selfManaged({ machineTypes: ['m7i.large'], purchase: PurchaseOption.SPOT, ...sizes }));
    const own = pool(AutoScalingGroupCapacity.autoscaling({ machines: ONE_TYPE, purchase: PurchaseMix.spot(), ...sizes }));

    expect(portable.toJson()).toBe(own.toJson());
  });
});
