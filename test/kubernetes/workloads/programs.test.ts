import { DnsAutoscaling, KubernetesVersion, NodeAutoscaling } from 'cdktf-production-cluster';
import { Block, Template } from 'cdktf-production-cluster/testing';
import { baseline, DIGEST, fakeBaseline } from '../../support/baseline';
import { only } from '../../support/blocks';
import { eksCluster, GENERAL } from '../../support/eks';

const withBoth = baseline({ dnsAutoscaling: DnsAutoscaling.clusterProportionalAutoscaler() });
const PROGRAMS: Record<string, string> = { 'Cluster Autoscaler': 'NodeAutoscaling', 'The autoscaler of DNS': 'DnsAutoscaling' };

interface Pod extends Block {
  readonly container: Block[];
}

function podOf(workload: Block): Pod {
  return (workload.spec as { template: { spec: Pod } }).template.spec;
}

function rulesOf(template: Template, type: string, part: string): string[] {
  const rules = only(template, type, part).rule as { api_groups: string[]; resources: string[]; verbs: string[]; resource_names?: string[] }[];
  return rules.flatMap(({ api_groups: groups, resources, verbs, resource_names: names = ['*'] }) =>
    resources.flatMap((resource) => verbs.flatMap((verb) => names.map((name) => `${verb} ${groups.join()}/${resource}/${name}`))),
  );
}

describe.each(Object.entries(PROGRAMS))('%s', (_, part) => {
  const deployment = only(withBoth, 'kubernetes_deployment_v1', part);
  const pod = podOf(deployment);
  const [container] = pod.container;

  // https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
  test('passes Pod Security restricted', () => {
    expect(Object.keys(pod).filter((key) => /^host|volume/.test(key))).toEqual([]);
    expect(pod.security_context).toMatchObject({ run_as_non_root: true, seccomp_profile: { type: 'RuntimeDefault' } });
    expect(container.security_context).toEqual({
      allow_privilege_escalation: false, privileged: false, read_only_root_filesystem: true, run_as_non_root: true, capabilities: { drop: ['ALL'] },
    });
    expect(container.port).toEqual([expect.not.objectContaining({ host_port: expect.anything() as unknown })]);
  });

  test('asks for what it may use, and is among the last to be evicted', () => {
    const { requests, limits } = container.resources as { requests: object; limits: object };

    expect(Object.keys(requests).sort()).toEqual(['cpu', 'ephemeral-storage', 'memory']);
    expect(limits).toEqual(requests);
    expect(pod.priority_class_name).toBe('system-cluster-critical');
  });

  test('is spread over zones and nodes, and waits for neither', () => {
    expect(pod.topology_spread_constraint).toMatchObject([
      { topology_key: 'topology.kubernetes.io/zone', when_unsatisfiable: 'ScheduleAnyway', max_skew: 1 },
      { topology_key: 'kubernetes.io/hostname', when_unsatisfiable: 'ScheduleAnyway', max_skew: 1 },
    ]);
  });

  test('runs an image by its digest, and tells whether it is well', () => {
    expect(container.image).toMatch(/^registry\.k8s\.io\/.+:v\d+\.\d+\.\d+@sha256:[0-9a-f]{64}$/);
    expect(container.liveness_probe).toMatchObject({ http_get: { path: expect.stringMatching(/^\/health/) as unknown } });
  });

  test('has a service account whose token no other pod gets, and starts when that has its rights', () => {
    expect(only(withBoth, 'kubernetes_service_account_v1', part).automount_service_account_token).toBe(false);
    expect(pod.automount_service_account_token).toBe(true);
    expect((deployment.depends_on as string[]).filter((address) => address.includes('binding'))).toHaveLength(2);
  });
});

describe('The rights of Cluster Autoscaler', () => {
  test('in the cluster are to read what decides where pods fit, to taint nodes and to evict', () => {
    const rules = rulesOf(withBoth, 'kubernetes_cluster_role_v1', 'NodeAutoscaling');

    expect(rules.filter((rule) => !/^(get|list|watch) /.test(rule))).toEqual(['update /nodes/*', 'create /pods/eviction/*', 'create /events/*', 'patch /events/*']);
    expect(rules.join('\n')).not.toMatch(/secrets|configmaps|\/\*\/|^\* /m);
  });

  test('in its namespace are its lease and its status', () => {
    expect(rulesOf(withBoth, 'kubernetes_role_v1', 'NodeAutoscaling')).toEqual([
      'create coordination.k8s.io/leases/*', 'get coordination.k8s.io/leases/cluster-autoscaler', 'update coordination.k8s.io/leases/cluster-autoscaler',
      'create /configmaps/*', 'get /configmaps/cluster-autoscaler-status', 'update /configmaps/cluster-autoscaler-status', 'delete /configmaps/cluster-autoscaler-status',
    ]);
  });

  test('are bound to its service account, in the cluster and in its namespace', () => {
    const bindings = ['kubernetes_cluster_role_binding_v1', 'kubernetes_role_binding_v1'].map((type) => only(withBoth, type, 'NodeAutoscaling'));

    for (const { subject } of bindings) expect(subject).toEqual([{ api_group: '', kind: 'ServiceAccount', name: 'cluster-autoscaler', namespace: 'kube-system' }]);
    expect(bindings.map(({ role_ref: role }) => (role as Block).kind)).toEqual(['ClusterRole', 'Role']);
  });
});

