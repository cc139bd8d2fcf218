import { aws, Capacity, PurchaseOption, RbacBaseline, Subject } from 'cdktf-production-cluster';
import { ERROR_IDS, ErrorId } from '../../lib/private/error-ids';
import { ADMIN, clusterWithPool, eksCluster, GENERAL } from '../support/eks';
import { expectProblem, idsIn, messageOf } from '../support/problems';
import { inStack, inTwoStacks } from '../support/stacks';
import { ACCESS_PROBLEMS, CERTIFICATE_PROBLEMS, ROLE_PROBLEMS, RULE_PROBLEMS } from './access-problems';
import { BASELINE_PROBLEMS } from './baseline-problems';
import { CAPACITY_PROBLEMS, POOL_PROBLEMS } from './capacity-problems';
import { CLUSTER_PROBLEMS, EXISTING_PROBLEMS } from './cluster-problems';
import { EC2_PROBLEMS } from './ec2-problems';
import { AUTOMATIC_PROBLEMS, JOINING_PROBLEMS, KARPENTER_PROBLEMS, NODE_GROUP_PROBLEMS, SCALING_GROUP_PROBLEMS } from './eks-capacity-problems';
import { BACKUP_PROBLEMS, CONTROLLER_PROBLEMS, FILE_SYSTEM_PROBLEMS, IMAGE_PROBLEMS, UNKNOWN_LIST_PROBLEMS } from './integration-problems';
import { GKE_NODE_PROBLEMS, GKE_POOL_PROBLEMS } from './gke-capacity-problems';
import { GKE_CLUSTER_PROBLEMS } from './gke-cluster-problems';
import { GOOGLE_BACKUP_PROBLEMS, GOOGLE_IMAGE_PROBLEMS, MAINTENANCE_PROBLEMS, PROVISIONING_PROBLEMS } from './google-integration-problems';
import { GOOGLE_EXISTING_NETWORK_PROBLEMS, GOOGLE_NAT_PROBLEMS, GOOGLE_RANGE_PROBLEMS } from './google-network-problems';
import { KUBEADM_ISSUER_PROBLEMS, KUBEADM_PROBLEMS, KUBEADM_SOFTWARE_PROBLEMS, KUBEADM_TOPOLOGY_PROBLEMS } from './kubeadm-problems';
import { KUBECONFIG_PROBLEMS } from './kubeconfig-problems';
import { ACKNOWLEDGEMENT_PROBLEMS, LINT_PROBLEMS } from './lint-problems';
import { ENDPOINT_PROBLEMS, NETWORK_PROBLEMS, SCALE_PROBLEMS } from './network-problems';
import { PLAN_PROBLEMS, STEP_PROBLEMS } from '../readiness/upgrade/upgrade-problems';
import { READING_PROBLEMS } from './plan-problems';
import { ProblemCase } from './problem-case';
import { READINESS_PROBLEMS } from './readiness-problems';
import { ALLOWANCE_PROBLEMS, QUOTA_PROBLEMS, SERVICE_ACCOUNT_PROBLEMS, TENANT_PROBLEMS } from './tenant-problems';
import { UNKNOWN_PROBLEMS } from './unknown-problems';

