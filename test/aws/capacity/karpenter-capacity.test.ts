import { TerraformOutput, TerraformStack } from 'cdktf';
import { aws, HAControlPlane, KubernetesVersion, ProductionCluster, PurchaseOption, Taint, WorkerPool, WorkerPoolOptions } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, only } from '../../support/blocks';
import { clusterWithPool, existingNetwork, NETWORK_ATTRIBUTES } from '../../support/eks';
import { idsIn, messageOf } from '../../support/problems';
import { awsStack, inStack } from '../../support/stacks';

const { KarpenterCapacity, KarpenterNodePools } = aws;
const LIMITS = { cpu: '400', memory: '1600Gi' };
const nodePool = (options: Partial<aws.KarpenterCapacityOptions> = {}) => KarpenterCapacity.nodePool({ limits: LIMITS, imageVersion: 'v20251112', ...options });

/** What the stack of the cluster and the one of its objects synthesize to. */
function both(add: (cluster: ProductionCluster) => void, props: Partial<aws.EksPlatformProps> = {}): { infrastructure: Template; objects: Template } {
  const infrastructure = awsStack();
  const access = new TerraformStack(infrastructure.node.root, 'production-access');
  const cluster = clusterWithPool(infrastructure, props);
  add(cluster);
  new KarpenterNodePools(access, 'Karpenter', { cluster });
  new TerraformOutput(access, 'values', { value: aws.EksParts.of(cluster).karpenterHelmValues });
  return { infrastructure: Template.fromStack(infrastructure), objects: Template.fromStack(access) };
}
const addPool = (id: string, capacity = nodePool(), options: Partial<WorkerPoolOptions> = {}) => (cluster: ProductionCluster) => void cluster.addWorkerPool(id, { capacity, ...options });
const manifest = (objects: Template, kind: string, name: string): { metadata: object; spec: Record<string, unknown> } => {
  const found = Object.values(objects.resourcesOfType('kubernetes_manifest')).map((block) => block.manifest as { kind: string; metadata: { name: string }; spec: Record<string, unknown> });
  const [one, ...others] = found.filter((object) => object.kind === kind && object.metadata.name === name);
  expect(others).toEqual([]);
  return one;
};

