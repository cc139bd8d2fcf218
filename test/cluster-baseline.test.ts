import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { TerraformProvider, TerraformStack } from 'cdktf';
import {
  aws,
  Capacity,
  ClusterBaseline,
  DnsAutoscaling,
  KubernetesVersion,
  NodeAutoscaling,
  NodeProblemDetection,
  ProductionCluster,
} from 'cdktf-production-cluster';
import { Template } from 'cdktf-production-cluster/testing';
import { existingCluster } from './properties/support';
import { baseline, BaselineOptions, fakeBaseline, NOTHING } from './support/baseline';
import { only } from './support/blocks';
import { clusterWithPool, eksCluster, GENERAL } from './support/eks';
import { FakePlatform } from './support/fake-platform';
import { idsIn, messageOf } from './support/problems';
import { expectNoSecret } from './support/secrets';
import { awsStack, inStack, inTwoStacks, newApp } from './support/stacks';

const FIXED = Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 3 });
const AUTOSCALER = 'app.kubernetes.io/name": "cluster-autoscaler';

/** What the stack of the cluster synthesizes to. */
function infrastructureOf(build: (cluster: ProductionCluster, access: TerraformStack) => void, props: Partial<aws.EksPlatformProps> = {}): Template {
  return inStack((stack) => build(eksCluster(stack, props), new TerraformStack(stack.node.root, 'access')));
}

const addBaseline = (access: TerraformStack, cluster: ProductionCluster, options: BaselineOptions = {}) => new ClusterBaseline(access, 'Baseline', { cluster, ...options });
const addOn = (template: Template, name: string) => only(template, 'aws_eks_addon', name);
const configurationOf = (template: Template, name: string): unknown => JSON.parse(addOn(template, name).configuration_values as string);

describe('A baseline of EKS', () => {
  test('is what EKS does not bring: the autoscaler, a storage class, the lock of a namespace', () => {
    const types = baseline().addresses().map((address) => address.split('.')[0]);

    expect([...new Set(types)].sort()).toEqual([
      'kubernetes_cluster_role_binding_v1', 'kubernetes_cluster_role_v1', 'kubernetes_default_service_account_v1', 'kubernetes_deployment_v1', 'kubernetes_labels',
      'kubernetes_network_policy_v1', 'kubernetes_pod_disruption_budget_v1', 'kubernetes_resource_quota_v1', 'kubernetes_role_binding_v1', 'kubernetes_role_v1',
      'kubernetes_service_account_v1', 'kubernetes_storage_class_v1',
    ]);
    expect(types.filter((type) => type === 'kubernetes_deployment_v1')).toHaveLength(1);
  });

  test.each(['before', 'after'])('scales CoreDNS and finds ill nodes by add-ons, where nodes join %s it', (order) => {
    const template = infrastructureOf((cluster, access) => {
      if (order === 'before') cluster.addWorkerPool('General', { capacity: GENERAL });
      addBaseline(access, cluster);
      if (order === 'after') cluster.addWorkerPool('General', { capacity: GENERAL });
    });

    expect(configurationOf(template, 'AddOn-coredns')).toEqual({ autoScaling: { enabled: true, minReplicas: 2, maxReplicas: 1000 } });
    expect(addOn(template, 'AddOn-eks-node-monitoring-agent')).toMatchObject({ addon_name: 'eks-node-monitoring-agent' });
  });

  test('leaves to the user what the user says about add-ons', () => {
    const addOns = [aws.EksAddOn.coreDns({ autoscaling: { minReplicas: 4, maxReplicas: 8 } }), aws.EksAddOn.nodeMonitoringAgent({ version: 'v1.6.0-eksbuild.1' })];
    const template = infrastructureOf((cluster, access) => {
      addBaseline(access, cluster);
      cluster.addWorkerPool('General', { capacity: GENERAL });
    }, { addOns });

    expect(configurationOf(template, 'AddOn-coredns')).toEqual({ autoScaling: { enabled: true, minReplicas: 4, maxReplicas: 8 } });
    expect(addOn(template, 'AddOn-eks-node-monitoring-agent')).toMatchObject({ addon_version: 'v1.6.0-eksbuild.1' });
  });

  test('makes volumes by the provisioner that reaches the nodes', () => {
    const provisioner = (...capacities: Parameters<ProductionCluster['addWorkerPool']>[1]['capacity'][]) => {
      const template = baseline({}, (stack) => {
        const cluster = eksCluster(stack);
        capacities.forEach((capacity, index) => cluster.addWorkerPool(`Pool${index}`, { capacity }));
        return cluster;
      });
      return template.onlyResource('kubernetes_storage_class_v1').storage_provisioner;
    };
    const auto = aws.AutoModeCapacity.builtIn();

    expect([provisioner(GENERAL), provisioner(auto), provisioner(auto, GENERAL)]).toEqual(['ebs.csi.aws.com', 'ebs.csi.eks.amazonaws.com', 'ebs.csi.aws.com']);
  });
});

