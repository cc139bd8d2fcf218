import { addressOf, CREATE, DESTROY, Entry, findingsIn, inShort, REPLACE, REPLACE_NEW_FIRST, UPDATE } from './support';

const MEMBER = { initial_lifecycle_hook: [{ name: 'launch' }] };
const STATEFUL: readonly Entry[] = [
  ...[
    ...['aws_eks_cluster', 'aws_kms_key', 'aws_vpc', 'aws_subnet', 'aws_eip', 'aws_network_interface', 'aws_ebs_volume', 'aws_secretsmanager_secret', 'aws_s3_bucket', 'aws_lb', 'aws_route53_zone'],
    ...['aws_iam_openid_connect_provider', 'aws_efs_file_system', 'aws_ecr_repository', 'aws_backup_vault', 'aws_cloudwatch_log_group'],
    ...['google_container_cluster', 'google_kms_crypto_key', 'google_kms_key_ring', 'google_compute_network', 'google_compute_subnetwork', 'google_compute_disk', 'google_artifact_registry_repository', 'google_gke_backup_backup_plan'],
    ...['kubernetes_namespace', 'kubernetes_namespace_v1', 'kubernetes_persistent_volume_v1', 'kubernetes_persistent_volume_claim_v1'],
  ].map((type) => ({ type })),
  { type: 'aws_autoscaling_group', before: MEMBER },
  { type: 'kubernetes_manifest', before: { manifest: { kind: 'CustomResourceDefinition' } } },
];
const REPEATABLE: readonly Entry[] = [
  { type: 'aws_iam_role' },
  { type: 'aws_launch_template' },
  { type: 'aws_eks_node_group' },
  { type: 'kubernetes_role_v1' },
  { type: 'kubernetes_manifest', before: { manifest: { kind: 'NodePool' } } },
  { type: 'aws_autoscaling_group', before: { initial_lifecycle_hook: [{ name: 'drain' }] } },
  { type: 'aws_autoscaling_group', before: { initial_lifecycle_hook: [] } },
];
const CLUSTER = { type: 'aws_eks_cluster', before: { name: 'a' }, after: { name: 'b' } };

/** The findings of one change beside a pool that stays. */
const found = (entry: Entry) => findingsIn(entry, { type: 'aws_eks_node_group', name: 'Stays' });

describe('What holds state', () => {
  describe.each(STATEFUL)('$type', (entry) => {
    test.each([[DESTROY], [REPLACE], [REPLACE_NEW_FIRST], [['create', 'forget']], [['delete', 'and-more']]])('is not lost by %j', (actions) => {
      expect(inShort(found({ ...entry, actions }))).toEqual([`state-lost ${addressOf(entry)}`]);
    });

    test.each([[CREATE], [UPDATE], [['no-op']], [['forget']], [['read']]])('may see %j', (actions) => {
      expect(found({ ...entry, actions })).toEqual([]);
    });
  });

  test.each(REPEATABLE)('is not $type $before', (entry) => {
    expect(found({ ...entry, actions: DESTROY })).toEqual([]);
    expect(found({ ...entry, actions: REPLACE })).toEqual([]);
  });

  test('is not what is only read', () => {
    expect(found({ type: 'aws_vpc', mode: 'data', actions: DESTROY })).toEqual([]);
  });
});

describe('A finding', () => {
  test('tells which attribute forces the replacement, first', () => {
    const [finding] = found({
      ...CLUSTER, actions: REPLACE, reason: 'replace_because_cannot_update',
      before: { name: 'a', arn: 'x', tags: { team: 'a' } },
      after: { name: 'b', tags: { team: 'b' } },
      change: { replace_paths: [['name']], after_unknown: { arn: true } },
    });
    expect(finding).toMatchObject({ actions: ['delete', 'create'], fix: 'take back the change of name' });
    expect(finding.what).toBe('Lost: all objects in the cluster, its address and its certificate authority');
    expect(finding.attributes).toEqual([
      { path: 'name', before: '"a"', after: '"b"', forcesReplacement: true },
      { path: 'tags.team', before: '"a"', after: '"b"', forcesReplacement: false },
    ]);
  });

  test('tells what must be gone before a cluster and a network', () => {
    const [[cluster], [network]] = ['aws_eks_cluster', 'aws_vpc'].map((type) => found({ type, actions: DESTROY }));
    expect(cluster.first.join()).toContain('Services of type LoadBalancer');
    expect(network.first.join()).toContain('network interface');
  });

  test.each<[string | undefined, readonly string[], string]>([
    ['replace_because_tainted', REPLACE, 'terraform untaint'],
    ['replace_by_request', REPLACE, 'plan without -replace'],
    ['replace_by_triggers', REPLACE, 'replace_triggered_by'],
    ['replace_because_of_something_new', REPLACE, 'take back what replaces it'],
    ['delete_because_no_resource_config', DESTROY, 'moveTo'],
    ['delete_because_each_key', DESTROY, 'moveTo'],
    [undefined, DESTROY, 'plan without -destroy'],
  ])('because of %s is mended by that', (reason, actions, fix) => {
    expect(found({ ...CLUSTER, actions, reason })[0].fix).toContain(fix);
  });
});