describe('On AWS', () => {
  const { infrastructure } = both((cluster) => ['Batch', 'Web'].forEach((id) => addPool(id)(cluster)));

  test('Karpenter hears of interruptions', () => {
    const queue = addressOf(infrastructure, 'aws_sqs_queue', 'Karpenter');
    const rules = Object.values(infrastructure.resourcesOfType('aws_cloudwatch_event_rule')).map(({ event_pattern }) => JSON.parse(String(event_pattern)) as { 'detail-type': string[] });

    expect(rules.flatMap((rule) => rule['detail-type']).sort()).toEqual([
      'AWS Health Event', 'EC2 Capacity Reservation Instance Interruption Warning', 'EC2 Instance Rebalance Recommendation', 'EC2 Instance State-change Notification', 'EC2 Spot Instance Interruption Warning',
    ]);
    for (const target of Object.values(infrastructure.resourcesOfType('aws_cloudwatch_event_target'))) expect(target.arn).toBe(`\${${queue}.arn}`);
  });

  test('Karpenter has its own rights once, whatever the number of pools', () => {
    const policy = only(infrastructure, 'aws_iam_role_policy', 'Karpenter_Policy');
    const role = addressOf(infrastructure, 'aws_iam_role', 'Identity-kube-system-karpenter');

    expect(policy.role).toBe(`\${${role}.name}`);
    expect(only(infrastructure, 'aws_eks_pod_identity_association', 'karpenter')).toMatchObject({ namespace: 'kube-system', service_account: 'karpenter' });
  });

  test('Karpenter creates only what carries the tags of the cluster, and no instance profile', () => {
    const { policy } = only(infrastructure, 'aws_iam_role_policy', 'Karpenter_Policy') as { policy: string };
    const { Statement } = JSON.parse(policy) as { Statement: { Sid: string; Action: string | string[]; Resource: string | string[]; Condition?: object }[] };

    for (const { Action, Condition } of Statement.filter(({ Action: actions }) => /Terminate|Delete(Launch)|CreateTags/.test(String(actions)))) {
      expect({ Action, condition: JSON.stringify(Condition) }).toMatchObject({ condition: expect.stringMatching(/kubernetes\.io\/cluster\/|eks:eks-cluster-name/) as string });
    }
    expect(policy).not.toMatch(/iam:(Create|Delete|Add|Remove|Tag)/);
    expect(Statement.find(({ Sid }) => Sid === 'GiveNodesTheirRole')?.Resource).toBe(`\${${addressOf(infrastructure, 'aws_iam_role', 'JoiningNodeRole')}.arn}`);
    expect(policy.replace(/\s/g, '').length).toBeLessThan(10_240);
  });

  test('its nodes have one role, one profile and one access entry', () => {
    expect(only(infrastructure, 'aws_eks_access_entry', 'JoiningNodeAccess').type).toBe('EC2_LINUX');
    expect(Object.keys(infrastructure.resourcesOfType('aws_iam_instance_profile'))).toHaveLength(1);
    expect(Object.keys(infrastructure.resourcesOfType('aws_sqs_queue'))).toHaveLength(1);
  });

  test('the order of pools is not part of any address', () => {
    expect(both((cluster) => ['Web', 'Batch'].forEach((id) => addPool(id)(cluster))).infrastructure.addresses()).toEqual(infrastructure.addresses());
  });

  test('nothing needs an autoscaler besides', () => {
    const { infrastructure: fixed } = both(addPool('Batch'));

    expect(fixed.warnings.join()).not.toContain('"Batch"');
  });
});

