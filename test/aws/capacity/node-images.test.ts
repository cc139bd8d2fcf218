import { aws } from 'cdktf-production-cluster';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { GENERAL } from '../../support/eks';
import { ofPool, pool, pools } from '../../support/pools';

const { NodeImage } = aws;
const fixed = (machineType: string, options: Partial<aws.FixedNodeGroupOptions> = {}) => aws.NodeGroupCapacity.fixed({ machineTypes: [machineType], size: 1, ...options });
const disk = (device_name: string, volume_size: number) => ({ device_name, ebs: { volume_type: 'gp3', volume_size, encrypted: 'true', delete_on_termination: 'true' } });

describe('An image of AWS', () => {
  test.each([
    [NodeImage.AL2023, 'm7i.large', 'AL2023_x86_64_STANDARD'],
    [NodeImage.AL2023, 'm7g.large', 'AL2023_ARM_64_STANDARD'],
    [NodeImage.AL2023_NVIDIA, 'g5.xlarge', 'AL2023_x86_64_NVIDIA'],
    [NodeImage.AL2023_NVIDIA, 'g5g.xlarge', 'AL2023_ARM_64_NVIDIA'],
    [NodeImage.AL2023_NEURON, 'inf2.xlarge', 'AL2023_x86_64_NEURON'],
    [NodeImage.BOTTLEROCKET, 'm7i.large', 'BOTTLEROCKET_x86_64'],
    [NodeImage.BOTTLEROCKET, 'm7g.large', 'BOTTLEROCKET_ARM_64'],
    [NodeImage.BOTTLEROCKET_FIPS, 'm7i.large', 'BOTTLEROCKET_x86_64_FIPS'],
    [NodeImage.BOTTLEROCKET_FIPS, 'm7g.large', 'BOTTLEROCKET_ARM_64_FIPS'],
    [NodeImage.BOTTLEROCKET_NVIDIA, 'g5.xlarge', 'BOTTLEROCKET_x86_64_NVIDIA'],
    [NodeImage.BOTTLEROCKET_NVIDIA, 'g5g.xlarge', 'BOTTLEROCKET_ARM_64_NVIDIA'],
    [NodeImage.WINDOWS_CORE_2019, 'm7i.large', 'WINDOWS_CORE_2019_x86_64'],
    [NodeImage.WINDOWS_FULL_2019, 'm7i.large', 'WINDOWS_FULL_2019_x86_64'],
    [NodeImage.WINDOWS_CORE_2022, 'm7i.large', 'WINDOWS_CORE_2022_x86_64'],
    [NodeImage.WINDOWS_FULL_2022, 'm7i.large', 'WINDOWS_FULL_2022_x86_64'],
  ])('%# is named by the architecture: $name on %s', (image, machineType, amiType) => {
    const group = ofPool(pool(fixed(machineType, { image })), 'aws_eks_node_group');

    expect(group).toMatchObject({ ami_type: amiType, version: '1.34' });
  });

  test('is all there is: a new constant must come into the table above', () => {
    const constants = Object.values(NodeImage).filter((value) => value instanceof NodeImage);

    expect(constants.map((image) => image.name)).toEqual([
      'AL2023', 'AL2023_NVIDIA', 'AL2023_NEURON', 'BOTTLEROCKET', 'BOTTLEROCKET_FIPS', 'BOTTLEROCKET_NVIDIA', 'WINDOWS_CORE_2022', 'WINDOWS_FULL_2022', 'WINDOWS_CORE_2019', 'WINDOWS_FULL_2019',
    ]);
  });

  test.each([
    [NodeImage.AL2023, undefined, [disk('/dev/xvda', 20)]],
    [NodeImage.AL2023, 100, [disk('/dev/xvda', 100)]],
    [NodeImage.BOTTLEROCKET, undefined, [disk('/dev/xvda', 4), disk('/dev/xvdb', 20)]],
    [NodeImage.BOTTLEROCKET, 100, [disk('/dev/xvda', 4), disk('/dev/xvdb', 100)]],
    [NodeImage.WINDOWS_CORE_2022, undefined, [disk('/dev/sda1', 50)]],
    [NodeImage.WINDOWS_CORE_2022, 100, [disk('/dev/sda1', 100)]],
  ])('%# has encrypted gp3 disks where it expects them', (image, diskSizeGiB, disks) => {
    const template = pool(fixed('m7i.large', { image, diskSizeGiB }));

    expect(ofPool(template, 'aws_launch_template').block_device_mappings).toEqual(disks);
  });

  test('is joined by EKS: nothing is configured here', () => {
    for (const image of [NodeImage.AL2023, NodeImage.BOTTLEROCKET, NodeImage.WINDOWS_CORE_2022]) {
      expect(ofPool(pool(fixed('m7i.large', { image })), 'aws_launch_template')).not.toHaveProperty('user_data');
    }
  });
});

