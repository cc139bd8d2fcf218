import { readdirSync } from 'fs';
import { join } from 'path';
import { App } from 'cdktf';
import { Readiness, ReadinessAcknowledgement, Standing } from 'cdktf-production-cluster';
import { withoutTokenTraces } from '../../lib/private/token-traces';
import { expectGolden } from '../support/golden';
import { filesOf } from '../support/report';
import { newApp } from '../support/stacks';

const EXAMPLES = join(__dirname, '../../examples');

const accepted = (items: readonly string[], reason: string): ReadinessAcknowledgement[] => items.map((item) => ({ item, reason, owner: 'whoever copies the example' }));

const INSIDE = ['PE-06', 'PE-10', 'PE-27', 'PE-31', 'PE-35', 'PE-37', 'PE-38', 'PE-41', 'PE-44'];
const NODES_ALONE = accepted(INSIDE, 'the example shows what a cluster runs on; what lives inside is another stack, as in examples/two-clouds');
const NO_BASELINE = accepted(['PE-10', 'PE-27', 'PE-28', 'PE-35', 'PE-37', 'PE-38', 'PE-41'], 'the example shows two stacks and who administers the cluster; ClusterBaseline and tenants are in examples/two-clouds');

/** What an example leaves out on purpose. The others miss nothing. */
const ACCEPTED: Readonly<Record<string, ReadinessAcknowledgement[]>> = {
  eks: NO_BASELINE,
  'eks-auto-mode': NODES_ALONE,
  'eks-bottlerocket': NODES_ALONE,
  'eks-existing-network': NODES_ALONE,
  'eks-fargate': NODES_ALONE,
  'eks-fleet': NODES_ALONE,
  'eks-gpu': NODES_ALONE,
  'eks-karpenter': NODES_ALONE,
  'eks-platform-services': NODES_ALONE,
  'eks-remote-state': NO_BASELINE,
  'eks-spot': NODES_ALONE,
  'eks-stateful': NODES_ALONE,
  'eks-windows': NODES_ALONE,
  gke: NO_BASELINE,
  'kubeadm-ec2-external-etcd': NO_BASELINE,
};

async function readinessOf(example: string): Promise<Readiness> {
  const { addStacks } = (await import(join(EXAMPLES, example, 'app'))) as { addStacks(app: App): void };
  const app = newApp();
  withoutTokenTraces(() => addStacks(app));
  const own = app.node.children.find((child): child is Readiness => child instanceof Readiness);
  return own ?? new Readiness(app, 'Readiness', { acknowledge: ACCEPTED[example] });
}

test.each(readdirSync(EXAMPLES))('The example %s misses nothing that it does not accept, and keeps its report', async (example) => {
  const result = (await readinessOf(example)).evaluate();

  expect(result.clusters.flatMap(({ items }) => items.filter(({ standing }) => standing === Standing.MISSING).map(({ id, reason }) => `${id}: ${reason}`))).toEqual([]);
  expectGolden(`readiness/${example}.md`, (new Map(filesOf(result)).get('readiness.md') ?? '').trimEnd().split('\n'));
});
