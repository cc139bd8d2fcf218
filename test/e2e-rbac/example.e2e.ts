import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiResource, Requester } from 'cdktf-production-cluster';
import { synthesize } from '../checkov/examples';
import { PretendedNode } from './support/pretended-node';
import { differences, Inventory } from './support/inventory';
import { ask } from './support/questions';
import { story } from './support/story';
import { World } from './support/world';

// The context in the kubeconfig of a world.
const CONTEXT = 'e2e';

/** The example's stack, synthesized as its reader does it, with its state beside it. */
function synthesizeTenants(directory: string): string {
  process.env.CLUSTER_CONTEXT = CONTEXT;
  const [{ file, directory: stack, configuration }] = synthesize('tenants', directory);
  const { backend: _, ...terraform } = configuration.terraform;
  writeFileSync(file, JSON.stringify({ ...configuration, terraform }));
  return stack;
}

story('The example of tenants, on a cluster that somebody else has made', (step) => {
  let directory: string;
  let world: World;
  let node: PretendedNode | undefined;
  let stack: string;
  let before: Inventory;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'e2e-rbac-example-'));
    world = await World.create();
    node = await PretendedNode.start(world.controlPlane.root);
  });
  afterAll(async () => {
    await node?.stop();
    await world.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  step('is applied by nothing but a kubeconfig', async () => {
    stack = synthesizeTenants(directory);
    await world.bring(stack);
    before = await world.controlPlane.settle();
    expect([...before.keys()]).toEqual(expect.arrayContaining(['Namespace payments', 'Namespace payments-checkout', 'Namespace search', 'DaemonSet kube-system/node-problem-detector']));
  });

  step('changes nothing when it is applied again', async () => {
    await world.bring(stack);
    expect(differences(before, await world.controlPlane.settle())).toEqual({ added: [], changed: [], removed: [] });
  });

  step('gives teams their namespaces, and no others', async () => {
    const questions = ['payments', 'payments-checkout', 'search', 'default'].map((namespace) => ({
      requester: Requester.group('payments'), question: { verb: 'create', resource: ApiResource.DEPLOYMENTS, namespace },
    }));
    expect(await ask(world.controlPlane.root, questions)).toEqual([true, true, false, false]);
  });
});