describe('In the cluster', () => {
  test('a pool without options has a NodePool and an EC2NodeClass, to the letter', () => {
    // GIVEN
    const { objects, infrastructure } = both(addPool('Batch'));
    const own = (type: string, part: string, attribute: string) => new RegExp(`^\\$\\{data\\.terraform_remote_state\\..*${type.replace('aws_', '')}.*${part}.*${attribute}.*\\}$`);

    // THEN
    expect(infrastructure.toJson()).not.toContain('kubernetes_manifest');
    expect(manifest(objects, 'EC2NodeClass', 'batch')).toEqual({
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'batch' },
      spec: {
        amiSelectorTerms: [{ alias: 'al2023@v20251112' }],
        instanceProfile: expect.stringMatching(own('aws_iam_instance_profile', 'JoiningNodeProfile', 'name')) as string,
        subnetSelectorTerms: NETWORK_ATTRIBUTES.privateSubnetIds.map((id) => ({ id })),
        securityGroupSelectorTerms: [{ id: expect.stringMatching(own('aws_eks_cluster', 'Cluster', 'cluster_security_group_id')) as string }],
        metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
        associatePublicIPAddress: false,
        blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeType: 'gp3', volumeSize: '20Gi', encrypted: true, deleteOnTermination: true } }],
      },
    });
    expect(manifest(objects, 'NodePool', 'batch')).toEqual({
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'batch' },
      spec: {
        template: {
          metadata: { labels: { 'production-cluster/worker-pool': 'Batch' } },
          spec: {
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'batch' },
            requirements: [
              { key: 'kubernetes.io/os', operator: 'In', values: ['linux'] },
              { key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] },
              { key: 'karpenter.sh/capacity-type', operator: 'In', values: ['on-demand'] },
              { key: 'karpenter.k8s.aws/instance-category', operator: 'In', values: ['c', 'm', 'r'] },
              { key: 'karpenter.k8s.aws/instance-generation', operator: 'Gt', values: ['2'] },
            ],
            expireAfter: '720h',
          },
        },
        disruption: { consolidationPolicy: 'WhenEmptyOrUnderutilized', consolidateAfter: '1m', budgets: [{ nodes: '10%' }] },
        limits: LIMITS,
      },
    });
  });

  test('a pool has what its options say', () => {
    const capacity = nodePool({
      image: aws.NodeImage.BOTTLEROCKET, imageVersion: 'v1.50.0', architectures: [aws.Architecture.ARM64, aws.Architecture.AMD64], purchase: [PurchaseOption.SPOT, PurchaseOption.ON_DEMAND],
      requirements: [{ key: 'karpenter.k8s.aws/instance-family', operator: aws.RequirementOperator.NOT_IN, values: ['t3'] }, { key: 'karpenter.k8s.aws/instance-local-nvme', operator: aws.RequirementOperator.EXISTS }],
      diskSizeGiB: 80, podDensity: aws.PodDensity.secondaryAddresses({ maxPods: 30 }), consolidateAfter: '5m', expireAfter: 'Never', disruptionBudget: '3',
    });
    const { objects } = both(addPool('Batch', capacity, { labels: { team: 'payments' }, taints: [Taint.noSchedule('batch', 'yes'), Taint.noExecute('flaky')] }), { tags: { owner: 'platform' } });

    expect(manifest(objects, 'EC2NodeClass', 'batch').spec).toMatchObject({
      amiSelectorTerms: [{ alias: 'bottlerocket@v1.50.0' }],
      blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { volumeSize: '4Gi' } }, { deviceName: '/dev/xvdb', ebs: { volumeSize: '80Gi', encrypted: true } }],
      kubelet: { maxPods: 30 },
      tags: { owner: 'platform' },
    });
    expect(manifest(objects, 'NodePool', 'batch').spec).toMatchObject({
      template: {
        metadata: { labels: { 'production-cluster/worker-pool': 'Batch', team: 'payments' } },
        spec: {
          requirements: [
            { key: 'kubernetes.io/os' },
            { key: 'kubernetes.io/arch', values: ['arm64', 'amd64'] },
            { key: 'karpenter.sh/capacity-type', values: ['spot', 'on-demand'] },
            { key: 'karpenter.k8s.aws/instance-family', operator: 'NotIn', values: ['t3'] },
            { key: 'karpenter.k8s.aws/instance-local-nvme', operator: 'Exists' },
          ],
          taints: [{ key: 'batch', value: 'yes', effect: 'NoSchedule' }, { key: 'flaky', effect: 'NoExecute' }],
          expireAfter: 'Never',
        },
      },
      disruption: { consolidateAfter: '5m', budgets: [{ nodes: '3' }] },
    });
  });

  test('delegated prefixes are on machines that have them, and in the network agent', () => {
    const { infrastructure, objects } = both(addPool('Batch', nodePool({ podDensity: aws.PodDensity.prefixDelegation() })));

    expect(JSON.stringify(manifest(objects, 'NodePool', 'batch').spec)).toContain('{"key":"karpenter.k8s.aws/instance-hypervisor","operator":"In","values":["nitro"]}');
    expect(manifest(objects, 'EC2NodeClass', 'batch').spec.kubelet).toEqual({ maxPods: 110 });
    expect(only(infrastructure, 'aws_eks_addon', 'AddOn-vpc-cni').configuration_values).toContain('ENABLE_PREFIX_DELEGATION');
  });

  test('a pool is made after its node class', () => {
    const { objects } = both(addPool('Batch'));

    const blocks = objects.resourcesOfType('kubernetes_manifest');
    const nodeClass = Object.keys(blocks).find((address) => address.includes('NodeClass'));
    expect(Object.entries(blocks).find(([address]) => address.includes('NodePool_'))?.[1].depends_on).toEqual([nodeClass]);
  });

  test('the chart is given the cluster, the queue and the service account', () => {
    const { objects } = both(addPool('Batch'));

    expect(JSON.parse(String(objects.outputs().values.value))).toEqual({
      settings: { clusterName: expect.stringMatching(/aws_eks_cluster.*name/) as string, interruptionQueue: expect.stringContaining('Karpenter_Interruptions') as string },
      serviceAccount: { name: 'karpenter', annotations: {} },
    });
  });

  test('the chart is given the role where service accounts have theirs by token', () => {
    const { objects } = both(addPool('Batch'), { workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES });

    expect(objects.outputs().values.value).toContain('"eks.amazonaws.com/role-arn":"${data.terraform_remote_state');
  });
});

