import { aws, Capacity, ProductionCluster } from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { addressOf, dependsOn, only } from '../../support/blocks';
import { clusterWithPool, eksCluster, existingNetwork, GENERAL, NETWORK_ATTRIBUTES } from '../../support/eks';
import { pool, pools } from '../../support/pools';
import { idsIn, messageOf } from '../../support/problems';
import { inStack } from '../../support/stacks';

const { FargateCapacity } = aws;
const template = inStack((stack) => clusterWithPool(stack).addWorkerPool('Jobs', { capacity: Capacity.serverless({ namespaces: ['jobs', 'builds'] }) }));
const profile = (capacity: aws.FargateCapacity) => pool(capacity).onlyResource('aws_eks_fargate_profile');
const nameOf = (capacity: aws.FargateCapacity) => String(profile(capacity).fargate_profile_name);

test('Fargate runs the pods of the namespaces that are named', () => {
  expect(template.onlyResource('aws_eks_fargate_profile')).toMatchObject({
    fargate_profile_name: expect.stringMatching(/^Jobs-[0-9a-f]{8}$/) as string,
    lifecycle: { create_before_destroy: true },
    selector: [{ namespace: 'jobs' }, { namespace: 'builds' }],
    pod_execution_role_arn: `\${${addressOf(template, 'aws_iam_role', 'Jobs')}.arn}`,
    subnet_ids: NETWORK_ATTRIBUTES.privateSubnetIds,
  });
});

test('Fargate waits for its rights, and not for agents of nodes', () => {
  const waited = dependsOn(template.onlyResource('aws_eks_fargate_profile'));

  expect(waited).toContain(addressOf(template, 'aws_iam_role_policy_attachment', 'Jobs'));
  expect(waited.filter((address) => address.startsWith('aws_eks_addon'))).toEqual([]);
});

test('a pool without nodes makes no node group', () => {
  expect(Object.keys(template.resourcesOfType('aws_eks_node_group'))).toHaveLength(1);
});

test('a pool without nodes is chosen by namespace, and by no label', () => {
  inStack((stack) => {
    const cluster = clusterWithPool(stack);

    expect(cluster.addWorkerPool('Jobs', { capacity: FargateCapacity.forNamespaces({ namespaces: ['jobs'] }) }).nodeSelector).toEqual({});
  });
});

test('the portable capacity and that of EKS make the same', () => {
  const own = inStack((stack) => clusterWithPool(stack).addWorkerPool('Jobs', { capacity: FargateCapacity.forNamespaces({ namespaces: ['jobs', 'builds'] }) }));

  expect(own.toJson()).toBe(template.toJson());
});

describe('Selectors', () => {
  test('may name labels', () => {
    const selectors = [{ namespace: 'jobs', labels: { size: 'small', team: 'pay*' } }, { namespace: 'builds' }, { namespace: 'tenant-?' }];

    expect(profile(FargateCapacity.forSelectors({ selectors })).selector).toEqual(selectors);
  });

  test('may name one namespace with several labels', () => {
    const selectors = [{ namespace: 'jobs', labels: { size: 'small' } }, { namespace: 'jobs', labels: { size: 'large' } }];

    expect(profile(FargateCapacity.forSelectors({ selectors })).selector).toEqual(selectors);
  });

  test.each([
    ['the whole of kube-system', [{ namespace: 'kube-system' }], true],
    ['a part of kube-system', [{ namespace: 'kube-system', labels: { tier: 'web' } }], false],
    ['another namespace', [{ namespace: 'jobs' }], false],
  ])('of %s give room to the pods of the system: %#', (_, selectors, expected) => {
    expect(FargateCapacity.forSelectors({ selectors }).intent.runsSystemPods).toBe(expected);
  });
});

describe('What the user has already', () => {
  const podExecutionRoleArn = 'arn:aws:iam::111122223333:role/fargate';

  test('is used: a role', () => {
    const own = pool(FargateCapacity.forNamespaces({ namespaces: ['jobs'], podExecutionRoleArn }));

    expect(own.onlyResource('aws_eks_fargate_profile').pod_execution_role_arn).toBe(podExecutionRoleArn);
    expect(Object.keys(own.resourcesOfType('aws_iam_role')).filter((address) => address.includes('Pool_'))).toEqual([]);
  });

  test('is used: subnets', () => {
    expect(profile(FargateCapacity.forNamespaces({ namespaces: ['jobs'], subnetIds: ['subnet-0000000a'] })).subnet_ids).toEqual(['subnet-0000000a']);
  });

  test('is refused where it is public', () => {
    const inPublic = () =>
      inStack((stack) => {
        const cluster = eksCluster(stack, { network: existingNetwork(stack, { publicSubnetIds: ['subnet-0000000b'] }) });
        cluster.addWorkerPool('Jobs', { capacity: FargateCapacity.forNamespaces({ namespaces: ['jobs'], subnetIds: ['subnet-0000000b'] }) });
      });

    expect(idsIn(messageOf(inPublic))).toEqual(['fargate-subnet-public']);
  });
});