describe('Windows', () => {
  const windows = fixed('m7i.large', { image: NodeImage.WINDOWS_CORE_2022 });
  const template = pool(windows);

  test('nodes have a role of their own, because an access entry has one type', () => {
    const role = addressOf(template, 'aws_iam_role', 'WindowsNodeRole');

    expect(ofPool(template, 'aws_eks_node_group').node_role_arn).toBe(`\${${role}.arn}`);
    expect(only(template, 'aws_eks_node_group', 'System').node_role_arn).toBe(`\${${addressOf(template, 'aws_iam_role', '_NodeRole')}.arn}`);
  });

  test('has addresses for its pods: the network agent and the control plane know of it', () => {
    const attachment = addressOf(template, 'aws_iam_role_policy_attachment', 'RoleWindows-AmazonEKSVPCResourceController');

    expect(JSON.parse(String(only(template, 'aws_eks_addon', 'AddOn-vpc-cni').configuration_values))).toEqual({ enableNetworkPolicy: 'true', enableWindowsIpam: 'true' });
    expect(template.resource(attachment)).toMatchObject({
      role: `\${${addressOf(template, 'aws_iam_role', 'ControlPlane_Role_')}.name}`,
      policy_arn: expect.stringMatching(/:iam::aws:policy\/AmazonEKSVPCResourceController$/) as string,
    });
    expect(dependsOn(template.onlyResource('aws_eks_cluster'))).toContain(attachment);
  });

  test('never runs pods of the system, and none of them waits for it', () => {
    expect(windows.intent.runsSystemPods).toBe(false);
    expect(dependsOn(only(template, 'aws_eks_addon', 'AddOn-coredns'))).toEqual([addressOf(template, 'aws_eks_node_group', 'System')]);
  });

  test('in two pools asks once for what the control plane needs', () => {
    const two = pools((cluster) => {
      cluster.addWorkerPool('System', { capacity: GENERAL });
      for (const id of ['One', 'Two']) cluster.addWorkerPool(id, { capacity: windows });
    });

    expect(addressOf(two, 'aws_iam_role', 'WindowsNodeRole')).toMatch(/./);
    expect(addressOf(two, 'aws_iam_role_policy_attachment', 'RoleWindows')).toMatch(/./);
  });

  test('is not asked for by a cluster of Linux nodes', () => {
    expect(pool().toJson()).not.toMatch(/[Ww]indows|VPCResourceController/);
  });
});

describe('An image of the user', () => {
  const custom = (basedOn: aws.NodeImage, options: Partial<aws.FixedNodeGroupOptions> = {}) =>
    pool(fixed('m7i.large', { image: NodeImage.custom({ amiId: 'ami-0a1b2c3d4e5f60718', basedOn }), ...options }));

  test('stands in the launch template alone: EKS knows no type, version or release of it', () => {
    const template = custom(NodeImage.AL2023);

    expect(ofPool(template, 'aws_launch_template').image_id).toBe('ami-0a1b2c3d4e5f60718');
    for (const argument of ['ami_type', 'version', 'release_version']) expect(ofPool(template, 'aws_eks_node_group')).not.toHaveProperty(argument);
  });

  test('has the disks of the image that it is based on', () => {
    expect(ofPool(custom(NodeImage.BOTTLEROCKET, { diskSizeGiB: 60 }), 'aws_launch_template').block_device_mappings).toEqual([disk('/dev/xvda', 4), disk('/dev/xvdb', 60)]);
  });

  test.each([
    [NodeImage.AL2023, /apiServerEndpoint: %s\\n.*certificateAuthority: %s\\n.*cidr: 172\.20\.0\.0\/16\\n.*--node-labels=production-cluster\/worker-pool=Pool/],
    [NodeImage.BOTTLEROCKET, /api-server = \\"%s\\"\\ncluster-certificate = \\"%s\\"\\ncluster-name = \\"%s\\"\\n.*\\"production-cluster\/worker-pool\\" = \\"Pool\\"/],
  ])('%# joins by itself, with all that a node needs to know', (basedOn, configuration) => {
    const { user_data } = ofPool(custom(basedOn), 'aws_launch_template') as { user_data: string };

    expect(user_data).toMatch(configuration);
    expect(user_data).toMatch(/^\$\{base64encode\(format\(".*", aws_eks_cluster\..*certificate_authority\[0\]\.data.*\)\)\}$/);
  });

  test('keeps what it is based on for what reads it', () => {
    const image = NodeImage.custom({ amiId: 'ami-0a1b2c3d4e5f60718', basedOn: NodeImage.BOTTLEROCKET_NVIDIA });

    expect(image).toMatchObject({ name: 'BOTTLEROCKET_NVIDIA', family: 'bottlerocket', accelerator: 'nvidia', amiTypeArm64: 'BOTTLEROCKET_ARM_64_NVIDIA', amiId: 'ami-0a1b2c3d4e5f60718' });
  });
});
