import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { App, TerraformStack } from 'cdktf';
import { addExample, googleExamples } from '../google/provider-rules/examples';
import { PlanReport } from './support/plan-report';
import { Planner } from './support/planner';
import { RefusingProxy } from './support/refusing-proxy';
import { story } from './support/story';
import { WHO_AM_I } from './support/world';

interface StackJson {
  readonly terraform: { readonly required_providers?: Readonly<Record<string, unknown>> };
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The directories of the stacks that the Google provider can plan alone; the objects in a cluster need the cluster. */
function stacksOfGoogle(outdir: string): string[] {
  const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { readonly stacks: Record<string, { readonly synthesizedStackPath: string }> };
  const files = Object.values(stacks).map(({ synthesizedStackPath }) => join(outdir, synthesizedStackPath));
  const isOfGoogle = ({ terraform, data = {} }: StackJson) => Object.keys(terraform.required_providers ?? {}).join() === 'google' && !('terraform_remote_state' in data);
  return files.filter((file) => isOfGoogle(JSON.parse(readFileSync(file, 'utf8')) as StackJson)).map(dirname);
}

// Without a backend of their own stacks keep their state where the process runs, and may find one there.
function withStateOfItsOwn(app: App): void {
  for (const stack of app.node.children) if (TerraformStack.isStack(stack)) stack.addOverride('terraform.backend', { local: { path: join(app.outdir, `${stack.node.id}.tfstate`) } });
}

story('The examples', (step) => {
  let proxy: RefusingProxy;
  const outdir = mkdtempSync(join(tmpdir(), 'e2e-google-examples-'));
  beforeAll(async () => (proxy = await RefusingProxy.start()));
  afterAll(async () => {
    await proxy.stop();
    rmSync(outdir, { recursive: true, force: true });
  });

  step('are some', () => Promise.resolve(expect(googleExamples()).not.toEqual([])));

  for (const name of googleExamples()) {
    step(`${name}: each stack of Google is valid, and planned without Google`, async () => {
      const app = new App({ outdir: join(outdir, name) });
      addExample(name, app);
      withStateOfItsOwn(app);
      app.synth();
      const directories = stacksOfGoogle(app.outdir);
      expect(directories).not.toEqual([]);
      for (const directory of directories) {
        const planner = new Planner(directory, proxy, { GOOGLE_OAUTH_ACCESS_TOKEN: 'fake', GOOGLE_PROJECT: 'acme-platform' });
        expect(await planner.validate()).toEqual([]);
        const plan = new PlanReport(await planner.plan('-refresh=false'));
        expect(plan.created.filter((address) => address.startsWith('google_container_cluster.')).length).toBeGreaterThan(0);
        expect([plan.updated, plan.destroyed, plan.replaced, plan.dataSources, plan.sensitiveValues]).toEqual([[], [], [], [], []]);
        expect(proxy.takeHosts()).toEqual([WHO_AM_I]);
      }
    });
  }
});