describe('The autoscaler', () => {
  test('is the same whether its pool joins before the baseline or after it', () => {
    const make = (poolFirst: boolean) => {
      const stack = awsStack(newApp());
      const access = new TerraformStack(stack.node.root, 'production-access');
      const cluster = eksCluster(stack);
      if (poolFirst) cluster.addWorkerPool('General', { capacity: GENERAL });
      addBaseline(access, cluster);
      if (!poolFirst) cluster.addWorkerPool('General', { capacity: GENERAL });
      return Template.fromStack(access).toJson();
    };

    expect(make(true)).toContain(AUTOSCALER);
    expect(make(false)).toBe(make(true));
  });

  test('is made once for many pools, and not for a number of nodes that cannot change', () => {
    const withPools = (capacities: Capacity[]) =>
      baseline({}, (stack) => {
        const cluster = eksCluster(stack);
        capacities.forEach((capacity, index) => cluster.addWorkerPool(`Pool${index}`, { capacity }));
        return cluster;
      });

    expect(Object.keys(withPools([GENERAL, FIXED, GENERAL]).resourcesOfType('kubernetes_deployment_v1'))).toHaveLength(1);
    expect(withPools([FIXED]).resourcesOfType('kubernetes_deployment_v1')).toEqual({});
  });

  test('ends the warning that nothing scales the pools', () => {
    const warnings = (options?: BaselineOptions) =>
      infrastructureOf((cluster, access) => {
        cluster.addWorkerPool('General', { capacity: GENERAL });
        if (options) addBaseline(access, cluster, options);
      }).warnings.flatMap(idsIn);

    expect(warnings()).toEqual(['node-autoscaler-missing']);
    expect(warnings({})).toEqual([]);
    expect(warnings({ nodeAutoscaling: NodeAutoscaling.byOther('karpenter') })).toEqual([]);
  });

  test('has its rights on AWS, in the stack of the cluster or where the user says', () => {
    const app = newApp();
    const stack = awsStack(app);
    const access = new TerraformStack(app, 'access');
    const other = awsStack(app, 'identities');
    addBaseline(access, clusterWithPool(stack), { infrastructure: other });
    const own = infrastructureOf((cluster, scope) => {
      cluster.addWorkerPool('General', { capacity: GENERAL });
      addBaseline(scope, cluster);
    });

    for (const template of [own, Template.fromStack(other)]) {
      expect(template.onlyResource('aws_eks_pod_identity_association')).toMatchObject({ namespace: 'kube-system', service_account: 'cluster-autoscaler' });
      expect(template.toJson()).toContain('autoscaling:SetDesiredCapacity');
    }
    expect(Template.fromStack(access).toJson()).not.toContain('aws_iam_role');
  });
});

