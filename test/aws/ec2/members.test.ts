import { Template } from 'cdktf-production-cluster/testing';
import { IClusterMachines, MachineRole } from '../../../lib/kubeadm/infrastructure';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { AMI, ec2Template, EXTERNAL, slot, TestCluster } from '../../support/ec2';

const GROUP = 'aws_autoscaling_group';
const TEMPLATE = 'aws_launch_template';
const INTERFACE = 'aws_network_interface';
const VOLUME = 'aws_ebs_volume';

describe('A member', () => {
  const template = ec2Template();

  test('has an interface in the subnet of its zone, and an encrypted disk there', () => {
    expect(only(template, INTERFACE, 'Member-cp-1')).toMatchObject({ subnet_id: 'subnet-0a1b2c3d4e5f60712', lifecycle: { prevent_destroy: true } });
    expect(only(template, VOLUME, 'Member-cp-1')).toMatchObject({
      availability_zone: 'eu-west-1b', size: 20, type: 'gp3', iops: 3000, throughput: 125, encrypted: true, final_snapshot: true, lifecycle: { prevent_destroy: true },
    });
  });

  test('is one machine of a group in that zone, which waits for its first boot', () => {
    expect(only(template, GROUP, 'cp-1')).toMatchObject({
      availability_zones: ['eu-west-1b'], min_size: 1, max_size: 1, desired_capacity: 1, health_check_type: 'EC2', wait_for_capacity_timeout: '30m', ignore_failed_scaling_activities: true,
      initial_lifecycle_hook: [{ name: 'launch', lifecycle_transition: 'autoscaling:EC2_INSTANCE_LAUNCHING', heartbeat_timeout: 1800, default_result: 'ABANDON' }],
    });
    expect(only(template, GROUP, 'cp-1')).not.toHaveProperty('instance_refresh');
    expect(only(template, GROUP, 'cp-1')).not.toHaveProperty('vpc_zone_identifier');
  });

  test('has a launch template with its interface, IMDSv2, shown tags and an encrypted disk', () => {
    expect(only(template, TEMPLATE, 'cp-1')).toMatchObject({
      image_id: AMI, instance_type: 'm7i.large', instance_initiated_shutdown_behavior: 'terminate',
      metadata_options: { http_tokens: 'required', http_put_response_hop_limit: 1, instance_metadata_tags: 'enabled' },
      network_interfaces: [{ device_index: 0, delete_on_termination: 'false', network_interface_id: `\${${addressOf(template, INTERFACE, 'cp-1')}.id}` }],
      block_device_mappings: [{ device_name: '/dev/sda1', ebs: { encrypted: 'true', volume_size: 50 } }],
    });
  });

  test('announces its generation after its group, by the same value as the tag of its machine', () => {
    const desired = only(template, 'aws_s3_object', 'cp-1');
    const tags = only(template, TEMPLATE, 'cp-1').tag_specifications as { resource_type: string; tags: Record<string, string> }[];
    const generation = tags.find(({ resource_type }) => resource_type === 'instance')?.tags.ProductionClusterGeneration ?? '';

    expect(generation).toContain('sha256');
    expect(desired.key).toBe('desired/cp-1');
    expect(desired.content).toContain(generation.replace(/^\$\{|\}$/g, ''));
    expect(dependsOn(desired)).toEqual([addressOf(template, TEMPLATE, 'cp-1'), addressOf(template, GROUP, 'cp-1')]);
  });

  test('of the control plane is behind the load balancer, one of etcd is not', () => {
    const external = ec2Template({ options: { members: EXTERNAL } });

    expect(only(external, GROUP, 'cp-0')).toMatchObject({ target_group_arns: [expect.stringContaining('TargetGroup')], min_elb_capacity: 1 });
    expect(only(external, GROUP, 'etcd-0')).not.toHaveProperty('target_group_arns');
  });

  test('without state has no disk', () => {
    const external = ec2Template({ options: { members: EXTERNAL } });

    expect(Object.keys(external.resourcesOfType(VOLUME)).every((address) => address.includes('Member-etcd-'))).toBe(true);
  });
});

describe('Members', () => {
  test('never wait for each other: two of three are needed before one is complete', () => {
    const template = ec2Template({ options: { members: EXTERNAL } });
    const groups = template.resourcesOfType(GROUP);

    expect(Object.keys(groups)).toHaveLength(6);
    for (const block of Object.values(groups)) expect(dependsOn(block).filter((address) => address.startsWith(GROUP))).toEqual([]);
  });

  test('beyond the last zone are in the first again', () => {
    const members = [0, 1, 2, 3, 4].map((index) => slot(index, MachineRole.CONTROL_PLANE, 20));
    const template = ec2Template({ options: { members } });

    expect(only(template, GROUP, 'cp-4')).toMatchObject({ availability_zones: ['eu-west-1b'] });
  });
});

describe('A change of a member', () => {
  const before = ec2Template();
  const changed = (test: TestCluster): string[] => differences(before, ec2Template(test));

  test('of what it runs changes its template and what announces it, and nothing else', () => {
    expect(changed({ machine: { userData: '#cloud-config\nruncmd: []\n' } })).toEqual(['UserData', 'UserData', 'UserData']);
  });

  test('of its type changes its template and what announces it', () => {
    expect(changed({ machine: { machineType: 'm7i.xlarge' } })).toEqual(['Generation', 'Generation', 'Generation', 'LaunchTemplate', 'LaunchTemplate', 'LaunchTemplate']);
  });

  test('of its epoch changes what announces it alone', () => {
    expect(changed({ machine: { epoch: 2, snapshot: 'snapshots/1/x.db' } })).toEqual(['Desired', 'Desired', 'Desired']);
  });
});

describe('What a machine runs', () => {
  const tricky = '#cloud-config\nruncmd:\n- "echo \\"${HOME}\\" %{x} 100% \'q\' \\\\n"\n';

  test('is text for Terraform to compress, with references, quotes and signs of Terraform as they are', () => {
    const userData = (machines: IClusterMachines, member: string) => `${tricky}- ${machines.addressOf(member)} ${machines.apiServerAliases[0]}\n`;
    const template = ec2Template({ userData });
    const locals = Object.entries(localsOf(template)).filter(([name]) => name.includes('cp-0_UserData'));

    expect(locals).toHaveLength(1);
    const [[name, text]] = locals;
    expect(text).toContain(`${addressOf(template, INTERFACE, 'cp-0')}.private_ip`);
    expect(text).toContain('$${HOME}');
    expect(only(template, TEMPLATE, 'cp-0').user_data).toBe(`\${base64gzip(local.${name})}`);
  });
});

const localsOf = (template: Template) => (JSON.parse(template.toJson()) as { locals: Record<string, unknown> }).locals;

// The kinds of resources and local values that are not the same.
function differences(one: Template, other: Template): string[] {
  const flat = (template: Template): Record<string, unknown> => ({ ...Object.fromEntries(template.addresses().map((address) => [address, template.resource(address)])), ...localsOf(template) });
  const [before, after] = [flat(one), flat(other)];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  return Object.keys(after).filter((id) => JSON.stringify(after[id]) !== JSON.stringify(before[id])).map((id) => id.replace(/^.*_([A-Za-z]+)_[0-9A-F]{8}$/, '$1')).sort();
}
