import { exposureOf, PlannedResource } from './exposure';

const planned = (type: string, after: unknown, actions = ['create']): PlannedResource => ({ address: `${type}.Subject`, type, change: { actions, after } });
const checksOf = (type: string, after: unknown) => exposureOf('eks/production', [planned(type, after)]).map(({ check }) => check);

describe('open rules', () => {
  test.each([
    ['aws_security_group', { egress: [{ cidr_blocks: ['10.0.0.0/8', '0.0.0.0/0'] }] }],
    ['aws_security_group_rule', { type: 'egress', ipv6_cidr_blocks: ['::/0'] }],
    ['aws_vpc_security_group_ingress_rule', { cidr_ipv4: '0.0.0.0/0' }],
    ['google_compute_firewall', { source_ranges: ['35.191.0.0/16', '0.0.0.0/0'] }],
    ['aws_default_security_group', { ingress: [{ ipv6_cidr_blocks: ['::/0'] }] }],
  ])('are found in %s', (type, after) => expect(checksOf(type, after)).toEqual(['OPEN_RULE']));

  test.each([
    ['aws_route', { destination_cidr_block: '0.0.0.0/0' }],
    ['aws_security_group', { egress: null, ingress: [{ cidr_blocks: ['10.0.0.0/16'] }] }],
    ['aws_security_group', null],
  ])('are not taken for one: %s %j', (type, after) => expect(checksOf(type, after)).toEqual([]));
});

describe('public addresses', () => {
  test.each([true, 'true'])('are found as %j', (associate_public_ip_address) => {
    const after = { metadata_options: [{ http_tokens: 'required' }], network_interfaces: [{ associate_public_ip_address }] };
    expect(checksOf('aws_launch_template', after)).toEqual(['PUBLIC_ADDRESS']);
  });

  test.each([
    ['google_container_cluster', { private_cluster_config: [{ enable_private_nodes: false }] }],
    ['google_container_cluster', { private_cluster_config: { enable_private_nodes: false } }],
  ])('are found in %s: %j', (type, after) => expect(checksOf(type, after)).toEqual(['PUBLIC_ADDRESS']));

  test('are not taken for one', () => {
    expect(checksOf('aws_launch_template', { metadata_options: [{ http_tokens: 'required' }], network_interfaces: [{ associate_public_ip_address: 'false' }] })).toEqual([]);
  });
});

describe('metadata without a token', () => {
  test.each([
    ['aws_launch_template', {}],
    ['aws_launch_template', { metadata_options: [] }],
    ['aws_launch_template', { metadata_options: [{ http_tokens: null }] }],
    ['aws_instance', { metadata_options: [{ http_tokens: 'optional' }], launch_template: [{ id: 'lt-1' }] }],
  ])('is found: %s %j', (type, after) => expect(checksOf(type, after)).toEqual(['METADATA_WITHOUT_TOKEN']));

  test('is not held against a machine made from a template, nor against what is no machine', () => {
    expect(checksOf('aws_instance', { launch_template: [{ id: 'lt-1' }] })).toEqual([]);
    expect(checksOf('aws_eks_cluster', {})).toEqual([]);
  });
});

describe('the metadata of a node', () => {
  test.each([
    [{ node_config: [{}] }],
    [{ node_config: [{ workload_metadata_config: [{ mode: 'GCE_METADATA' }] }] }],
  ])('is found to be open to pods: %j', (after) => expect(checksOf('google_container_node_pool', after)).toEqual(['METADATA_OF_NODE']));

  test.each([
    [{ node_config: [{ workload_metadata_config: [{ mode: 'GKE_METADATA' }] }] }],
    [{ node_config: { workload_metadata_config: { mode: 'GKE_METADATA' } } }],
  ])('is not taken to be: %j', (after) => expect(checksOf('google_container_node_pool', after)).toEqual([]));
});