const TABLES: Record<string, readonly ProblemCase[]> = {
  'What a pool runs on': CAPACITY_PROBLEMS,
  'A pool': POOL_PROBLEMS,
  'A node group': NODE_GROUP_PROBLEMS,
  'An Auto Scaling group': SCALING_GROUP_PROBLEMS,
  'Capacity that AWS runs': AUTOMATIC_PROBLEMS,
  'A pool of Karpenter': KARPENTER_PROBLEMS,
  'What joins a cluster of others': JOINING_PROBLEMS,
  'A control plane': CLUSTER_PROBLEMS,
  'A self-managed cluster on EC2': EC2_PROBLEMS,
  'A cluster on GKE': GKE_CLUSTER_PROBLEMS,
  'Nodes of GKE': GKE_NODE_PROBLEMS,
  'A pool of GKE': GKE_POOL_PROBLEMS,
  'A cluster that exists': EXISTING_PROBLEMS,
  'A cluster of a kubeconfig': KUBECONFIG_PROBLEMS,
  'A cluster on machines of one\'s own': KUBEADM_PROBLEMS,
  'Machines of a control plane': KUBEADM_TOPOLOGY_PROBLEMS,
  'What machines install': KUBEADM_SOFTWARE_PROBLEMS,
  'Who issues tokens': KUBEADM_ISSUER_PROBLEMS,
  'Who may do what': ACCESS_PROBLEMS,
  'A role': ROLE_PROBLEMS,
  'A rule of a role': RULE_PROBLEMS,
  'A certificate of a user': CERTIFICATE_PROBLEMS,
  'A right': LINT_PROBLEMS,
  'What is acknowledged and asked': ACKNOWLEDGEMENT_PROBLEMS,
  'A tenant': TENANT_PROBLEMS,
  'What a tenant may use': QUOTA_PROBLEMS,
  'Whom pods may talk to': ALLOWANCE_PROBLEMS,
  'A service account': SERVICE_ACCOUNT_PROBLEMS,
  'A network': NETWORK_PROBLEMS,
  'A network on Google Cloud': [...GOOGLE_RANGE_PROBLEMS, ...GOOGLE_NAT_PROBLEMS, ...GOOGLE_EXISTING_NETWORK_PROBLEMS],
  'The API server': ENDPOINT_PROBLEMS,
  'The default network': SCALE_PROBLEMS,
  'When GKE upgrades': MAINTENANCE_PROBLEMS,
  'Pools that GKE makes': PROVISIONING_PROBLEMS,
  'Images on Google Cloud': GOOGLE_IMAGE_PROBLEMS,
  'Backups for GKE': GOOGLE_BACKUP_PROBLEMS,
  'Repositories and caches of images': IMAGE_PROBLEMS,
  'Backups of volumes': BACKUP_PROBLEMS,
  'Shared files': FILE_SYSTEM_PROBLEMS,
  'Controllers': CONTROLLER_PROBLEMS,
  'What a cluster runs': BASELINE_PROBLEMS,
  'What is judged': READINESS_PROBLEMS,
  'An upgrade': [...PLAN_PROBLEMS, ...STEP_PROBLEMS],
  'What is read': READING_PROBLEMS,
  'What only Terraform knows': [...UNKNOWN_PROBLEMS, ...UNKNOWN_LIST_PROBLEMS],
};
const WARNINGS: readonly ErrorId[] = ['acknowledgement-unused', 'cluster-without-worker-pools', 'node-autoscaler-missing', 'node-draining-missing', 'subject-group-without-source', 'system-pods-on-spot'];
// See test/readiness/plan-guard/cli.test.ts.
const FOUND_BY_COMMANDS: readonly ErrorId[] = ['plan-file'];
const FOUND_BY_TERRAFORM: readonly ErrorId[] = ['capacity-max-below-current', 'capacity-min-above-current'];

describe.each(Object.entries(TABLES))('%s', (_, problems) => {
  test.each(problems)('$title: $id', (problem) => {
    const message = messageOf(() => inStack((stack) => problem.make(stack)));

    expectProblem(message, problem);
  });
});

