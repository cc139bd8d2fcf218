import { aws, Capacity, ProductionCluster, Taint } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn, only } from '../support/blocks';
import { clusterWithPool, eksCluster, GENERAL } from '../support/eks';
import { inStack } from '../support/stacks';

const AGENTS = ['vpc-cni', 'eks-pod-identity-agent', 'kube-proxy'];
const AFTER_NODES = ['coredns', 'aws-ebs-csi-driver', 'metrics-server'];
const machineTypes = ['m7i.xlarge'];

const eks = (props?: Partial<aws.EksPlatformProps>): Template => inStack((stack) => clusterWithPool(stack, props));
const withPools = (add: (cluster: ProductionCluster) => void): Template => inStack((stack) => add(eksCluster(stack)));
const addOn = (template: Template, name: string) => only(template, 'aws_eks_addon', `AddOn-${name}`);
const addOnAddress = (template: Template, name: string) => addressOf(template, 'aws_eks_addon', `AddOn-${name}`);

describe('The order', () => {
  const template = withPools((cluster) => {
    cluster.addWorkerPool('General', { capacity: GENERAL });
    cluster.addWorkerPool('Fixed', { capacity: Capacity.fixed({ machineTypes, size: 2 }) });
    cluster.addWorkerPool('Tainted', { capacity: GENERAL, taints: [Taint.noSchedule('batch')] });
    cluster.addWorkerPool('Avoided', { capacity: GENERAL, taints: [Taint.preferNoSchedule('batch')] });
    cluster.addWorkerPool('Zero', { capacity: Capacity.managed({ machineTypes, minSize: 0, maxSize: 3 }) });
    cluster.addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs'] }) });
  });
  const pool = (id: string) => addressOf(template, 'aws_eks_node_group', id);

  test.each(['General', 'Fixed', 'Tainted', 'Avoided', 'Zero'])('has the network agents before the nodes of %s', (id) => {
    expect(dependsOn(only(template, 'aws_eks_node_group', id))).toEqual(expect.arrayContaining(AGENTS.map((name) => addOnAddress(template, name))));
  });

  test.each(AGENTS)('has %s wait for no pool', (name) => {
    expect(dependsOn(addOn(template, name)).filter((address) => address.includes('node_group'))).toEqual([]);
  });

  test.each(AFTER_NODES)('has %s after the pools that run pods of the system at any time, and after no other', (name) => {
    const waited = dependsOn(addOn(template, name)).filter((address) => /node_group|fargate/.test(address));

    expect(waited.sort()).toEqual([pool('Avoided'), pool('Fixed'), pool('General')]);
  });

  test('is the same whatever the order of pools', () => {
    const one = withPools((cluster) => ['A', 'B'].forEach((id) => cluster.addWorkerPool(id, { capacity: GENERAL })));
    const other = withPools((cluster) => ['B', 'A'].forEach((id) => cluster.addWorkerPool(id, { capacity: GENERAL })));

    expect([...dependsOn(addOn(one, 'coredns'))].sort()).toEqual([...dependsOn(addOn(other, 'coredns'))].sort());
  });

  test('has the rights of an add-on before the add-on', () => {
    expect(dependsOn(addOn(template, 'vpc-cni'))).toEqual([addressOf(template, 'aws_iam_role_policy_attachment', 'AddOn-vpc-cni')]);
  });

  test('has routes to the internet before nodes', () => {
    const made = inStack((stack) => clusterWithPool(stack, { network: new aws.Network(stack, 'Network') }));

    const routes = Object.keys(made.resourcesOfType('aws_route')).filter((address) => address.includes('Private'));
    expect(routes).toHaveLength(3);
    expect(dependsOn(made.onlyResource('aws_eks_node_group'))).toEqual(expect.arrayContaining(routes));
  });
});

describe('The default add-ons', () => {
  const template = eks();

  test('are six, at the version that AWS has as default for the Kubernetes version', () => {
    expect(Object.values(template.resourcesOfType('aws_eks_addon')).map((block) => block.addon_name).sort()).toEqual([...AGENTS, ...AFTER_NODES].sort());
    for (const block of Object.values(template.resourcesOfType('aws_eks_addon'))) expect(block.addon_version).toMatch(/^\$\{data\.aws_eks_addon_version\..*\.version\}$/);
    const { data } = template.toSnapshot() as { data: Record<string, Record<string, object>> };
    for (const version of Object.values(data.aws_eks_addon_version)) expect(version).not.toHaveProperty('most_recent');
  });

  test('enforce network policies', () => {
    expect(JSON.parse(addOn(template, 'vpc-cni').configuration_values as string)).toEqual({ enableNetworkPolicy: 'true' });
  });

  test.each([['vpc-cni', 'aws-node'], ['aws-ebs-csi-driver', 'ebs-csi-controller-sa']])('give %s its rights through Pod Identity', (name, serviceAccount) => {
    const role = addressOf(template, 'aws_iam_role', `AddOn-${name}`);

    expect(addOn(template, name).pod_identity_association).toEqual([{ role_arn: `\${${role}.arn}`, service_account: serviceAccount }]);
    expect(template.resource(role).assume_role_policy).toContain('pods.eks.amazonaws.com');
  });
});

