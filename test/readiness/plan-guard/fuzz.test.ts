import fc from 'fast-check';
import { ConfigurationError } from '../../../lib/private/problem';
import { PlanCheckResult, PlanGuard } from '../../../lib/readiness/plan-guard';
import { DESTROY, planOf, realPlan, REPLACE, UPDATE } from './support';

/** What is found, or undefined where the plan is refused by one clear line. Whatever else is thrown fails the test. */
function outcome(plan: unknown): PlanCheckResult | undefined {
  try {
    const result = PlanGuard.check(plan);
    PlanGuard.describe(result);
    return result;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.message).toMatch(/^\[plan-[a-z-]+\] .+ To fix: .+$/);
    return undefined;
  }
}

const PLANS = ['replace', 'last-nodes', 'trap'].map(realPlan);
const aPlan = fc.constantFrom(...PLANS);
const anyJson = fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown);

/** The paths of all values of a plan. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, one]) => pathsIn(one, [...path, name])) : [];
  return [path, ...inner];
}

/** A copy with another value at a path, or with nothing there. */
function changed(value: unknown, [step, ...rest]: readonly string[], replacement: unknown): unknown {
  if (step === undefined) return replacement;
  const entries = Object.entries(value as object).map(([name, one]) => [name, name === step ? changed(one, rest, replacement) : one] as const);
  const kept = entries.filter(([, one]) => one !== undefined);
  return Array.isArray(value) ? kept.map(([, one]) => one) : Object.fromEntries(kept);
}

const PARSED = PLANS.map((text) => JSON.parse(text) as unknown);
const aMutation = fc.constantFrom(...PARSED).chain((plan) => fc.tuple(fc.constant(plan), fc.constantFrom(...pathsIn(plan)), fc.option(anyJson, { nil: undefined })));

test('any JSON is judged or refused', () => {
  fc.assert(fc.property(fc.json(), (text) => void outcome(text)), { numRuns: 500 });
  fc.assert(fc.property(fc.string(), (text) => void outcome(text)));
  fc.assert(fc.property(fc.anything(), (value) => void outcome(value)));
});

test('a plan that is cut off is refused, wherever', () => {
  fc.assert(
    fc.property(aPlan, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
      const end = Math.floor(share * (text.trimEnd().length - 1));
      expect(outcome(text.slice(0, end))).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

test('a plan of which a part is missing or another is judged or refused', () => {
  fc.assert(fc.property(aMutation, ([plan, path, replacement]) => void outcome(changed(plan, path, replacement))), { numRuns: 400 });
});

test('changes that hold anything are judged or refused', () => {
  const types = fc.constantFrom('aws_eks_cluster', 'google_container_cluster', 'aws_eks_node_group', 'kubernetes_service_v1', 'helm_release', 'aws_eks_addon', 'kubernetes_manifest');
  const change = fc.record({ before: anyJson, after: anyJson, before_sensitive: anyJson, after_sensitive: anyJson, after_unknown: anyJson, replace_paths: anyJson });
  fc.assert(
    fc.property(types, fc.constantFrom(DESTROY, REPLACE, UPDATE), change, (type, actions, parts) => {
      expect(outcome(planOf({ type, actions, change: parts }))?.changes.unchanged).toBe(0);
    }),
    { numRuns: 400 },
  );
});

test('a secret stands nowhere, however its marks and its value are nested', () => {
  const SECRET = 'hunter2-hunter2';
  const nestings = fc.array(fc.oneof(fc.constant('list'), fc.constantFrom('a', 'b')), { maxLength: 4 });
  const wrap = (inner: unknown, steps: readonly string[]) => steps.reduce((value, step) => (step === 'list' ? [value] : { [step]: value }), inner);
  fc.assert(
    fc.property(nestings, nestings, fc.array(nestings), (value, marks, forcing) => {
      const covering = value.slice(value.length - Math.min(marks.length, value.length));
      const change = {
        before: { top: wrap(SECRET, value) }, before_sensitive: { top: wrap(true, covering) }, after: { top: 1 },
        replace_paths: forcing.map((steps) => ['top', ...steps.map((step) => (step === 'list' ? 0 : step))]),
      };
      const result = PlanGuard.check(planOf({ type: 'aws_eks_cluster', actions: REPLACE, change }));
      expect(JSON.stringify(result) + PlanGuard.describe(result)).not.toContain(SECRET);
    }),
    { numRuns: 300 },
  );
});

test('what stays is never refused, and what holds state is never let go', () => {
  const actions = fc.constantFrom<readonly string[]>(['no-op'], ['update'], ['create'], ['delete'], ['delete', 'create'], ['create', 'delete'], ['forget']);
  const types = fc.constantFrom('aws_eks_cluster', 'aws_kms_key', 'aws_vpc', 'google_container_cluster', 'kubernetes_namespace_v1');
  fc.assert(
    fc.property(fc.array(fc.tuple(types, actions), { minLength: 1, maxLength: 6 }), (changes) => {
      const result = PlanGuard.check(planOf(...changes.map(([type, one], index) => ({ type, name: `R${index}`, actions: one }))));
      const lost = changes.flatMap(([type, one], index) => (one.includes('delete') ? [`${type}.R${index}`] : []));
      expect(result.findings.filter(({ kind }) => kind === 'state-lost').map(({ address }) => address)).toEqual(lost);
    }),
  );
});
