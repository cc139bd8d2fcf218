import { readdirSync } from 'fs';
import { join } from 'path';
import { App, TerraformStack } from 'cdktf';
import { Template } from 'cdktf-production-cluster/testing';
import { expectGolden } from '../support/golden';
import { expectNoSecret } from '../support/secrets';
import { newApp } from '../support/stacks';

interface Example {
  addStacks(app: App): void;
}

const EXAMPLES = join(__dirname, '../../examples');

const SYNTHESIZED = new Map<string, Promise<[string, Template][]>>();

// Each example once, for all tests.
function stacksOf(example: string): Promise<[string, Template][]> {
  const synthesized = SYNTHESIZED.get(example) ?? synthesize(example);
  SYNTHESIZED.set(example, synthesized);
  return synthesized;
}

async function synthesize(example: string): Promise<[string, Template][]> {
  const { addStacks } = (await import(join(EXAMPLES, example, 'app'))) as Example;
  const app = newApp();
  addStacks(app);
  const stacks = app.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child));
  return stacks.map((stack) => [stack.node.id, Template.fromStack(stack)]);
}

describe.each(readdirSync(EXAMPLES))('The example %s', (example) => {
  test('keeps its Terraform addresses', async () => {
    for (const [stack, template] of await stacksOf(example)) expectGolden(`${example}.${stack}.addresses.txt`, template.addresses());
  });

  test('holds no secret', async () => {
    for (const [, template] of await stacksOf(example)) expectNoSecret(template.toJson());
  });

  test('gives no warning', async () => {
    for (const [, template] of await stacksOf(example)) expect(template.warnings).toEqual([]);
  });
});

// One example whole: all of them would be thirteen thousand lines, which nobody reads.
test('The example eks keeps what it synthesizes to', async () => {
  for (const [stack, template] of await stacksOf('eks')) expect(template.toSnapshot()).toMatchSnapshot(stack);
});
