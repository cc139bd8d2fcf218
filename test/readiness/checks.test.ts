import { readdirSync } from 'fs';
import { join } from 'path';
import { ClusterRoleBindingV1 } from '@cdktf/provider-kubernetes/lib/cluster-role-binding-v1';
import { DefaultServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/default-service-account-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { ResourceQuotaV1 } from '@cdktf/provider-kubernetes/lib/resource-quota-v1';
import { StorageClassV1 } from '@cdktf/provider-kubernetes/lib/storage-class-v1';
import { TerraformStack } from 'cdktf';
import { Capacity, DefaultStorageClass, DnsAutoscaling, DnsDisruptionBudget, ICluster, ItemResult, NodeProblemDetection, Readiness, Standing } from 'cdktf-production-cluster';
import { CHECKS } from '../../lib/readiness/checklist';
import { clusterWithPool } from '../support/eks';
import { AppParts, PERFECT, readinessOf, without } from '../support/readiness-app';
import { awsStack } from '../support/stacks';

const items = (parts?: AppParts): Record<string, ItemResult> => Object.fromEntries(readinessOf(parts).items.map((item) => [item.id, item]));
const missingIn = (parts?: AppParts): string[] => Object.values(items(parts)).filter(({ standing }) => standing === Standing.MISSING).map(({ id }) => id);

/** A namespace that the app writes by hand. */
const byHand = (fill: (access: TerraformStack, cluster: ICluster) => void = () => {}): AppParts => ({
  tenants: [],
  more: (_, access, cluster) => {
    new NamespaceV1(access, 'Hand', { provider: cluster.kubernetesProvider(access), metadata: { name: 'hand' } });
    fill(access, cluster);
  },
});

test('there is one file for each item of the checklist, whose name is its id', () => {
  const files = readdirSync(join(__dirname, '../../lib/readiness/checks')).map((file) => file.replace('.ts', '').toUpperCase());

  expect(CHECKS.map(({ id }) => id)).toEqual(files.sort());
  expect(files).toHaveLength(45);
});

test('an app with everything misses nothing', () => {
  expect(missingIn()).toEqual([]);
});

test.each(CHECKS.map(({ id }) => id))('%s names its page and what it is judged by', (id) => {
  const item = items()[id];

  expect(item.source).toMatch(/^https:\/\/kubernetes\.io\/docs\/\S+$/);
  expect(item.evidence.length + Number(item.document !== undefined)).toBeGreaterThan(0);
  expect(item.fix).toBeUndefined();
});

/** Items of which the platform alone knows how they stand. */
const OF_PLATFORM = [1, 2, 3, 5, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 29, 30, 33, 34, 39, 40, 42, 43].map((number) => `PE-${String(number).padStart(2, '0')}`);

test.each(OF_PLATFORM)('%s is missing where the platform says so, with its fix, and nothing else is', (id) => {
  const found = items({ platform: without(id) });

  expect(found[id]).toMatchObject({ standing: Standing.MISSING, reason: `${id} is switched off`, fix: `switch ${id} on` });
  expect(Object.values(found).filter(({ standing }) => standing === Standing.MISSING)).toHaveLength(1);
});

test.each(OF_PLATFORM.filter((id) => !['PE-05', 'PE-20', 'PE-39', 'PE-40'].includes(id)))('%s is of whoever made the control plane where nothing here did', (id) => {
  const found = items({ platform: { ...PERFECT, facts: [] } });

  expect(found[id].standing === Standing.OUTSIDE || id === 'PE-10' || id === 'PE-43').toBe(true);
});

const OFF: [string, string, AppParts][] = [
  ['PE-04', 'a zone takes nodes along that are needed', { pool: { capacity: Capacity.managed({ machineTypes: ['fake-1'], minSize: 1, maxSize: 12 }) }, platform: { ...PERFECT, pools: [{ poolId: 'General', zones: [0] }] } }],
  ['PE-06', 'no rights are stated', { rbac: false, baseline: false }],
  ['PE-10', 'there is no default storage class', { baseline: { storageClass: DefaultStorageClass.leftOut() } }],
  ['PE-25', 'pools may grow beyond what Kubernetes is made for', { more: (_, __, cluster) => void cluster.addWorkerPool('Large', { capacity: Capacity.managed({ machineTypes: ['fake-1'], minSize: 1, maxSize: 5000 }) }) }],
  ['PE-27', 'nobody looks after nodes', { baseline: { nodeProblemDetection: NodeProblemDetection.leftOut() } }],
  ['PE-28', 'the DNS has no disruption budget', { baseline: { dnsDisruptionBudget: DnsDisruptionBudget.leftOut() } }],
  ['PE-31', 'nobody is bound to a role', { rbac: false, baseline: false }],
  ['PE-35', 'a namespace has no quota', byHand()],
  ['PE-37', 'the DNS does not grow', { baseline: { dnsAutoscaling: DnsAutoscaling.leftOut() } }],
  ['PE-38', 'pods get the token of the default account', byHand()],
  ['PE-41', 'a namespace has no level', byHand()],
  ['PE-43', 'a network is open', byHand()],
  ['PE-44', 'no rights are stated', { rbac: false, baseline: false }],
];

test.each(OFF)('%s is missing where %s', (id, _, parts) => {
  const item = items(parts)[id];

  expect(item.standing).toBe(Standing.MISSING);
  expect(item.reason).not.toBe('');
  expect(item.fix).not.toBe('');
});

test('pools that nothing scales are missing from PE-05 and PE-26, until something is declared', () => {
  const found = (declare: boolean) => {
    const stack = awsStack();
    const cluster = clusterWithPool(stack);
    if (declare) cluster.registerNodeAutoscaler('karpenter');
    const [{ items: all }] = new Readiness(stack.node.root, 'Readiness').evaluate().clusters;
    return all.filter(({ id }) => ['PE-05', 'PE-26'].includes(id)).map(({ standing }) => standing);
  };

  expect(found(false)).toEqual([Standing.MISSING, Standing.MISSING]);
  expect(found(true)).toEqual([Standing.MET, Standing.MET]);
});

test('rights that nobody judges are missing from PE-44, by their name', () => {
  const bind = (_: TerraformStack, access: TerraformStack, cluster: ICluster): void => {
    new ClusterRoleBindingV1(access, 'Binding', {
      provider: cluster.kubernetesProvider(access), metadata: { name: 'readers' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' }, subject: [{ kind: 'Group', name: 'readers', apiGroup: 'rbac.authorization.k8s.io' }],
    });
  };

  expect(items({ rbac: false, baseline: false, more: bind })['PE-44']).toMatchObject({ standing: Standing.MISSING, reason: 'nobody judges the rights of readers' });
  expect(items({ rbac: false, more: bind })['PE-44'].standing).toBe(Standing.MET);
});

test('objects that are written by hand count as those of the library', () => {
  const metadata = (name: string) => ({ name, namespace: 'hand' });
  const app = byHand((access, cluster) => {
    const provider = cluster.kubernetesProvider(access);
    new NamespaceV1(access, 'Labelled', { provider, metadata: { name: 'labelled', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } });
    new ResourceQuotaV1(access, 'Quota', { provider, metadata: metadata('quota'), spec: { hard: { pods: '10' } } });
    new DefaultServiceAccountV1(access, 'Account', { provider, metadata: { namespace: 'hand' }, automountServiceAccountToken: false });
    new NetworkPolicyV1(access, 'Closed', { provider, metadata: metadata('closed'), spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } });
  });
  const found = items(app);

  expect(found['PE-35'].evidence.map(({ value }) => value)).toContain('quota of hand: pods 10');
  expect(found['PE-38'].evidence.map(({ value }) => value)).toContain('default account of hand: no token');
  expect(found['PE-41'].evidence.map(({ value }) => value)).toContain('labelled: baseline, as of the newest version');
  expect(found['PE-43'].evidence.map(({ value }) => value)).toContain('network of hand: closed by closed');
});

test('a network that is open in one direction, and a level that allows everything, are missing', () => {
  const app = byHand((access, cluster) => {
    const provider = cluster.kubernetesProvider(access);
    new NetworkPolicyV1(access, 'Ingress', { provider, metadata: { name: 'ingress', namespace: 'hand' }, spec: { podSelector: {}, policyTypes: ['Ingress'] } });
    new NamespaceV1(access, 'Free', { provider, metadata: { name: 'free', labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } } });
  });
  const found = items(app);

  expect(found['PE-43'].reason).toContain('pods of hand may talk to anybody');
  expect(found['PE-41'].reason).toContain('namespace free');
});

test('a storage class that somebody else wrote is one', () => {
  const more: AppParts['more'] = (_, access, cluster) => {
    new StorageClassV1(access, 'Class', { provider: cluster.kubernetesProvider(access), metadata: { name: 'mine', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } }, storageProvisioner: 'disks.fake' });
  };

  expect(items({ baseline: { storageClass: DefaultStorageClass.leftOut() }, more })['PE-10'].evidence.map(({ value }) => value)).toContain('default storage class mine');
});