describe('A cluster that something else made', () => {
  const imported = (options: BaselineOptions) => inStack((stack) => new ClusterBaseline(stack, 'Baseline', { cluster: existingCluster(stack), ...options }));

  test('gets a baseline, and an autoscaler when it is asked for', () => {
    const asked = imported({ nodeAutoscaling: NodeAutoscaling.clusterAutoscaler() }).toJson();

    expect(imported({}).toJson()).not.toContain(AUTOSCALER);
    expect(asked).toContain(AUTOSCALER);
    expect(asked).toContain('k8s.io/cluster-autoscaler/existing');
  });

  test('keeps the add-ons that it has', () => {
    expect(imported({}).resourcesOfType('aws_eks_addon')).toEqual({});
  });
});

describe('A baseline of a platform that brings little', () => {
  test('has its DNS scaled and kept up, and its nodes watched', () => {
    const template = fakeBaseline();

    expect(template.onlyResource('kubernetes_deployment_v1')).toMatchObject({ metadata: { name: 'dns-autoscaler', namespace: 'kube-system' } });
    expect(template.onlyResource('kubernetes_pod_disruption_budget_v1').spec).toEqual({ max_unavailable: '1', selector: { match_labels: { app: 'fake-dns' } } });
    expect(template.onlyResource('kubernetes_daemon_set_v1')).toMatchObject({ metadata: { name: 'node-problem-detector' } });
    expectNoSecret(template.toJson().replaceAll('automount_service_account_token', ''));
  });

  test('makes volumes as the platform does', () => {
    expect(fakeBaseline().onlyResource('kubernetes_storage_class_v1')).toMatchObject({ storage_provisioner: 'disks.fake', parameters: { sealed: 'yes' } });
  });
});

describe('Every part', () => {
  test('can be left out', () => {
    expect(baseline(NOTHING).addresses()).toEqual([]);
    expect(fakeBaseline(NOTHING).addresses()).toEqual([]);
  });

  test.each(Object.keys(NOTHING) as (keyof typeof NOTHING)[])('can be left out alone: %s', (part) => {
    // GIVEN
    const all = fakeBaseline().addresses();

    // WHEN
    const rest = fakeBaseline({ [part]: NOTHING[part] }).addresses();

    // THEN
    const gone = all.filter((address) => !rest.includes(address));
    expect(all).toEqual(expect.arrayContaining(rest));
    expect(new Set(gone.map((address) => /Baseline_([A-Za-z]+)_/.exec(address)?.[1])).size).toBe(part === 'nodeAutoscaling' ? 0 : 1);
  });

  test('can be a program of its own where the platform has its means', () => {
    const template = baseline({ dnsAutoscaling: DnsAutoscaling.clusterProportionalAutoscaler(), nodeProblemDetection: NodeProblemDetection.nodeProblemDetector() });

    expect(Object.keys(template.resourcesOfType('kubernetes_daemon_set_v1'))).toHaveLength(1);
    expect(only(template, 'kubernetes_deployment_v1', 'DnsAutoscaling')).toMatchObject({ metadata: { name: 'dns-autoscaler' } });
  });
});

test('Two clusters of one app have a baseline each', () => {
  const template = inTwoStacks((infrastructure, access) => {
    for (const id of ['Blue', 'Green']) {
      const cluster = new ProductionCluster(infrastructure, id, { version: KubernetesVersion.V1_34, platform: new FakePlatform() });
      new ClusterBaseline(access, `${id}Baseline`, { cluster });
    }
  });

  expect(Object.keys(template.resourcesOfType('kubernetes_storage_class_v1'))).toHaveLength(2);
});

test('The rights of its stack are judged', () => {
  const bindEverybody = () => baselineBeside((access, provider) => new ClusterRoleBindingV1(access, 'Everybody', {
    provider, metadata: { name: 'everybody' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' },
    subject: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' }],
  }));

  expect(idsIn(messageOf(bindEverybody))).toEqual(['rbac-subject-everybody']);
});

function baselineBeside(add: (access: TerraformStack, provider: TerraformProvider) => void): Template {
  return inTwoStacks((infrastructure, access) => {
    const cluster = clusterWithPool(infrastructure);
    addBaseline(access, cluster);
    add(access, cluster.kubernetesProvider(access));
  });
}
