import { TerraformStack } from 'cdktf';
import { Template } from 'cdktf-production-cluster/testing';
import { autopilot } from '../../e2e-google/apps/autopilot';
import { existingNetwork } from '../../e2e-google/apps/existing-network';
import { Day } from '../../e2e-google/apps/pools';
import { standard } from '../../e2e-google/apps/standard';
import { inGoogleStack } from '../../support/google';
import { newApp } from '../../support/stacks';
import { checkResource } from './check-resource';
import { addExample, googleExamples } from './examples';
import { replacements, Resources } from './replacements';
import { googleResources, SynthesizedStack } from './synthesized';

const APPS: Readonly<Record<string, (stack: TerraformStack, day: Day) => unknown>> = { standard, autopilot, 'existing network': existingNetwork };

const synthesized = (template: Template) => JSON.parse(template.toJson()) as SynthesizedStack;
const onDay = (name: string, day: Day) => synthesized(inGoogleStack((stack) => void APPS[name](stack, day)));

function problemsOf(resources: Resources): string[] {
  return Object.entries(resources).flatMap(([address, block]) => checkResource(address.slice(0, address.indexOf('.')), block).map((problem) => `${address}: ${problem}`));
}

describe.each(Object.keys(APPS))('the app %s', (name) => {
  const days = [onDay(name, 1), onDay(name, 2)];

  test.each([1, 2])('is what the provider takes on day %d', (day) => {
    const resources = googleResources(days[day - 1]);
    expect(Object.keys(resources).length).toBeGreaterThan(5);
    expect(problemsOf(resources)).toEqual([]);
  });

  test('is not what it was on the second day, and nothing of it is replaced', () => {
    const [before, after] = days.map(googleResources);
    expect(after).not.toEqual(before);
    expect(replacements(before, after)).toEqual({});
  });

  test('reads no data of Google', () => expect(Object.keys(days[0].data ?? {})).toEqual([]));
});

describe('the examples', () => {
  test.each(googleExamples())('of Google are what the provider takes, and read no data of it: %s', (name) => {
    const app = newApp();
    addExample(name, app);
    const stacks = app.node.children.filter((child): child is TerraformStack => TerraformStack.isStack(child)).map((stack) => synthesized(Template.fromStack(stack)));
    expect(stacks.flatMap((stack) => Object.keys(googleResources(stack))).length).toBeGreaterThan(5);
    expect(stacks.flatMap((stack) => problemsOf(googleResources(stack)))).toEqual([]);
    expect(stacks.flatMap(({ data = {} }) => Object.keys(data)).filter((type) => type.startsWith('google_'))).toEqual([]);
  });
});
