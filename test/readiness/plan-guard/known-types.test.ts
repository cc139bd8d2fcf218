import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { isKnownType } from '../../../lib/readiness/plan-guard/known-types';
import { STATE_IN_CLUSTERS } from '../../../lib/readiness/plan-guard/state-in-clusters';
import { STATE_ON_AWS } from '../../../lib/readiness/plan-guard/state-on-aws';
import { STATE_ON_GOOGLE } from '../../../lib/readiness/plan-guard/state-on-google';
import { TYPES_WITHOUT_STATE } from '../../../lib/readiness/plan-guard/types-without-state';
import { addPool, ec2Template } from '../../support/ec2';
import { DESTROY, findingsIn } from './support';

const ROOT = join(__dirname, '../../..');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => join(folder, file));
}

/** The types of the bindings that the library uses. */
function typesOfLibrary(): string[] {
  const imports = filesBelow(join(ROOT, 'lib')).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'@cdktf\/provider-(aws|google|kubernetes)\/lib\/(?!provider'|data-)([a-z0-9-]+)'/g)]);
  return imports.map(([, provider, name]) => `${provider}_${name.replaceAll('-', '_')}`);
}

/** The types of the resources that the examples make. */
function typesOfExamples(): string[] {
  const golden = join(ROOT, 'test/golden');
  const lists = readdirSync(golden).filter((file) => file.endsWith('.addresses.txt'));
  return lists.flatMap((file) => readFileSync(join(golden, file), 'utf8').split('\n').filter((line) => line !== '')).map((address) => address.split('.')[0]);
}

test('what the library makes is known to hold state, or not to', () => {
  const types = [...new Set([...typesOfLibrary(), ...typesOfExamples()])];
  expect(types.length).toBeGreaterThan(90);
  expect(types.filter((type) => !isKnownType(type))).toEqual([]);
});

test('no type stands in two lists, and each says what is lost', () => {
  const stateful = [...STATE_ON_AWS, ...STATE_ON_GOOGLE, ...STATE_IN_CLUSTERS];
  const all = [...stateful.map(({ type }) => type), ...TYPES_WITHOUT_STATE];
  expect(all.filter((type, index) => all.indexOf(type) !== index)).toEqual([]);
  expect(stateful.filter(({ lost }) => lost.length < 10)).toEqual([]);
});

test('the groups of members are told from those of workers', () => {
  const template = ec2Template({}, (machines, stack) => void addPool(machines, stack));
  const groups = Object.entries(template.resourcesOfType('aws_autoscaling_group'));
  const lost = groups.filter(([, before]) => findingsIn({ type: 'aws_autoscaling_group', before, actions: DESTROY }, { type: 'aws_autoscaling_group', name: 'Stays' }).length > 0);
  expect(lost.map(([address]) => address.replace(/^.*Machine-(cp-\d)_.*$/, '$1'))).toEqual(['cp-0', 'cp-1', 'cp-2']);
  expect(groups).toHaveLength(4);
});
