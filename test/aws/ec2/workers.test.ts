import { Construct } from 'constructs';
import { aws, Capacity, PurchaseOption, Taint, UpdateStrategy } from 'cdktf-production-cluster';
import { dependsOn, only } from '../../support/blocks';
import { addPool, AMI, ec2Template, TestPool } from '../../support/ec2';
import { messageOf } from '../../support/problems';

const GROUP = 'aws_autoscaling_group';
const withPool = (pool: TestPool = {}) => ec2Template({}, (machines, stack) => void addPool(machines, stack, pool));
const { AutoScalingGroupCapacity, MachineSelection, NodeImage, PurchaseMix, ZonePlacement } = aws;
const machines = MachineSelection.ofTypes(['m7i.large']);

describe('Workers', () => {
  test('are an Auto Scaling group in the private subnets that is refreshed one after the other, and leave drained', () => {
    expect(only(withPool(), GROUP, 'General')).toMatchObject({
      min_size: 1, max_size: 5, instance_refresh: { strategy: 'Rolling' }, vpc_zone_identifier: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712', 'subnet-0a1b2c3d4e5f60713'],
      initial_lifecycle_hook: [{ name: 'drain', lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING', default_result: 'CONTINUE' }], timeouts: { delete: '45m' },
      lifecycle: { create_before_destroy: true, ignore_changes: ['desired_capacity'] },
    });
  });

  test('have IMDSv2, shown tags, an encrypted disk and the image of the cluster', () => {
    expect(only(withPool(), 'aws_launch_template', 'General')).toMatchObject({
      image_id: AMI, metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 1, instance_metadata_tags: 'enabled' },
      block_device_mappings: [{ device_name: '/dev/sda1', ebs: { encrypted: 'true', volume_size: 50 } }],
      network_interfaces: [{ associate_public_ip_address: 'false', security_groups: [expect.stringContaining('WorkersSecurityGroup')] }],
    });
  });

  test('show no tag that EC2 refuses in the metadata', () => {
    const { tag_specifications: specifications } = only(withPool(), 'aws_launch_template', 'General');
    const keys = (specifications as { tags: Record<string, string> }[]).flatMap(({ tags }) => Object.keys(tags));

    expect(keys.filter((key) => !/^[A-Za-z0-9+\-=.,_:@]+$/.test(key))).toEqual([]);
  });

  test('are known to the autoscaler, also those of an empty group', () => {
    const { tag } = only(withPool({ labels: { team: 'shop' }, taints: [Taint.noSchedule('batch', 'only')] }), GROUP, 'General');

    expect(tag).toEqual(expect.arrayContaining([
      { key: 'k8s.io/cluster-autoscaler/shop', value: 'owned', propagate_at_launch: false },
      { key: 'k8s.io/cluster-autoscaler/node-template/label/team', value: 'shop', propagate_at_launch: false },
      { key: 'k8s.io/cluster-autoscaler/node-template/taint/batch', value: 'only:NoSchedule', propagate_at_launch: false },
    ]));
  });

  test('of a fixed number stay at it, and no autoscaler finds them', () => {
    const block = only(withPool({ capacity: Capacity.fixed({ machineTypes: ['m7g.large'], size: 3 }) }), GROUP, 'General');

    expect(block).toMatchObject({ min_size: 3, max_size: 3, desired_capacity: 3 });
    expect(JSON.stringify(block)).not.toContain('cluster-autoscaler');
    expect(JSON.stringify(block)).not.toContain('ignore_changes');
  });

  test('may be spot machines, and are then replaced before they are taken', () => {
    const capacity = Capacity.selfManaged({ machineTypes: ['c7i.large', 'c6i.large'], minSize: 0, maxSize: 9, purchase: PurchaseOption.SPOT });

    expect(only(withPool({ capacity }), GROUP, 'General')).toMatchObject({ capacity_rebalance: true, mixed_instances_policy: { instances_distribution: { on_demand_percentage_above_base_capacity: 0 } } });
  });

  test('may be all that an Auto Scaling group of EC2 can', () => {
    const capacity = AutoScalingGroupCapacity.autoscaling({
      machines: MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 8 }), minSize: 1, maxSize: 9, purchase: PurchaseMix.mixed({ onDemandBase: 1, onDemandPercentageAboveBase: 50 }),
      diskSizeGiB: 100, zonePlacement: ZonePlacement.ONE_GROUP_PER_ZONE, securityGroupIds: ['sg-0a1b2c3d4e5f60718'], maxInstanceLifetimeDays: 30,
    });
    const template = withPool({ capacity });
    const groups = Object.values(template.resourcesOfType(GROUP)).filter((block) => 'vpc_zone_identifier' in block);

    expect(groups).toHaveLength(3);
    expect(groups[0]).toMatchObject({ max_instance_lifetime: 2_592_000, mixed_instances_policy: { launch_template: { override: [{ instance_requirements: { vcpu_count: { min: 2 } } }] } } });
    expect(only(template, 'aws_launch_template', 'General')).toMatchObject({ block_device_mappings: [{ ebs: { volume_size: 100 } }], network_interfaces: [{ security_groups: [expect.anything(), 'sg-0a1b2c3d4e5f60718'] }] });
  });

  test('wait for what they are told to wait for', () => {
    const template = ec2Template({}, (cluster, stack) => {
      const ready = [cluster.addObject(new Construct(stack, 'Late'), { key: 'late', content: '${x} %{y}' })];
      addPool(cluster, stack, { ready });
    });

    expect(dependsOn(only(template, GROUP, 'General'))).toContainEqual(expect.stringContaining('aws_s3_object.Late_'));
    expect(only(template, 'aws_s3_object', 'Late').content).toBe('$${x} %%{y}');
  });
});

describe('Refused for workers', () => {
  test.each([
    ['an image of EKS', AutoScalingGroupCapacity.fixed({ machines, size: 1, image: NodeImage.BOTTLEROCKET }), 'image'],
    ['a warm pool', AutoScalingGroupCapacity.fixed({ machines, size: 1, warmPool: { minSize: 1 } }), 'warmPool'],
  ])('%s', (_, capacity, option) => {
    const message = messageOf(() => withPool({ capacity }));

    expect(message).toContain('[pool-option-unsupported]');
    expect(message).toContain(`Got "${option}"`);
  });

  test('a managed node group', () => {
    expect(messageOf(() => withPool({ capacity: aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1 }) }))).toContain('[capacity-of-another-platform]');
  });

  test('a number of nodes that may be unavailable', () => {
    expect(messageOf(() => withPool({ updateStrategy: UpdateStrategy.maxUnavailable(1) }))).toContain('[pool-option-unsupported]');
  });
});

test('the autoscaler changes groups of the cluster alone, with a token of its service account', () => {
  const environments: Record<string, string>[] = [];
  const template = ec2Template({}, (cluster, stack) => {
    const options = { namespace: 'kube-system', serviceAccountName: 'cluster-autoscaler', cluster: undefined as never };
    const { environment, projectedToken } = cluster.bindNodeAutoscaler(stack, options);
    expect(projectedToken).toEqual({ audience: 'sts.amazonaws.com', mountPath: '/var/run/secrets/production-cluster/aws' });
    environments.push(environment);
  });

  expect(environments[0]).toMatchObject({ AWS_WEB_IDENTITY_TOKEN_FILE: '/var/run/secrets/production-cluster/aws/token' });
  const rights = String(only(template, 'aws_iam_role_policy', 'ClusterAutoscaler').policy);
  expect(rights).toContain('"aws:ResourceTag/k8s.io/cluster-autoscaler/shop":"owned"');
  expect(rights).not.toContain('eks:');
});
