import { PlanGuard } from '../../../lib/readiness/plan-guard';
import { ExpectedProblem, expectProblem, messageOf } from '../../support/problems';
import { planOf, realPlan } from './support';

const PLAN = planOf({ type: 'aws_vpc' });
const LOG = '{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui","type":"version"}\n{"@level":"info"}';
const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => [inner], {});
const circular: { self?: unknown; again?: unknown } = {};
circular.self = circular;
circular.again = [circular, circular];

const noPlan = { id: 'plan-format', allowed: 'terraform show -json', fix: 'terraform plan -out=PLAN' } as const;

const CASES: readonly (ExpectedProblem & { readonly title: string; readonly plan: unknown; readonly what: string })[] = [
  { ...noPlan, title: 'an empty file', plan: ' \n', what: 'is empty' },
  { ...noPlan, title: 'a binary plan', plan: 'PK\u0003\u0004\u0014', what: 'is the binary file' },
  { ...noPlan, title: 'half a plan', plan: realPlan('scale').slice(0, 5000), what: 'is cut off after 5000 characters' },
  { ...noPlan, title: 'a plan that ends in a text', plan: '{"format_ver', what: 'is cut off after 12 characters' },
  { ...noPlan, title: 'the plan for people', plan: 'Terraform will perform the following actions:', what: 'is not JSON' },
  { ...noPlan, title: 'the log of a plan', plan: LOG, what: 'is the log of `terraform plan -json`' },
  { ...noPlan, title: 'a list', plan: [], what: 'is not an object' },
  { ...noPlan, title: 'nothing', plan: undefined, what: 'is not an object' },
  { ...noPlan, title: 'an object', plan: {}, what: 'does not say its format_version' },
  { ...noPlan, title: 'a state', plan: { format_version: '1.0', terraform_version: '1.11.4', values: {} }, what: 'is a state' },
  { ...noPlan, title: 'an empty state', plan: { format_version: '1.0' }, what: 'nothing was planned' },
  { ...noPlan, title: 'changes that are no list', plan: { ...PLAN, resource_changes: {} }, what: 'resource_changes are not a list' },
  { ...noPlan, title: 'a change that is none', plan: { ...PLAN, resource_changes: [7] }, what: 'a change without address' },
  { ...noPlan, title: 'a change without actions', plan: { ...PLAN, resource_changes: [{ address: 'a.b', type: 'a', change: { actions: [] } }] }, what: 'a change without address' },
  { ...noPlan, title: 'a bottomless plan', plan: { ...PLAN, deep: nested(100_000) }, what: 'nested deeper than 200 levels' },
  { ...noPlan, title: 'a plan that holds itself', plan: circular, what: 'nested deeper than 200 levels' },
  { id: 'plan-version', title: 'a format to come', plan: { ...PLAN, format_version: '2.0' }, what: 'format', got: '"2.0"', allowed: 'format_version 1.x', fix: 'upgrade the library' },
  { id: 'plan-version', title: 'a format of before', plan: { ...PLAN, format_version: '0.1' }, what: 'format', got: '"0.1"', allowed: 'format_version 1.x', fix: 'plan with a version' },
  { id: 'plan-version', title: 'an old Terraform', plan: { ...PLAN, terraform_version: '1.1.9' }, what: 'Terraform', got: '"1.1.9"', allowed: '1.2 and later', fix: 'plan with a version' },
  { id: 'plan-version', title: 'a Terraform to come', plan: { ...PLAN, terraform_version: '2.0.0' }, what: 'Terraform', got: '"2.0.0"', allowed: '1.2 and later 1.x', fix: 'upgrade the library' },
  { id: 'plan-version', title: 'no Terraform', plan: { ...PLAN, terraform_version: undefined }, what: 'Terraform', got: 'undefined', allowed: '1.2', fix: 'plan with' },
  { id: 'plan-incomplete', title: 'a plan that failed', plan: realPlan('failed'), what: 'Terraform failed', allowed: 'a plan that succeeded', fix: 'plan again' },
  { id: 'plan-without-resources', title: 'nothing of a cluster', plan: planOf({ type: 'aws_instance' }), what: 'nothing of it is checked', allowed: 'a stack with a cluster', fix: 'the right stack' },
  { id: 'plan-without-resources', title: 'what is only read', plan: planOf({ type: 'aws_vpc', mode: 'data' }), what: 'nothing of it is checked', allowed: 'a stack with a cluster', fix: '-refresh-only' },
  { id: 'plan-without-resources', title: 'no changes at all', plan: { ...PLAN, resource_changes: undefined }, what: 'nothing of it is checked', allowed: 'a stack with a cluster', fix: 'the right stack' },
];

test.each(CASES)('$title is refused by one clear line', ({ plan, what, ...expected }) => {
  const message = messageOf(() => PlanGuard.check(plan));
  expectProblem(message, expected);
  expect(message).toContain(what);
  expect(message).not.toContain('\n');
});

test.each([['1.0', '1.2.0'], ['1.2', '1.11.4'], ['1.17', '1.20.1'], ['1.2', '1.9.0-alpha1']])('format %s of version %s is read', (format_version, terraform_version) => {
  expect(PlanGuard.check({ ...PLAN, format_version, terraform_version })).toMatchObject({ terraformVersion: terraform_version, findings: [] });
});

test('text with a byte order mark is read', () => {
  expect(PlanGuard.check(`\uFEFF${JSON.stringify(PLAN)}`).findings).toEqual([]);
});

test('what Terraform puts off is checked, too', () => {
  const { resource_changes } = planOf({ type: 'aws_kms_key', actions: ['delete'] });
  expect(PlanGuard.check({ ...PLAN, deferred_changes: [{ reason: 'unknown', resource_change: resource_changes[0] }] }).findings).toHaveLength(1);
});

describe('An allowance', () => {
  const plan = planOf({ type: 'aws_vpc', actions: ['delete'] }, { type: 'aws_kms_key', actions: ['delete'] });

  test('accepts what is found at its address, and nothing else', () => {
    const { findings, accepted } = PlanGuard.check(plan, { allow: ['aws_vpc.It'] });
    expect([findings, accepted].map((found) => found.map(({ address }) => address))).toEqual([['aws_kms_key.It'], ['aws_vpc.It']]);
  });

  test.each([['aws_vpc.Other', '"aws_vpc.It", "aws_kms_key.It"'], ['aws_iam_role.It', '"aws_vpc.It"'], ['', '"aws_vpc.It"']])('of %j fits nothing', (address, allowed) => {
    expectProblem(messageOf(() => PlanGuard.check(plan, { allow: ['aws_vpc.It', address] })), { id: 'plan-allowance', got: JSON.stringify(address), allowed, fix: 'take the allowance away' });
  });

  test('fits nothing in a plan that is safe', () => {
    expect(messageOf(() => PlanGuard.check(PLAN, { allow: ['aws_vpc.It'] }))).toContain('none, as nothing is found');
  });

  test('names few of many addresses', () => {
    const many = planOf(...Array.from({ length: 9 }, (_, index) => ({ type: 'aws_subnet', name: `S${index}`, actions: ['delete'] })));
    expect(messageOf(() => PlanGuard.check(many, { allow: ['x'] }))).toContain('"aws_subnet.S4" and 4 more');
  });
});
