import { mkdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, TerraformStack, Testing } from 'cdktf';
import { Template } from 'cdktf-production-cluster/testing';
import { withoutTokenTraces } from '../../lib/private/token-traces';

/** An app that writes nothing of its own: hundreds of them share one directory. */
export function newApp(): App {
  const outdir = join(tmpdir(), `production-cluster-tests-${process.pid}`);
  mkdirSync(outdir, { recursive: true });
  return Testing.app({ outdir });
}

/** A stack with an AWS provider. */
export function awsStack(app: App = newApp(), id = 'production'): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, 'Aws', { region: 'eu-west-1' });
  return stack;
}

/** What a stack with an AWS provider synthesizes to, after `build` has filled it. */
export function inStack(build: (stack: TerraformStack) => void): Template {
  return withoutTokenTraces(() => {
    const stack = awsStack();
    build(stack);
    return Template.fromStack(stack);
  });
}

/** What a second stack of the same app synthesizes to. */
export function inTwoStacks(build: (infrastructure: TerraformStack, access: TerraformStack) => void): Template {
  return withoutTokenTraces(() => {
    const infrastructure = awsStack();
    const access = new TerraformStack(infrastructure.node.root, 'production-access');
    build(infrastructure, access);
    return Template.fromStack(access);
  });
}