describe('A warning', () => {
  test('for a cluster without pools, and none with one', () => {
    const without = inStack((stack) => eksCluster(stack));
    const withPool = inStack((stack) => clusterWithPool(stack));

    expectProblem(without.warnings.join('\n'), { id: 'cluster-without-worker-pools', allowed: 'at least one pool', fix: 'addWorkerPool' });
    expect(withPool.warnings.flatMap(idsIn)).not.toContain('cluster-without-worker-pools');
  });

  test('for autoscaling pools where nothing scales', () => {
    const { warnings } = inStack((stack) => clusterWithPool(stack));

    expect(warnings).toHaveLength(1);
    expectProblem(warnings[0], { id: 'node-autoscaler-missing', got: '["General"]', allowed: 'Capacity.fixed', fix: 'registerNodeAutoscaler' });
  });

  test('not where an autoscaler is registered, and not for a number of nodes that cannot change', () => {
    const registered = inStack((stack) => clusterWithPool(stack).registerNodeAutoscaler('karpenter'));
    const fixed = inStack((stack) => eksCluster(stack).addWorkerPool('Fixed', { capacity: Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 3 }) }));
    const equal = inStack((stack) => eksCluster(stack).addWorkerPool('Equal', { capacity: Capacity.managed({ machineTypes: ['m7i.xlarge'], minSize: 3, maxSize: 3 }) }));

    expect([registered, fixed, equal].map(({ warnings }) => warnings)).toEqual([[], [], []]);
  });

  test('for pods of the system that have room on spot machines alone', () => {
    const spot = Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 3, purchase: PurchaseOption.SPOT });
    const alone = inStack((stack) => eksCluster(stack).addWorkerPool('Spot', { capacity: spot }));
    const besides = inStack((stack) => {
      const cluster = eksCluster(stack);
      cluster.addWorkerPool('Spot', { capacity: spot });
      cluster.addWorkerPool('Fixed', { capacity: Capacity.fixed({ machineTypes: ['m7i.xlarge'], size: 1 }) });
    });

    expect(alone.warnings).toHaveLength(1);
    expectProblem(alone.warnings[0], { id: 'system-pods-on-spot', got: '["Spot"]', allowed: 'on-demand machines', fix: 'PurchaseOption.ON_DEMAND' });
    expect(besides.warnings).toEqual([]);
  });

  test('for an Auto Scaling group that nothing drains, and none for one with a handler', () => {
    const group = (withHandler: boolean) =>
      inStack((stack) => {
        const cluster = eksCluster(stack);
        const terminationHandler = withHandler ? new aws.NodeTerminationHandler(stack, 'Handler', { cluster }) : undefined;
        cluster.addWorkerPool('Group', { capacity: aws.AutoScalingGroupCapacity.fixed({ machines: aws.MachineSelection.ofTypes(['m7i.large']), size: 1, terminationHandler }) });
      });

    expect(group(false).warnings).toHaveLength(1);
    expectProblem(group(false).warnings[0], { id: 'node-draining-missing', allowed: 'a terminationHandler', fix: 'new aws.NodeTerminationHandler' });
    expect(group(true).warnings).toEqual([]);
  });

  test('for a bound group that nobody belongs to, and none for one that has a source', () => {
    const { warnings } = inTwoStacks((infrastructure, access) => {
      const cluster = clusterWithPool(infrastructure, { identities: [{ principalArn: ADMIN, groups: ['oncall'] }] });
      new RbacBaseline(access, 'Rbac', {
        cluster,
        administrators: [Subject.group('oncall'), Subject.user('jane')],
        tenants: [{ name: 'payments', developers: [Subject.group('nobody')] }],
      });
    });

    expect(warnings).toHaveLength(1);
    expectProblem(warnings[0], { id: 'subject-group-without-source', got: '"nobody"', allowed: 'oncall', fix: 'this group' });
  });
});

test('Terraform finds bounds that the current number of nodes lies outside of', () => {
  const json = inStack((stack) => eksCluster(stack).addWorkerPool('General', { capacity: GENERAL })).toJson();

  for (const id of FOUND_BY_TERRAFORM) expect(json).toContain(`[${id}] `);
});

test('a departure from the default can be acknowledged with a reason', () => {
  const template = inStack((stack) => {
    const accept = (id: ErrorId, reason: string) => ({ acknowledge: [{ id, reason }] });
    const zones = aws.NetworkZones.fromRegion({ count: 2, ...accept('network-zones-too-few', 'the region has two zones') });
    const endpointAccess = aws.EndpointAccess.publicAndPrivate({ publicCidrs: ['0.0.0.0/0'], ...accept('endpoint-public-to-everyone', 'a workshop for everyone') });
    clusterWithPool(stack, { network: new aws.Network(stack, 'Network', { zones }), endpointAccess });
  });

  expect(template.onlyResource('aws_eks_cluster').vpc_config).toMatchObject({ endpoint_public_access: true, public_access_cidrs: ['0.0.0.0/0'] });
});

test('every id of the library is produced here, and no message has another', () => {
  const produced = new Set([...Object.values(TABLES).flat().map(({ id }) => id), ...WARNINGS, ...FOUND_BY_COMMANDS, ...FOUND_BY_TERRAFORM]);

  expect([...produced].sort()).toEqual([...ERROR_IDS]);
});