describe('The name of a profile', () => {
  const jobs = FargateCapacity.forNamespaces({ namespaces: ['jobs', 'builds'] });

  test('is the same whenever and wherever it is synthesized', () => {
    expect(nameOf(jobs)).toBe(nameOf(FargateCapacity.forNamespaces({ namespaces: ['jobs', 'builds'] })));
  });

  test.each([
    ['another namespace', FargateCapacity.forNamespaces({ namespaces: ['jobs'] })],
    ['a label', FargateCapacity.forSelectors({ selectors: [{ namespace: 'jobs', labels: { a: 'b' } }, { namespace: 'builds' }] })],
    ['other subnets', FargateCapacity.forNamespaces({ namespaces: ['jobs', 'builds'], subnetIds: ['subnet-0000000a'] })],
    ['another role', FargateCapacity.forNamespaces({ namespaces: ['jobs', 'builds'], podExecutionRoleArn: 'arn:aws:iam::111122223333:role/fargate' })],
  ])('is another with %s, because a profile cannot change', (_, other) => {
    expect(nameOf(other)).not.toBe(nameOf(jobs));
  });

  test('tells labels of one namespace from those of another', () => {
    const labelled = (first: string, second: string) =>
      FargateCapacity.forSelectors({ selectors: [first, second].map((label, index) => ({ namespace: `n${index}`, ...(label && { labels: { [label]: 'x' } }) })) });

    expect(nameOf(labelled('a', ''))).not.toBe(nameOf(labelled('', 'a')));
  });
});

describe('The system on Fargate', () => {
  const SYSTEM = FargateCapacity.forNamespaces({ namespaces: ['kube-system'] });
  const props = { workloadIdentityMethod: aws.WorkloadIdentityMethod.SERVICE_ACCOUNT_ROLES };
  const coreDns = (one: Template) => only(one, 'aws_eks_addon', 'AddOn-coredns');
  const addSystem = (cluster: ProductionCluster) => void cluster.addWorkerPool('System', { capacity: SYSTEM });
  const addGeneral = (cluster: ProductionCluster) => void cluster.addWorkerPool('General', { capacity: GENERAL });

  test('has only what runs there: nothing that serves nodes', () => {
    const alone = pools(addSystem);

    expect(Object.values(alone.resourcesOfType('aws_eks_addon')).map(({ addon_name }) => addon_name).sort()).toEqual(['coredns', 'metrics-server']);
    expect(alone.warnings).toEqual([]);
  });

  test('has a CoreDNS that is told so, and waits for the profile', () => {
    const alone = pools(addSystem);

    expect(JSON.parse(String(coreDns(alone).configuration_values))).toEqual({ computeType: 'Fargate' });
    expect(dependsOn(coreDns(alone))).toEqual([addressOf(alone, 'aws_eks_fargate_profile')]);
  });

  test.each([
    ['before', [addGeneral, addSystem]],
    ['after', [addSystem, addGeneral]],
  ])('has a CoreDNS for nodes where nodes come %s', (_, add) => {
    const mixed = pools((cluster) => add.forEach((one) => one(cluster)), props);

    expect(coreDns(mixed)).not.toHaveProperty('configuration_values');
    expect([...dependsOn(coreDns(mixed))].sort()).toEqual([addressOf(mixed, 'aws_eks_fargate_profile'), addressOf(mixed, 'aws_eks_node_group')]);
    expect(Object.keys(mixed.resourcesOfType('aws_eks_addon'))).toHaveLength(6);
  });

  test('keeps what the user says of CoreDNS', () => {
    const addOns = [aws.EksAddOn.coreDns({ autoscaling: { minReplicas: 2, maxReplicas: 8 } })];

    expect(JSON.parse(String(coreDns(pools(addSystem, { addOns })).configuration_values))).toEqual({ autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 8 }, computeType: 'Fargate' });
  });

  test('is refused with Pod Identity, which does not reach it', () => {
    const message = messageOf(() => pools((cluster) => [addGeneral, addSystem].forEach((one) => one(cluster))));

    expect(idsIn(message)).toEqual(['fargate-without-identity']);
    expect(message).toContain('"aws-ebs-csi-driver"');
  });
});