describe('Cluster Autoscaler', () => {
  const argumentsOf = (template: Template) => podOf(only(template, 'kubernetes_deployment_v1', 'NodeAutoscaling')).container[0].args as string[];

  test('finds the groups of the cluster on AWS', () => {
    expect(argumentsOf(withBoth)).toEqual(expect.arrayContaining([
      '--cloud-provider=aws', '--node-group-auto-discovery=asg:tag=k8s.io/cluster-autoscaler/enabled,k8s.io/cluster-autoscaler/production-cluster', '--leader-elect=true',
    ]));
    expect(podOf(only(withBoth, 'kubernetes_deployment_v1', 'NodeAutoscaling')).container[0].env).toEqual([{ name: 'AWS_REGION', value: expect.stringContaining('region') as unknown }]);
  });

  test('has two replicas, of which one at a time may go', () => {
    expect(only(withBoth, 'kubernetes_deployment_v1', 'NodeAutoscaling').spec).toMatchObject({ replicas: '2' });
    expect(only(withBoth, 'kubernetes_pod_disruption_budget_v1', 'NodeAutoscaling').spec).toEqual({
      max_unavailable: '1', selector: { match_labels: { 'app.kubernetes.io/name': 'cluster-autoscaler' } },
    });
  });

  test.each(Object.values(KubernetesVersion).filter((value) => value instanceof KubernetesVersion))('has an image of its minor version: $version', (version) => {
    const template = baseline({}, (stack) => {
      const cluster = eksCluster(stack, {}, { version });
      cluster.addWorkerPool('General', { capacity: GENERAL });
      return cluster;
    });

    expect(podOf(template.onlyResource('kubernetes_deployment_v1')).container[0].image).toContain(`cluster-autoscaler:v${version.version}.`);
  });

  test('takes an image, resources and arguments of the user', () => {
    const image = `mirror.example.com:5000/autoscaling/cluster-autoscaler:v1.34.5@${DIGEST}`;
    const template = baseline({ nodeAutoscaling: NodeAutoscaling.whereNeeded({ image, resources: { cpu: '1', memory: '2Gi' }, arguments: ['--expander=priority'] }) });
    const [container] = podOf(template.onlyResource('kubernetes_deployment_v1')).container;

    expect(container).toMatchObject({ image, resources: { requests: { cpu: '1', memory: '2Gi' } } });
    expect(argumentsOf(template).at(-1)).toBe('--expander=priority');
  });
});

test('The rights of the autoscaler of DNS are to count nodes and to scale one Deployment', () => {
  expect(rulesOf(withBoth, 'kubernetes_cluster_role_v1', 'DnsAutoscaling')).toEqual(['list /nodes/*', 'watch /nodes/*']);
  expect(rulesOf(withBoth, 'kubernetes_role_v1', 'DnsAutoscaling')).toEqual(['get apps/deployments/scale/coredns', 'update apps/deployments/scale/coredns', 'get /configmaps/dns-autoscaler']);
});

describe('Node Problem Detector', () => {
  const template = fakeBaseline();
  const daemons = template.onlyResource('kubernetes_daemon_set_v1');
  const pod = podOf(daemons);

  test('runs on every Linux node, whatever its taints', () => {
    expect(pod.node_selector).toEqual({ 'kubernetes.io/os': 'linux' });
    expect(pod.toleration).toEqual([{ operator: 'Exists', effect: 'NoSchedule' }, { operator: 'Exists', effect: 'NoExecute' }]);
    expect(pod.priority_class_name).toBe('system-node-critical');
  });

  test('reads the log of the kernel and nothing else of the node', () => {
    expect(pod.volume).toEqual([{ name: 'kernel-log', host_path: { path: '/dev/kmsg', type: 'CharDevice' } }]);
    expect(pod.container[0]).toMatchObject({ volume_mount: [{ mount_path: '/dev/kmsg', read_only: true }], security_context: { privileged: true, read_only_root_filesystem: true } });
  });

  test('knows its node, and has the rights that Kubernetes gives it', () => {
    expect(pod.container[0].env).toEqual([{ name: 'NODE_NAME', value_from: { field_ref: { field_path: 'spec.nodeName' } } }]);
    expect(only(template, 'kubernetes_cluster_role_binding_v1', 'NodeProblemDetection').role_ref).toMatchObject({ name: 'system:node-problem-detector' });
  });

  test('does not fail an apply where a node is down', () => {
    expect(daemons.wait_for_rollout).toBe(false);
  });
});
