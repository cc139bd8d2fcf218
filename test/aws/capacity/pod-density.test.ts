import { Fn, Token } from 'cdktf';
import { aws, Capacity, ICapacity } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { only } from '../../support/blocks';
import { eksCluster, existingNetwork, GENERAL } from '../../support/eks';
import { messageOf } from '../../support/problems';
import { ofPool, pool, pools, userDataOf } from '../../support/pools';
import { inStack } from '../../support/stacks';

const { PodDensity, NodeImage } = aws;
const fixed = (podDensity?: aws.PodDensity, options: Partial<aws.FixedNodeGroupOptions> = {}) => aws.NodeGroupCapacity.fixed({ machineTypes: ['m7i.large'], size: 1, podDensity, ...options });
const networkAgent = (template: Template) => JSON.parse(String(only(template, 'aws_eks_addon', 'AddOn-vpc-cni').configuration_values)) as unknown;

describe('Secondary addresses', () => {
  test('leave the network agent as it is', () => {
    expect(networkAgent(pool(fixed(PodDensity.secondaryAddresses({ maxPods: 20 }))))).toEqual({ enableNetworkPolicy: 'true' });
  });

  test('are told to Amazon Linux 2023', () => {
    expect(userDataOf(pool(fixed(PodDensity.secondaryAddresses({ maxPods: 20 }))))).toContain('\nspec:\n  kubelet:\n    config:\n      maxPods: 20\n');
  });

  test('are told to Bottlerocket', () => {
    expect(userDataOf(pool(fixed(PodDensity.secondaryAddresses({ maxPods: 20 }), { image: NodeImage.BOTTLEROCKET })))).toBe('[settings.kubernetes]\nmax-pods = 20\n');
  });

  test('without a number are what EKS computes: no node is told anything', () => {
    expect(ofPool(pool(fixed(PodDensity.secondaryAddresses())), 'aws_launch_template')).not.toHaveProperty('user_data');
  });

  test('are told where only Terraform knows them', () => {
    const maxPods = Token.asNumber(Fn.lengthOf(['a', 'b']));
    const { user_data } = ofPool(pool(fixed(PodDensity.secondaryAddresses({ maxPods }))), 'aws_launch_template');

    expect(user_data).toMatch(/^\$\{base64encode\(format\(".*maxPods: %s.*", length\(\["a", "b"\]\)\)\)\}$/);
  });
});

describe('Prefix delegation', () => {
  test('switches the network agent over', () => {
    expect(networkAgent(pool(fixed(PodDensity.prefixDelegation())))).toEqual({ enableNetworkPolicy: 'true', env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } });
  });

  test('leaves what the user says of the network agent', () => {
    const addOns = [aws.EksAddOn.vpcCni({ environment: { WARM_PREFIX_TARGET: '2' }, configurationValues: '{"nodeAgent": {"enabled": true}}' })];

    expect(networkAgent(pool(fixed(PodDensity.prefixDelegation()), {}, { addOns }))).toEqual({
      enableNetworkPolicy: 'true', nodeAgent: { enabled: true }, env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '2' },
    });
  });

  test.each([[{}, 110], [{ maxPods: 250 }, 250]])('%# is told to nodes', (options, maxPods) => {
    expect(userDataOf(pool(fixed(PodDensity.prefixDelegation(options))))).toContain(`maxPods: ${maxPods}\n`);
  });

  test('of one pool is of the whole cluster, whatever the order', () => {
    const dense = fixed(PodDensity.prefixDelegation());
    const one = pools((cluster) => Object.entries({ A: GENERAL, B: dense }).forEach(([id, capacity]) => cluster.addWorkerPool(id, { capacity })));
    const other = pools((cluster) => Object.entries({ B: dense, A: GENERAL }).forEach(([id, capacity]) => cluster.addWorkerPool(id, { capacity })));

    expect(networkAgent(one)).toEqual(networkAgent(other));
    expect(other.addresses()).toEqual(one.addresses());
  });
});

describe('The planned addresses', () => {
  // The smallest network refuses whatever is asked for, and tells how much that is.
  const planned = (...capacities: ICapacity[]): unknown => {
    const message = messageOf(() =>
      inStack((stack) => {
        const cluster = eksCluster(stack, { network: existingNetwork(stack, { privateSubnetCidrBlocks: ['10.0.0.0/28', '10.0.1.0/28', '10.0.2.0/28'] }) });
        capacities.forEach((capacity, index) => cluster.addWorkerPool(`Pool${index}`, { capacity }));
      }),
    );
    return Number(/"wanted":(\d+)/.exec(message)?.[1]);
  };
  const of = (size: number, machineTypes: string[], podDensity?: aws.PodDensity, more: Partial<aws.FixedNodeGroupOptions> = {}) =>
    aws.NodeGroupCapacity.fixed({ machineTypes, size, podDensity, ...more });

  test.each([
    // 3 interfaces of 10 addresses: 29 pods and an address for each interface with pods.
    ['all that the interfaces hold', () => [of(10, ['m7i.large'])], 10 * (29 + 4)],
    ['of the machine type that takes most', () => [of(10, ['m7i.large', 'm7i.xlarge'])], 10 * (58 + 5)],
    ['110 pods for a type that is not in the table', () => [of(10, ['zz9.large'])], 10 * 111],
    ['the pods that are stated', () => [of(10, ['m7i.large'], PodDensity.secondaryAddresses({ maxPods: 9 }))], 10 * (9 + 1)],
    // 110 pods fill 7 blocks of 16, one is kept ready, and the node has an address.
    ['blocks of 16 where prefixes are delegated', () => [of(10, ['m7i.large'], PodDensity.prefixDelegation())], 10 * (8 * 16 + 1)],
    ['blocks for every pool of such a cluster', () => [of(1, ['m7i.large']), of(1, ['m7i.large'], PodDensity.prefixDelegation({ maxPods: 16 }))], 129 + 33],
    ['each zone where there is a group in each', () => [of(1, ['m7i.large'], undefined, { zonePlacement: aws.ZonePlacement.ONE_GROUP_PER_ZONE })], 3 * 33],
    ['what an Auto Scaling group takes', () => [aws.AutoScalingGroupCapacity.fixed({ machines: aws.MachineSelection.ofTypes(['m7i.large']), size: 2 })], 2 * 33],
    ['110 pods where EC2 chooses the type', () => [aws.AutoScalingGroupCapacity.fixed({ machines: aws.MachineSelection.matching({ minVcpus: 2, minMemoryGiB: 4 }), size: 2 })], 2 * 111],
    ['the largest size', () => [Capacity.managed({ machineTypes: ['m7i.large'], minSize: 1, maxSize: 5 })], 5 * 33],
  ])('are %s', (_, capacities, wanted) => {
    expect(planned(...capacities())).toBe(wanted);
  });
});