describe('An add-on of the user', () => {
  test('takes the place of the default of the same name', () => {
    const template = eks({ addOns: [aws.EksAddOn.coreDns({ version: 'v1.11.3-eksbuild.1', configurationValues: '{"replicaCount": 3}' })] });

    expect(addOn(template, 'coredns')).toMatchObject({ addon_version: 'v1.11.3-eksbuild.1', configuration_values: '{"replicaCount":3}' });
    expect(Object.keys(template.resourcesOfType('aws_eks_addon'))).toHaveLength(6);
  });

  test('keeps what the library configures, unless it says otherwise', () => {
    const configured = (configurationValues: string) =>
      JSON.parse(addOn(eks({ addOns: [aws.EksAddOn.vpcCni({ configurationValues })] }), 'vpc-cni').configuration_values as string) as unknown;

    expect(configured('{"env": {"WARM_IP_TARGET": "2"}}')).toEqual({ enableNetworkPolicy: 'true', env: { WARM_IP_TARGET: '2' } });
    expect(configured('{"enableNetworkPolicy": "false"}')).toEqual({ enableNetworkPolicy: 'false' });
  });

  test('comes besides the defaults, in its place in the order', () => {
    const template = eks({ addOns: [aws.EksAddOn.named('snapshot-controller', { order: aws.AddOnOrder.AFTER_NODES })] });

    expect(dependsOn(addOn(template, 'snapshot-controller'))).toEqual([addressOf(template, 'aws_eks_node_group')]);
    expect(Object.keys(template.resourcesOfType('aws_eks_addon'))).toHaveLength(7);
  });
});

describe('A typed option', () => {
  const configured = (one: aws.EksAddOn) => JSON.parse(String(addOn(eks({ addOns: [one] }), one.name).configuration_values)) as unknown;
  const autoscaling = { minReplicas: 2, maxReplicas: 10 };

  test.each([
    ['the environment of the network agent', () => aws.EksAddOn.vpcCni({ environment: { WARM_IP_TARGET: '2' } }), { enableNetworkPolicy: 'true', env: { WARM_IP_TARGET: '2' } }],
    ['the mode of kube-proxy', () => aws.EksAddOn.kubeProxy({ mode: aws.KubeProxyMode.IPVS }), { mode: 'ipvs' }],
    ['the replicas of CoreDNS', () => aws.EksAddOn.coreDns({ autoscaling }), { autoScaling: { enabled: true, ...autoscaling } }],
    ['the replicas of metrics-server', () => aws.EksAddOn.metricsServer({ replicas: 3 }), { replicas: 3 }],
  ])('sets %s', (_, make, expected) => {
    expect(configured(make())).toEqual(expected);
  });

  test('sets the tags of volumes', () => {
    expect(configured(aws.EksAddOn.ebsCsiDriver({ volumeTags: { team: 'payments' } }))).toMatchObject({ controller: { extraVolumeTags: { team: 'payments' } } });
  });

  test.each([
    ['besides it', () => aws.EksAddOn.kubeProxy({ mode: aws.KubeProxyMode.IPVS, configurationValues: '{"podLabels": {"a": "b"}}' }), { mode: 'ipvs', podLabels: { a: 'b' } }],
    ['over it', () => aws.EksAddOn.kubeProxy({ mode: aws.KubeProxyMode.IPVS, configurationValues: '{"mode": "iptables"}' }), { mode: 'iptables' }],
    [
      'within it', () => aws.EksAddOn.coreDns({ autoscaling, configurationValues: '{"autoScaling": {"maxReplicas": 99}, "nodeSelector": {"a": "b"}}' }),
      { autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 99 }, nodeSelector: { a: 'b' } },
    ],
    ['in place of a list', () => aws.EksAddOn.metricsServer({ replicas: 3, configurationValues: '{"tolerations": [], "replicas": [1]}' }), { tolerations: [], replicas: [1] }],
  ])('has raw JSON %s', (_, make, expected) => {
    expect(configured(make())).toEqual(expected);
  });

  test('has no place in a configuration that has none', () => {
    expect(addOn(eks({ addOns: [aws.EksAddOn.kubeProxy()] }), 'kube-proxy')).not.toHaveProperty('configuration_values');
  });
});

describe('An add-on of AWS besides the defaults', () => {
  test.each([
    ['aws-efs-csi-driver', () => aws.EksAddOn.efsCsiDriver(), ['efs-csi-controller-sa', 'efs-csi-node-sa']],
    ['snapshot-controller', () => aws.EksAddOn.snapshotController(), []],
    ['eks-node-monitoring-agent', () => aws.EksAddOn.nodeMonitoringAgent(), []],
  ])('%s comes after nodes, with the rights that it needs', (name, make, accounts) => {
    const template = eks({ addOns: [make()] });

    const { pod_identity_association = [] } = addOn(template, name) as { pod_identity_association?: { service_account: string }[] };
    expect(pod_identity_association.map(({ service_account }) => service_account)).toEqual(accounts);
    expect(dependsOn(addOn(template, name))).toContain(addressOf(template, 'aws_eks_node_group'));
  });
});
