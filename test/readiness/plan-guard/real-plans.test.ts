import { readdirSync } from 'fs';
import { join } from 'path';
import { PlanGuard } from '../../../lib/readiness/plan-guard';
import { checkReal, inShort, realPlan } from './support';

// Terraform made them on the embedded AWS: PLAN_FIXTURES=1 npx jest test/e2e/plan-guard --selectProjects e2e makes them anew.
const EXPECTED: Readonly<Record<string, { readonly findings: string[]; readonly changes: Readonly<Record<string, number>> }>> = {
  scale: { findings: [], changes: { updated: 1, unchanged: 30 } },
  mended: { findings: [], changes: { updated: 0, unchanged: 31 } },
  trap: { findings: ['desired-size aws_eks_node_group.Cluster_General_NodeGroup'], changes: { updated: 1, unchanged: 30 } },
  skip: { findings: ['version-skipped aws_eks_cluster.Cluster_ControlPlane_Cluster'], changes: {} },
  replace: {
    findings: ['state-lost aws_cloudwatch_log_group.Cluster_ControlPlane_LogGroup', 'state-lost aws_eks_cluster.Cluster_ControlPlane_Cluster'],
    changes: { updated: 4, replaced: 15, unchanged: 12 },
  },
  'last-nodes': { findings: ['destroy-order aws_eks_node_group.Cluster_General_NodeGroup'], changes: { destroyed: 18, unchanged: 13 } },
};
const NAMES = Object.keys(EXPECTED);
const withoutHash = (text: string) => text.replace(/_[0-9A-F]{8}\b/g, '');

test.each(NAMES)('the plan %s is judged as it deserves', (name) => {
  const { findings, changes } = checkReal(name);
  expect(inShort(findings).map(withoutHash)).toEqual(EXPECTED[name].findings);
  expect(changes).toMatchObject(EXPECTED[name].changes);
});

test('the replacement of a cluster is told in words, with what forces it', () => {
  const { findings, ...others } = checkReal('replace');
  const cluster = findings.filter(({ address }) => address.startsWith('aws_eks_cluster.'));
  expect(withoutHash(PlanGuard.describe({ ...others, findings: cluster })).split('\n')).toEqual([
    'aws_eks_cluster.Cluster_ControlPlane_Cluster is replaced: made anew, then destroyed [state-lost]',
    '  Lost: all objects in the cluster, its address and its certificate authority.',
    '    name: "production-cluster" → "another"   (forces replacement)',
    expect.stringMatching(/^ {2}First: destroy the stacks with what lives inside the cluster/),
    expect.stringMatching(/^ {2}First: delete Services of type LoadBalancer/),
    expect.stringMatching(/^ {2}First: delete PersistentVolumeClaims/),
    '  To fix: take back the change of name.',
    '',
    '1 to refuse. The plan: 0 made, 4 changed in place, 15 replaced, 0 destroyed, 12 unchanged.',
    'What is meant is accepted by its address: --allow aws_eks_cluster.Cluster_ControlPlane_Cluster',
  ]);
});

test('the bounds that AWS refuses are told with the command that helps', () => {
  const [{ first }] = checkReal('trap').findings;
  expect(first).toEqual([expect.stringMatching(/^aws eks update-nodegroup-config --region eu-west-1 --cluster-name production-cluster --nodegroup-name General-\d+ --scaling-config minSize=8,maxSize=16,desiredSize=8$/)]);
});

test.each(NAMES)('the plan %s passes when all that is found is allowed', (name) => {
  const allow = checkReal(name).findings.map(({ address }) => address);
  expect(checkReal(name, allow).findings).toEqual([]);
});

test('no plan tells of the machine on which it was made', () => {
  const files = readdirSync(join(__dirname, 'fixtures')).map((file) => file.replace(/\.json$/, ''));
  expect(files.sort()).toEqual([...NAMES, 'failed'].sort());
  expect(files.filter((file) => /"\/(?!aws\/)|localhost|127\.0\.0\.1|\\\\/.test(realPlan(file)))).toEqual([]);
});
