import { DESTROY, Entry, findingsIn, inShort, REPLACE } from './support';

const SERVICE: Entry = { type: 'kubernetes_service_v1', name: 'Shop', before: { spec: [{ type: 'LoadBalancer' }] } };
const INTERNAL: Entry = { ...SERVICE, before: { spec: [{ type: 'ClusterIP' }] } };
const INGRESS: Entry = { type: 'kubernetes_ingress_v1', name: 'Shop' };
const NAMESPACE: Entry = { type: 'kubernetes_namespace_v1', name: 'Shop' };
const NODES: Entry = { type: 'aws_eks_node_group', name: 'General' };
const CLUSTER: Entry = { type: 'aws_eks_cluster', name: 'Cluster' };
const CHART: Entry = { type: 'helm_release', name: 'Controller', before: { chart: 'eks/aws-load-balancer-controller' } };
const CONTROLLER: Entry = { type: 'kubernetes_deployment_v1', name: 'Controller', before: { metadata: [{ name: 'aws-load-balancer-controller' }] } };
const ADD_ON: Entry = { type: 'aws_eks_addon', name: 'Cni', before: { addon_name: 'vpc-cni' } };

const gone = (entry: Entry): Entry => ({ ...entry, actions: DESTROY });
const after = (entry: Entry, helper: Entry): Entry => ({ ...entry, dependsOn: [`${helper.type}.${helper.name}`] });

/** What is found of the order, as `address: what must go first`. */
function orderIn(...entries: Entry[]): string[] {
  const findings = findingsIn(...entries).filter(({ kind }) => kind === 'destroy-order');
  return findings.map(({ address, first }) => `${address}: ${first.map((step) => step.replace(/^destroy (?=\S+$)/, '')).join()}`);
}

describe('The order of going', () => {
  const SHOP = 'kubernetes_service_v1.Shop';

  test.each<[string, Entry]>([['cluster', CLUSTER], ['nodes', NODES], ['chart', CHART], ['controller', CONTROLLER], ['network add-on', ADD_ON]])('is refused where the %s goes and a load balancer stays', (_, helper) => {
    expect(orderIn(gone(helper), SERVICE)).toEqual([`${helper.type}.${helper.name}: ${SHOP}`]);
  });

  test.each<[string, Entry]>([['cluster', CLUSTER], ['nodes', NODES], ['chart', CHART], ['controller', CONTROLLER], ['network add-on', ADD_ON]])('is refused where the %s goes with a load balancer in no order', (_, helper) => {
    expect(orderIn(gone(helper), gone(SERVICE))).toEqual([`${helper.type}.${helper.name}: ${SHOP}`]);
  });

  test.each<[string, Entry]>([['cluster', CLUSTER], ['chart', CHART], ['controller', CONTROLLER], ['network add-on', ADD_ON]])('is right where the load balancer goes before the %s', (_, helper) => {
    expect(orderIn(gone(helper), gone(after(SERVICE, helper)))).toEqual([]);
  });

  test('is wrong where what depends on the controller stays', () => {
    expect(orderIn(gone(CONTROLLER), after(SERVICE, CONTROLLER))).toEqual([`kubernetes_deployment_v1.Controller: ${SHOP}`]);
  });

  test('is not judged by what makes no load balancer', () => {
    expect(orderIn(gone(CONTROLLER), INTERNAL)).toEqual([]);
    expect(orderIn(gone(CONTROLLER), NAMESPACE)).toEqual([]);
    expect(orderIn(gone(CONTROLLER), { ...INGRESS, actions: ['create'] })).toEqual([]);
    expect(orderIn(gone(CONTROLLER), INGRESS)).toEqual(['kubernetes_deployment_v1.Controller: kubernetes_ingress_v1.Shop']);
  });

  test('counts namespaces that go with the nodes', () => {
    expect(orderIn(gone(NODES), gone(NAMESPACE))).toEqual(['aws_eks_node_group.General: kubernetes_namespace_v1.Shop']);
    // In order they are gone before; what else lives in the cluster is still to be told.
    expect(orderIn(gone(NODES), gone(after(NAMESPACE, NODES)))[0]).toContain('destroy the stacks with what lives inside the cluster');
  });

  test('knows resources by their instances', () => {
    const [nodes, namespace] = [{ ...NODES, key: '["a.b[0]"]' }, { ...NAMESPACE, key: '[0]' }];
    expect(orderIn(gone(CLUSTER), gone(nodes), gone({ ...namespace, dependsOn: ['aws_eks_node_group.General', 'aws_eks_cluster.Cluster'] }))).toEqual([]);
    expect(orderIn(gone(CLUSTER), gone(nodes), gone({ ...namespace, dependsOn: ['aws_eks_cluster.Cluster'] }))).toEqual(['aws_eks_node_group.General["a.b[0]"]: kubernetes_namespace_v1.Shop[0]']);
  });

  test('is wrong where the cluster is replaced below what lives in it', () => {
    expect(orderIn({ ...CLUSTER, actions: REPLACE }, NAMESPACE)).toEqual(['aws_eks_cluster.Cluster: kubernetes_namespace_v1.Shop']);
  });

  test('does not matter where the add-on leaves its pods', () => {
    expect(orderIn({ ...gone(ADD_ON), before: { addon_name: 'vpc-cni', preserve: true } }, SERVICE)).toEqual([]);
    expect(orderIn({ ...gone(ADD_ON), before: { addon_name: 'coredns' } }, SERVICE)).toEqual([]);
  });
});

describe('The last nodes', () => {
  const POOLS = ['aws_eks_node_group', 'aws_eks_fargate_profile', 'aws_autoscaling_group', 'google_container_node_pool'];

  test.each(POOLS)('of type %s do not go before what lives in the cluster', (type) => {
    expect(inShort(findingsIn(CLUSTER, gone({ type }), gone({ type, name: 'Other' })))).toEqual([`destroy-order ${type}.It`]);
  });

  test.each<[string, Entry]>([
    ['another pool', { ...NODES, name: 'Other' }],
    ['a new pool', { ...NODES, name: 'Other', actions: ['create'] }],
    ['a pool that is replaced', { ...NODES, name: 'Other', actions: REPLACE }],
    ['Auto Mode', { ...CLUSTER, before: { compute_config: [{ enabled: true }] } }],
    ['Autopilot', { type: 'google_container_cluster', before: { enable_autopilot: true } }],
    ['node auto-provisioning', { type: 'google_container_cluster', before: { cluster_autoscaling: [{ enabled: true }] } }],
  ])('are not the last ones beside %s', (_, other) => {
    expect(findingsIn(gone(NODES), other)).toEqual([]);
  });

  test('are those that are left when Auto Mode goes with its cluster', () => {
    const cluster = gone({ ...CLUSTER, before: { compute_config: [{ enabled: true }] } });
    expect(orderIn(cluster, gone(NODES), NAMESPACE)).toEqual(['aws_eks_cluster.Cluster: kubernetes_namespace_v1.Shop', 'aws_eks_node_group.General: kubernetes_namespace_v1.Shop']);
  });

  test('go with their cluster, of which all is told', () => {
    expect(inShort(findingsIn(gone(CLUSTER), gone(NODES)))).toEqual(['state-lost aws_eks_cluster.Cluster']);
  });
});
