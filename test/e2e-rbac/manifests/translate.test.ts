import { Block } from './configuration';
import { translate } from './translate';

const metadata = { name: 'it' };
const only = (type: string, block: Block, options = {}) => translate({ resource: { [type]: { It: block } } }, options)[0];

describe('fields of the provider', () => {
  test.each<[string, Block, object]>([
    ['are camel case in Kubernetes', { automount_service_account_token: false }, { automountServiceAccountToken: false }],
    ['that are repeated are lists', { image_pull_secret: [{ name: 'a' }], secret: [{ name: 'b' }] }, { imagePullSecrets: [{ name: 'a' }], secrets: [{ name: 'b' }] }],
  ])('%s', (_, block, expected) => expect(only('kubernetes_service_account_v1', { metadata, ...block }).object).toEqual({ apiVersion: 'v1', kind: 'ServiceAccount', metadata, ...expected }));

  test.each<[string, Block, object]>([
    ['that are texts to be left out are numbers', { security_context: { run_as_user: '65532', fs_group: '0' } }, { securityContext: { runAsUser: 65532, fsGroup: 0 } }],
    ['that stand for one block in a list are the block', { topology_spread_constraint: [{ label_selector: [{ match_labels: { a_b: 'c' } }] }] }, { topologySpreadConstraints: [{ labelSelector: { matchLabels: { a_b: 'c' } } }] }],
    ['may be abbreviations', { host_pid: true, container: [{ name: 'a', port: [{ container_port: 1, host_ip: '::1' }] }] }, { hostPID: true, containers: [{ name: 'a', ports: [{ containerPort: 1, hostIP: '::1' }] }] }],
    ['may be ports by number or name', { container: [{ liveness_probe: { http_get: { port: '80' } }, readiness_probe: { tcp_socket: [{ port: 'http' }] } }] }, { containers: [{ livenessProbe: { httpGet: { port: 80 } }, readinessProbe: { tcpSocket: { port: 'http' } } }] }],
    ['of volumes that stand for one block in a list are the block', { volume: [{ projected: [{ sources: [{ service_account_token: { path: 'token' } }] }] }] }, { volumes: [{ projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }] }],
    ['may be octal', { volume: [{ config_map: { default_mode: '0444' } }] }, { volumes: [{ configMap: { defaultMode: 0o444 } }] }],
  ])('of pods %s', (_, spec, expected) => expect(only('kubernetes_deployment_v1', { metadata, spec: { template: { spec } } }).object.spec).toEqual({ template: { spec: expected } }));

  test('of rules and subjects are those of Kubernetes', () => {
    expect(only('kubernetes_cluster_role_v1', { metadata, rule: [{ non_resource_urls: ['/a'], verbs: ['get'] }] }).object.rules).toEqual([{ nonResourceURLs: ['/a'], verbs: ['get'] }]);
    const subject = [{ kind: 'ServiceAccount', name: 'a', namespace: 'b', api_group: '' }, { kind: 'Group', name: 'c', api_group: 'd' }];
    expect(only('kubernetes_role_binding_v1', { metadata, subject }).object.subjects).toEqual([{ kind: 'ServiceAccount', name: 'a', namespace: 'b', apiGroup: '' }, { kind: 'Group', name: 'c', apiGroup: 'd' }]);
  });

  test('of users stay as they are', () => {
    expect(only('kubernetes_config_map_v1', { metadata: { ...metadata, labels: { a_b: 'c' } }, data: { d_e: 'f' } }).object).toMatchObject({ metadata: { labels: { a_b: 'c' } }, data: { d_e: 'f' } });
    expect(only('kubernetes_limit_range_v1', { metadata, spec: { limit: [{ type: 'Container', default_request: { 'x_y': '1' } }] } }).object.spec).toEqual({ limits: [{ type: 'Container', defaultRequest: { x_y: '1' } }] });
  });

  test('that tell Terraform what to do are left out', () => {
    expect(only('kubernetes_namespace_v1', { '//': {}, provider: 'a.b', depends_on: [], lifecycle: {}, metadata }).object).toEqual({ apiVersion: 'v1', kind: 'Namespace', metadata });
  });
});

describe('parts of objects that somebody else has made', () => {
  test('are told from whole objects', () => {
    expect(only('kubernetes_labels', { api_version: 'v1', kind: 'Namespace', metadata, labels: { a: 'b' }, force: true })).toMatchObject({ partial: true, object: { kind: 'Namespace', metadata: { name: 'it', labels: { a: 'b' } } } });
    expect(only('kubernetes_default_service_account_v1', { metadata: { namespace: 'a' } })).toMatchObject({ partial: true, object: { metadata: { name: 'default', namespace: 'a' } } });
    expect(only('kubernetes_namespace_v1', { metadata }).partial).toBe(false);
  });
});

describe('references', () => {
  const namespace = (name: unknown) => ({ metadata: { name } });
  const resource = {
    kubernetes_config_map_v1: { Map: { metadata: { name: 'map', namespace: '${kubernetes_namespace_v1.Space.metadata[0].name}' }, data: { text: 'in ${kubernetes_namespace_v1.Space.metadata[0].name}' } } },
    kubernetes_namespace_v1: { Space: namespace('space') },
  };

  test('become what they refer to, which comes first', () => {
    const [first, second] = translate({ resource });
    expect([first.address, second.address]).toEqual(['kubernetes_namespace_v1.Space', 'kubernetes_config_map_v1.Map']);
    expect(second.object).toMatchObject({ metadata: { namespace: 'space' }, data: { text: 'in space' } });
  });

  test('are followed, and so is what is said of the order', () => {
    const secret = { metadata: { name: '${kubernetes_config_map_v1.Map.metadata[0].namespace}' }, depends_on: ['kubernetes_config_map_v1.Map'] };
    expect(translate({ resource: { kubernetes_service_account_v1: { Account: secret }, ...resource } }).pop()?.object.metadata.name).toBe('space');
  });

  test('to what only an apply tells are an error, unless somebody knows', () => {
    const unknown = namespace('${aws_eks_cluster.It.name}');
    expect(() => only('kubernetes_namespace_v1', unknown)).toThrow('Only an apply could tell what ${aws_eks_cluster.It.name} is');
    expect(only('kubernetes_namespace_v1', unknown, { unknowns: () => 'known' }).object.metadata.name).toBe('known');
  });
});

test('a kind that is not known is an error, unless it is of another provider and those are left out', () => {
  const resource = { aws_vpc: { It: {} } };
  expect(() => translate({ resource })).toThrow('aws_vpc.It: what aws_vpc is in Kubernetes is not known here');
  expect(translate({ resource }, { leaveOutOthers: true })).toEqual([]);
  expect(() => only('kubernetes_manifest', { manifest: {} })).toThrow('is not known here');
});