describe('Karpenter', () => {
  test('without its objects is refused: it would never have a node', () => {
    const message = messageOf(() => inStack((infrastructure) => addPool('Batch')(clusterWithPool(infrastructure))));

    expect(idsIn(message)).toEqual(['karpenter-objects-missing']);
    expect(message).toContain('"batch"');
  });

  test('is refused a pool that comes after its objects', () => {
    const late = () =>
      inStack((infrastructure) => {
        const cluster = clusterWithPool(infrastructure);
        addPool('Early')(cluster);
        new KarpenterNodePools(new TerraformStack(infrastructure.node.root, 'production-access'), 'Karpenter', { cluster });
        addPool('Late')(cluster);
      });

    expect(idsIn(messageOf(late))).toEqual(['karpenter-objects-missing']);
  });

  test('has its objects in another stack than the cluster', () => {
    const inOne = () =>
      inStack((infrastructure) => {
        const cluster = clusterWithPool(infrastructure);
        addPool('Batch')(cluster);
        new KarpenterNodePools(infrastructure, 'Karpenter', { cluster });
      });

    expect(idsIn(messageOf(inOne))).toEqual(['in-cluster-construct-in-cluster-stack']);
  });

  test('runs no pod of the system: it needs a node itself', () => {
    expect(nodePool().intent).toMatchObject({ runsSystemPods: false, autoscaled: true, purchase: 'on-demand' });
    expect(nodePool({ purchase: [PurchaseOption.ON_DEMAND, PurchaseOption.SPOT] }).intent.purchase).toBe('spot');
  });

  test('serves a cluster that exists, also from one stack', () => {
    const stack = awsStack();
    const platform = new aws.ExistingEksPlatform({ network: existingNetwork(stack), clusterSecurityGroupId: 'sg-0a1b2c3d' });
    const cluster = HAControlPlane.fromHAControlPlaneAttributes(stack, 'Old', { clusterName: 'old', endpoint: 'https://10.0.0.1', certificateAuthority: 'Q0E=', version: KubernetesVersion.V1_34, platform });
    new WorkerPool(stack, 'Batch', { cluster, capacity: nodePool() });
    new KarpenterNodePools(stack, 'Karpenter', { cluster });

    expect(manifest(Template.fromStack(stack), 'EC2NodeClass', 'batch').spec).toMatchObject({ securityGroupSelectorTerms: [{ id: 'sg-0a1b2c3d' }] });
  });
});

test('Objects that something else delivers are text for it', () => {
  // GIVEN
  const infrastructure = awsStack();
  const access = new TerraformStack(infrastructure.node.root, 'production-access');
  const cluster = clusterWithPool(infrastructure);
  addPool('Batch')(cluster);

  // WHEN
  const { manifests } = new KarpenterNodePools(access, 'Karpenter', { cluster, delivery: aws.KarpenterDelivery.ELSEWHERE });
  new TerraformOutput(access, 'manifests', { value: manifests });

  // THEN
  const objects = Template.fromStack(access);
  expect(objects.resourcesOfType('kubernetes_manifest')).toEqual({});
  expect(objects.outputs().manifests.value).toMatch(/^\$\{jsonencode\(\{.*"kind" = "EC2NodeClass".*"kind" = "NodePool".*\}\)\}$/s);
});
